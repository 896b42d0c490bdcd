uses(
    'dom/attribute_list', 'dom/attributes', 'dom/nodes', 'events/event_target', 'events/events', 'html/focus',
    'html/form_submission', 'html/html_elements', 'html/html_forms', 'html/html_input', 'infra/platform_objects'
);
// What follows a click: HTML 6.4.4 click(), and DOM 2.9 activation behaviour of checkbox, radio, button, link, label and summary.
'use strict';

const dom = %Dom;

function fire(type, target, init, name = 'Event') { return %DispatchEvent(%MakeEvent(name, type, init, true), target); }

// HTML 6.4.4 fire a synthetic pointer event
function clickOn(element, trusted) {
  const state = %slot(element, 0);
  if (state.clicking === true || (dom.isControl(state) && dom.isDisabled(element))) return;
  state.clicking = true;
  %DispatchEvent(%MakeEvent('PointerEvent', 'click', { bubbles: true, cancelable: true, composed: true, view: globalThis, pointerId: -1 }, trusted), element);
  state.clicking = false;
}

%methods(dom.HTMLElement.prototype, {
  // HTML 6.4.4 click(): synchronous, not trusted; a disabled form control does nothing.
  click() { dom.elementState(this); clickOn(this, false); },
});

// --- activation (DOM 2.9) -----------------------------------------------------------------------------------------------------------------
// Each kind: (element, its state, whether the click is trusted) before the listeners run; what it returns is called with whether the event was not cancelled.

const activations = %newRecord();

function toggleable(element, state, flip) {
  const before = dom.isChecked(state);
  const other = dom.checkedInGroup(element, state);
  const indeterminate = state.indeterminate === true;
  state.indeterminate = false;
  dom.setChecked(element, state, flip ? !before : true);
  return function (went) {
    if (!went) {
      state.indeterminate = indeterminate;
      dom.setChecked(element, state, before);
      if (other !== null) dom.setChecked(other, %slot(other, 0), true);
      return;
    }
    if (!dom.isConnected(element) || (!flip && before)) return;
    fire('input', element, { bubbles: true, composed: true });
    fire('change', element, { bubbles: true });
  };
}

function formButton(element, type) {
  return function (went) {
    const form = went ? dom.formOf(element) : null;
    if (form === null || dom.isDisabled(element)) return;
    if (type === 'reset') dom.resetForm(form);
    else if (type === 'submit') dom.submitForm(form, element);
  };
}

activations.input = function (element, state) {
  if (dom.isDisabled(element)) return nothing;
  const type = dom.inputType(state);
  if (type === 'checkbox' || type === 'radio') return toggleable(element, state, type === 'checkbox');
  return formButton(element, type === 'image' ? 'submit' : type);
};
activations.button = function (element, state) { return dom.isDisabled(element) ? nothing : formButton(element, dom.buttonType(state)); };
activations.a = function (element, state) {
  if (%AttributeOf(state, 'href') === undefined) return undefined;
  return function (went) {
    if (went) %refuse('following a link', "A run stays on its page; call preventDefault() in the link's click listener.");
  };
};
activations.label = function (element, state, trusted) {
  return function (went) {
    const control = went ? dom.labeledControl(element) : null;
    if (control === null) return;
    if (dom.isFocusable(control, %slot(control, 0))) dom.moveFocus(control);
    clickOn(control, trusted);
  };
};
activations.summary = function (element, state) {
  const details = state.parent;
  if (details === null || %slot(details, 0).localName !== 'details') return undefined;
  return function (went) {
    if (!went) return;
    if (dom.hasAttribute(details, 'open')) dom.removeAttribute(details, 'open');
    else dom.setAttribute(details, 'open', '');
  };
};
activations.select = activations.textarea = activations.option = function () { return nothing; };
function nothing() {}

// The nearest element on the path that a click does something to; for events that do not bubble only the target.
dom.setActivation(function (event, path) {
  const inner = %slot(event, 0);
  if (inner.type !== 'click' || inner.m_button === undefined) return undefined;
  for (let i = 0; i < path.length; i++) {
    if (!dom.isElement(path[i]) || (i > 0 && !inner.bubbles)) return undefined;
    const state = %slot(path[i], 0);
    const kind = activations[state.localName];
    const behavior = kind === undefined ? undefined : kind(path[i], state, inner.trusted);
    if (behavior !== undefined) return behavior;
  }
  return undefined;
});

// HTML 4.11.1: a change of a details element's open is told by a task
dom.onAttributeOf('details', function (element, state, name, value) {
  if (name !== 'open') return;
  const newState = value === null ? 'closed' : 'open';
  const oldState = state.toggling === undefined ? (value === null ? 'open' : 'closed') : state.toggling;
  if (state.toggling !== undefined) %dequeueTask(state.toggleTask);
  state.toggling = oldState;
  state.toggleTask = %queueTask('DOM manipulation', 'toggle', function () {
    state.toggling = undefined;
    fire('toggle', element, { oldState, newState }, 'ToggleEvent');
  }, []);
});
