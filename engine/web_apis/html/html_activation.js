// What follows a click: DOM 2.9 activation behaviour of checkbox, radio, button, link, label and summary; HTML 4.10.21 submission and
// reset. Leaving the page is refused: a run stays on its page.
'use strict';

const dom = %Dom;

function fire(type, target, init, name = 'Event') { return %DispatchEvent(%MakeEvent(name, type, init, true), target); }

dom.navigate = function (form) {
  if (!dom.isConnected(form)) return;
  %refuse('leaving the page by a form', "A run stays on its page; call preventDefault() in the form's submit listener.");
};

// --- submission and reset ----------------------------------------------------------------------------------------------------------------

const constraints = ['pattern', 'min', 'max', 'minlength', 'maxlength'];

// HTML 4.10.21.2 statically validate the constraints: only "required" can be judged here
function isMissing(control, state) {
  if (%AttributeOf(state, 'required') === undefined || dom.isDisabled(control)) return false;
  if (state.localName === 'select') return dom.selectValue(control) === '';
  if (state.localName === 'textarea') return dom.textareaValue(control, state) === '';
  if (state.localName !== 'input') return false;
  const type = dom.inputType(state);
  if (type === 'checkbox') return !dom.isChecked(state);
  if (type === 'radio') return !dom.isChecked(state) && dom.checkedInGroup(control, state) === null;
  return dom.inputValue(state) === '';
}

function refuseUnknown(state) {
  if (state.localName !== 'input' && state.localName !== 'textarea') return;
  const type = state.localName === 'input' ? dom.inputType(state) : 'textarea';
  for (let i = 0; i < constraints.length; i++) {
    if (%AttributeOf(state, constraints[i]) !== undefined && type !== 'range') {
      %refuse('the constraint ' + constraints[i], 'When a form is submitted, only required is checked here; the form may say novalidate.');
    }
  }
  if ((type === 'email' || type === 'url') && dom.inputValue(state) !== '') {
    %refuse('the check of an input of type ' + type, 'When a form is submitted, only required is checked here; the form may say novalidate.');
  }
}

// HTML 4.10.21.2 interactively validate the constraints
function isValid(form) {
  const controls = dom.controlsOf(form);
  const missing = [];
  for (let i = 0; i < controls.length; i++) {
    const state = %slot(controls[i], 0);
    refuseUnknown(state);
    if (isMissing(controls[i], state)) %append(missing, controls[i]);
  }
  let first;
  for (let i = 0; i < missing.length; i++) {
    if (fire('invalid', missing[i], { cancelable: true }) && first === undefined) first = missing[i];
  }
  if (first !== undefined && dom.isFocusable(first, %slot(first, 0))) dom.moveFocus(first);
  return missing.length === 0;
}

// HTML 4.10.21.3 submit, when not by form.submit()
function submit(form, submitter) {
  const state = %slot(form, 0);
  if (!dom.isConnected(form) || state.submitting === true) return;
  state.submitting = true;
  const free = %AttributeOf(state, 'novalidate') !== undefined || (submitter !== null && %AttributeOf(%slot(submitter, 0), 'formnovalidate') !== undefined);
  const goes = (free || isValid(form)) && fire('submit', form, { bubbles: true, cancelable: true, submitter }, 'SubmitEvent');
  state.submitting = false;
  if (goes) dom.navigate(form);
}
dom.submitForm = submit;

dom.requestSubmit = function (form, submitter) {
  if (submitter !== null) {
    const context = "Failed to execute 'requestSubmit' on 'HTMLFormElement': ";
    if (!dom.isElement(submitter)) %throwTypeError(context + "parameter 1 is not of type 'HTMLElement'.");
    if (!isSubmitButton(%slot(submitter, 0))) %throwTypeError(context + 'The specified element is not a submit button.');
    if (dom.formOf(submitter) !== form) {
      throw %NewDOMException(context + 'The specified element is not owned by this form element.', 'NotFoundError');
    }
  }
  submit(form, submitter);
};

function isSubmitButton(state) {
  if (state.localName === 'button') return dom.buttonType(state) === 'submit';
  return state.localName === 'input' && (dom.inputType(state) === 'submit' || dom.inputType(state) === 'image');
}

// HTML 4.10.22.1 reset
dom.resetForm = function (form) {
  const state = %slot(form, 0);
  if (state.resetting === true) return;
  state.resetting = true;
  if (fire('reset', form, { bubbles: true, cancelable: true })) {
    const controls = dom.controlsOf(form);
    for (let i = 0; i < controls.length; i++) resetControl(controls[i], %slot(controls[i], 0));
  }
  state.resetting = false;
};

function resetControl(control, state) {
  if (state.localName === 'select') {
    dom.resetSelect(control);
  } else if (state.localName === 'textarea') {
    state.value = dom.descendantText(control);
    dom.tellValue(state);
    state.value = undefined;
  } else if (state.localName === 'input') {
    const type = dom.inputType(state);
    if (type === 'checkbox' || type === 'radio') return dom.setChecked(control, state, %AttributeOf(state, 'checked') !== undefined);
    const attribute = %AttributeOf(state, 'value');
    state.value = attribute === undefined ? '' : attribute;
    dom.tellValue(state);
    state.value = undefined;
  }
  return undefined;
}

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
    else if (type === 'submit') submit(form, element);
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
    dom.clickOn(control, trusted);
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
%define('ActivationBehavior', function (event, path) {
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
dom.attributeSteps.details = function (element, state, name, value) {
  if (name !== 'open') return;
  const newState = value === null ? 'closed' : 'open';
  const oldState = state.toggling === undefined ? (value === null ? 'open' : 'closed') : state.toggling;
  if (state.toggling !== undefined) %dequeueTask(state.toggleTask);
  state.toggling = oldState;
  state.toggleTask = %queueTask('DOM manipulation', 'toggle', function () {
    state.toggling = undefined;
    fire('toggle', element, { oldState, newState }, 'ToggleEvent');
  }, []);
};
