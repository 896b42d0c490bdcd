uses('dom/attribute_list', 'dom/attributes', 'dom/nodes');
uses('events/event_target', 'events/events');
uses('html/focus', 'html/form_submission', 'html/html_elements', 'html/html_forms', 'html/html_input', 'html/labels', 'html/location');
// What follows a click: HTML, click(), and DOM, activation behaviour of checkbox, radio, button, link, label and summary.
'use strict';

function fire(type, target, init, name = 'Event') {
  return %DispatchEvent(%MakeEvent(name, type, init, true), target);
}

// HTML, fire a synthetic pointer event
function clickOn(element, trusted, detail) {
  const state = %slot(element, 0);
  if (state.clicking === true || (%html_forms.isControl(state) && %html_forms.isDisabled(element))) return;
  state.clicking = true;
  %DispatchEvent(
    %MakeEvent(
      'PointerEvent',
      'click',
      { bubbles: true, cancelable: true, composed: true, view: globalThis, pointerId: -1, detail },
      trusted,
    ),
    element,
  );
  state.clicking = false;
}

%methods(%html_elements.HTMLElement.prototype, {
  // HTML, click(): synchronous, not trusted; a disabled form control does nothing.
  click() {
    const self = this;
    %nodes.elementState(self);
    %event_target.during("Failed to execute 'click' on 'HTMLElement': ", function () {
      clickOn(self, false, 0);
    });
  },
});

// --- activation (DOM, Dispatching events) -------------------------------------------------------------------------------------------------
// Each kind: (element, its state, the click) before the listeners run; what it returns is called with whether the event was not cancelled.

const activations = %newRecord();

function toggleable(element, state, flip) {
  const before = %html_input.isChecked(state);
  const other = %html_input.checkedInGroup(element, state);
  const indeterminate = state.indeterminate === true;
  state.indeterminate = false;
  %html_input.setChecked(element, state, flip ? !before : true);
  const type = %html_input.inputType(state);
  return function (went) {
    if (%html_input.inputType(state) !== type) return; // it has become another control
    if (!went) {
      state.indeterminate = indeterminate;
      %html_input.setChecked(element, state, before);
      if (other !== null) %html_input.setChecked(other, %slot(other, 0), true);
      return;
    }
    if (!%nodes.isConnected(element) || (!flip && before)) return;
    fire('input', element, { bubbles: true, composed: true });
    fire('change', element, { bubbles: true });
  };
}

function formButton(element, type) {
  return function (went) {
    const form = went ? %html_forms.formOf(element) : null;
    if (form === null || %html_forms.isDisabled(element)) return;
    if (type === 'reset') %form_submission.resetForm(form);
    else if (type === 'submit') %form_submission.submitForm(form, element);
  };
}

activations.input = function (element, state) {
  const type = %html_input.inputType(state);
  if (type === 'checkbox' || type === 'radio') return toggleable(element, state, type === 'checkbox'); // disabled ones too, in Chromium
  if (%html_forms.isDisabled(element)) return nothing;
  return formButton(element, type === 'image' ? 'submit' : type);
};
activations.button = function (element, state) {
  return %html_forms.isDisabled(element) ? nothing : formButton(element, %html_forms.buttonType(state));
};
activations.a = function (element, state) {
  if (%AttributeOf(state, 'href') === undefined) return undefined;
  return function (went) {
    if (went) %location.followLink(%resolveUrl(%attributes.attributeText(element, 'href')));
  };
};
activations.label = function (element, state, inner) {
  return function (went) {
    const control = went ? %labels.labeledControl(element) : null;
    if (control === null) return;
    if (%focus.isFocusable(control, %slot(control, 0))) %focus.moveFocus(control);
    clickOn(control, inner.trusted, inner.trusted ? inner.m_detail : 0);
  };
};
activations.summary = function (element, state) {
  const details = state.parent;
  if (details === null || %slot(details, 0).localName !== 'details') return undefined;
  return function (went) {
    if (!went) return;
    if (%attributes.hasAttribute(details, 'open')) %attributes.removeAttribute(details, 'open');
    else %attributes.setAttribute(details, 'open', '');
  };
};
activations.select =
  activations.textarea =
  activations.option =
    function () {
      return nothing;
    };
function nothing() {}

// The nearest element on the path that a click does something to; for events that do not bubble only the target.
%event_target.setActivation(function (event, path) {
  const inner = %slot(event, 0);
  if (inner.type !== 'click' || inner.m_button === undefined) return undefined;
  for (let i = 0; i < path.length; i++) {
    if (i > 0 && !inner.bubbles) return undefined;
    if (!%nodes.isElement(path[i])) continue;
    const state = %slot(path[i], 0);
    const kind = activations[state.localName];
    const behavior = kind === undefined ? undefined : kind(path[i], state, inner);
    if (behavior !== undefined) return behavior;
  }
  return undefined;
});

// HTML, The details element: a change of a details element's open is told by a task
%attributes.onAttributeOf('details', function (element, state, name, value) {
  if (name !== 'open') return;
  const newState = value === null ? 'closed' : 'open';
  const oldState = state.toggling === undefined ? (value === null ? 'open' : 'closed') : state.toggling;
  if (state.toggling !== undefined) %dequeueTask(state.toggleTask);
  state.toggling = oldState;
  state.toggleTask = %queueTask(
    'DOM manipulation',
    'toggle',
    function () {
      state.toggling = undefined;
      fire('toggle', element, { oldState, newState }, 'ToggleEvent');
    },
    [],
  );
});
