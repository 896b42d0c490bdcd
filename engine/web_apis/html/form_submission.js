uses('dom/attribute_list', 'dom/nodes', 'infra/web_idl');
uses('events/event_target', 'events/events');
uses('html/form_validity', 'html/html_forms', 'html/html_input', 'html/html_select');
uses('infra/dom_exception');
// HTML, Form submission and reset. Leaving the page is refused: a run stays on its page.
'use strict';

function fire(type, target, init, name = 'Event') {
  return %DispatchEvent(%MakeEvent(name, type, init, true), target);
}

function navigate(form) {
  if (!%nodes.isConnected(form)) return;
  %refuse('leaving the page by a form', "A run stays on its page; call preventDefault() in the form's submit listener.");
}

// HTML, submit, when not by form.submit()
function submit(form, submitter) {
  const state = %slot(form, 0);
  if (!%nodes.isConnected(form) || state.submitting === true) return;
  state.submitting = true;
  const free =
    %AttributeOf(state, 'novalidate') !== undefined ||
    (submitter !== null && %AttributeOf(%slot(submitter, 0), 'formnovalidate') !== undefined);
  const goes =
    (free || %form_validity.report(%html_input.controlsOf(form))) &&
    fire('submit', form, { bubbles: true, cancelable: true, submitter }, 'SubmitEvent');
  state.submitting = false;
  if (goes) navigate(form);
}
%form_submission.submitForm = submit;

function requestSubmit(form, submitter) {
  if (submitter !== null) {
    const context = "Failed to execute 'requestSubmit' on 'HTMLFormElement': ";
    if (!%nodes.isElement(submitter)) %web_idl.notOfType(context, 1, 'HTMLElement');
    if (!isSubmitButton(%slot(submitter, 0))) %throwTypeError(context + 'The specified element is not a submit button.');
    if (%html_forms.formOf(submitter) !== form) {
      throw %NewDOMException(context + 'The specified element is not owned by this form element.', 'NotFoundError');
    }
  }
  submit(form, submitter);
}

function isSubmitButton(state) {
  if (state.localName === 'button') return %html_forms.buttonType(state) === 'submit';
  return state.localName === 'input' && (%html_input.inputType(state) === 'submit' || %html_input.inputType(state) === 'image');
}

%form_submission.isSubmitButton = isSubmitButton;

// HTML, reset
function resetForm(form) {
  const state = %slot(form, 0);
  if (state.resetting === true) return;
  state.resetting = true;
  if (fire('reset', form, { bubbles: true, cancelable: true })) {
    const controls = %html_input.controlsOf(form);
    for (let i = 0; i < controls.length; i++) resetControl(controls[i], %slot(controls[i], 0));
  }
  state.resetting = false;
}
%form_submission.resetForm = resetForm;

function resetControl(control, state) {
  if (state.localName === 'select') {
    %html_select.resetSelect(control);
  } else if (state.localName === 'textarea') {
    state.value = %nodes.descendantText(control);
    %html_forms.tellValue(state);
    state.value = undefined;
  } else if (state.localName === 'input') {
    const type = %html_input.inputType(state);
    if (type === 'checkbox' || type === 'radio')
      return %html_input.setChecked(control, state, %AttributeOf(state, 'checked') !== undefined);
    const attribute = %AttributeOf(state, 'value');
    state.value = attribute === undefined ? '' : attribute;
    %html_forms.tellValue(state);
    state.value = undefined;
  }
  return undefined;
}

%methods(globalThis.HTMLFormElement.prototype, {
  submit() {
    %nodes.elementState(this);
    navigate(this);
  },
  requestSubmit() {
    %nodes.elementState(this);
    const submitter = %argument(0);
    requestSubmit(this, submitter === undefined ? null : submitter);
  },
  reset() {
    %nodes.elementState(this);
    resetForm(this);
  },
});
