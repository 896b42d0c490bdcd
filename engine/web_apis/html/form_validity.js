uses('dom/attribute_list', 'dom/attributes', 'dom/nodes');
uses('events/event_target', 'events/events');
uses('html/focus', 'html/html_forms', 'html/html_input', 'html/html_select', 'html/text_selection');
uses('infra/web_idl');
// HTML, Constraints: what is wrong with the value of a control, and in which words Chromium says it.
'use strict';

const constrained = ['button', 'fieldset', 'input', 'output', 'select', 'textarea'];
const wordless = ['hidden', 'reset', 'button'];

// HTML, candidate for constraint validation
function isCandidate(control, state) {
  if (state.localName === 'fieldset' || state.localName === 'output' || %html_forms.isDisabled(control)) return false;
  if (state.localName === 'button') return %html_forms.buttonType(state) === 'submit';
  if (state.localName === 'input' && %listIncludes(wordless, %html_input.inputType(state))) return false;
  return state.localName === 'select' || %AttributeOf(state, 'readonly') === undefined || !%text_selection.isEditable(state);
}

function valueOf(control, state) {
  if (state.localName === 'select') return %html_select.selectValue(control);
  return state.localName === 'button' ? %attributes.attributeText(control, 'value') : %text_selection.valueOf(control, state);
}
%form_validity.valueOf = valueOf;
function typeOf(state) {
  return state.localName === 'input' ? %html_input.inputType(state) : state.localName;
}

// --- one constraint each: its words when it is violated, else '' -----------------------------------------------------------------------

function missing(control, state, type, value) {
  if (%AttributeOf(state, 'required') === undefined) return '';
  if (type === 'checkbox') return %html_input.isChecked(state) ? '' : 'Please check this box if you want to proceed.';
  if (type === 'radio') {
    return %html_input.isChecked(state) || %html_input.checkedInGroup(control, state) !== null ? '' : 'Please select one of these options.';
  }
  if (value !== '' || type === 'submit' || type === 'image' || type === 'range' || type === 'color' || type === 'button') return '';
  return type === 'select' ? 'Please select an item in the list.' : 'Please fill out this field.';
}

const localSymbols = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.!#$%&'*+/=?^_`{|}~-";
const domainSymbols = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-';
function strange(text, allowed) {
  for (let i = 0; i < text.length; i++) if (%indexOfText(allowed, text[i]) < 0) return text[i];
  return '';
}

// HTML, valid email address
function wrongAddress(address) {
  const at = %indexOfText(address, '@');
  if (at < 0) return "Please include an '@' in the email address. '" + address + "' is missing an '@'.";
  const local = %substring(address, 0, at),
    domain = %substring(address, at + 1, address.length);
  if (local === '') return "Please enter a part followed by '@'. '" + address + "' is incomplete.";
  if (domain === '') return "Please enter a part following '@'. '" + address + "' is incomplete.";
  let symbol = strange(local, localSymbols);
  if (symbol !== '') return "A part followed by '@' should not contain the symbol '" + symbol + "'.";
  symbol = strange(domain, domainSymbols);
  if (symbol !== '') return "A part following '@' should not contain the symbol '" + symbol + "'.";
  if (domain[0] === '.' || domain[domain.length - 1] === '.' || %indexOfText(domain, '..') >= 0)
    return "'.' is used at a wrong position in '" + domain + "'.";
  return domain[0] === '-' || domain[domain.length - 1] === '-' || %indexOfText(domain, '-.') >= 0 || %indexOfText(domain, '.-') >= 0
    ? 'Please enter an email address.'
    : '';
}

function mistyped(control, state, type, value) {
  if (value === '') return '';
  if (type === 'url') return %urlParts(value, undefined) === null ? 'Please enter a URL.' : '';
  if (type !== 'email') return '';
  const addresses = %AttributeOf(state, 'multiple') === undefined ? [value] : %splitText(value, ',');
  for (let i = 0; i < addresses.length; i++) {
    const wrong = wrongAddress(addresses[i]);
    if (wrong !== '') return wrong;
  }
  return '';
}

const patterned = ['text', 'search', 'tel', 'url', 'email', 'password'];
function mismatched(control, state, type, value) {
  const pattern = %AttributeOf(state, 'pattern');
  if (pattern === undefined || value === '' || !%listIncludes(patterned, type)) return '';
  let expression;
  try {
    %RegExpCreate(pattern, 'v');
    expression = %RegExpCreate('^(?:' + pattern + ')$', 'v');
  } catch {
    return ''; // a pattern that is none is none
  }
  return %regexpMatch(expression, value, 0) !== null ? '' : 'Please match the requested format.';
}

// What the visitor has written may be too short; what a program sets never is. A field takes no more than its maxlength.
function short(control, state, type, value) {
  const least = %parseHtmlInteger(%attributes.attributeText(control, 'minlength'));
  if (least === undefined || value === '' || state.editedByUser !== true || value.length >= least) return '';
  return (
    'Please lengthen this text to ' +
    least +
    ' characters or more (you are currently using ' +
    value.length +
    ' character' +
    (value.length === 1 ? '' : 's') +
    ').'
  );
}

function limit(control, name) {
  const text = %attributes.attributeText(control, name);
  const number = +text;
  return text === '' || number - number !== 0 ? undefined : number;
}

function low(control, state, type, value) {
  const least = type === 'number' && value !== '' ? limit(control, 'min') : undefined;
  return least === undefined || +value >= least ? '' : 'Value must be greater than or equal to ' + least + '.';
}
function high(control, state, type, value) {
  const most = type === 'number' && value !== '' ? limit(control, 'max') : undefined;
  return most === undefined || +value <= most ? '' : 'Value must be less than or equal to ' + most + '.';
}

// HTML, step base and allowed value step; decimal fractions are compared as decimals
function offStep(control, state, type, value) {
  const given = %attributes.attributeText(control, 'step');
  if (type !== 'number' || value === '' || %lowerCase(given) === 'any') return '';
  const step = given !== '' && +given > 0 ? +given : 1;
  const least = limit(control, 'min'),
    first = limit(control, 'value');
  const base = least !== undefined ? least : first !== undefined ? first : 0;
  const steps = (+value - base) / step;
  const whole = nearest(steps);
  if (steps - whole < 1e-9 && whole - steps < 1e-9) return '';
  const below = tidy(base + floor(steps) * step),
    above = tidy(base + (floor(steps) + 1) * step);
  const most = limit(control, 'max');
  if (most !== undefined && above > most) return 'Please enter a valid value. The nearest valid value is ' + below + '.';
  return 'Please enter a valid value. The two nearest valid values are ' + below + ' and ' + above + '.';
}
function floor(number) {
  return number - (((number % 1) + 1) % 1);
}
function nearest(number) {
  return floor(number + 0.5);
}
function tidy(number) {
  return nearest(number * 1e9) / 1e9;
}

// ValidityState's members, in the order in which Chromium chooses its words
const checks = %newRecord();
checks.valueMissing = missing;
checks.typeMismatch = mistyped;
checks.patternMismatch = mismatched;
checks.tooLong = function () {
  return '';
};
checks.tooShort = short;
checks.rangeUnderflow = low;
checks.rangeOverflow = high;
checks.stepMismatch = offStep;
checks.badInput = function () {
  return '';
};

function violated(control, name) {
  const state = %slot(control, 0);
  if (state.localName === 'fieldset' || state.localName === 'output' || state.localName === 'button') return '';
  return checks[name](control, state, typeOf(state), valueOf(control, state));
}

function customError(state) {
  return state.customValidity === undefined ? '' : state.customValidity;
}

// The first thing that is wrong; '' when nothing is
function complaint(control) {
  const state = %slot(control, 0);
  if (customError(state) !== '') return customError(state);
  for (const name in checks) {
    const wrong = violated(control, name);
    if (wrong !== '') return wrong;
  }
  return '';
}

function isValid(control) {
  const state = %slot(control, 0);
  return !isCandidate(control, state) || complaint(control) === '';
}
%form_validity.isValid = isValid;
%form_validity.isConstrained = function (control, state) {
  return %listIncludes(constrained, state.localName) && isCandidate(control, state);
};

// HTML, statically validate the constraints: those of the controls whose invalid event was not cancelled
%form_validity.unhandled = function (controls) {
  const wrong = [];
  for (let i = 0; i < controls.length; i++) if (!isValid(controls[i])) %append(wrong, controls[i]);
  const result = %newRecord();
  result.valid = wrong.length === 0;
  result.unhandled = [];
  for (let i = 0; i < wrong.length; i++) {
    if (%DispatchEvent(%MakeEvent('Event', 'invalid', { cancelable: true }, true), wrong[i])) %append(result.unhandled, wrong[i]);
  }
  return result;
};

// HTML, interactively validate the constraints: the first of them gets the focus
%form_validity.report = function (controls) {
  const { valid, unhandled } = %form_validity.unhandled(controls);
  for (let i = 0; i < unhandled.length; i++) {
    if (!%focus.isFocusable(unhandled[i], %slot(unhandled[i], 0))) continue;
    %focus.moveFocus(unhandled[i]);
    break;
  }
  return valid;
};

// --- ValidityState ------------------------------------------------------------------------------------------------------------------------

const ValidityState = %web_idl.interface('ValidityState');
function controlOf(object) {
  const state = %StateOf(object);
  if (state.kind !== 'ValidityState') %throwTypeError('Illegal invocation');
  return state.control;
}
for (const name in checks) {
  %defineAccessor(
    ValidityState.prototype,
    name,
    function () {
      const control = controlOf(this);
      return isCandidate(control, %slot(control, 0)) && violated(control, name) !== '';
    },
    undefined,
  );
}
%methods(ValidityState.prototype, {
  get customError() {
    return customError(%slot(controlOf(this), 0)) !== '';
  },
  get valid() {
    return isValid(controlOf(this));
  },
});

function validityOf(control, state) {
  if (state.validity === undefined) {
    state.validity = %NewPlatformObject(ValidityState.prototype, 'ValidityState');
    %slot(state.validity, 0).control = control;
  }
  return state.validity;
}

// --- the members of controls and forms --------------------------------------------------------------------------------------------------

const interfaces = ['Button', 'FieldSet', 'Input', 'Output', 'Select', 'TextArea'];
for (let i = 0; i < interfaces.length; i++) {
  const name = 'HTML' + interfaces[i] + 'Element';
  %methods(globalThis[name].prototype, {
    get willValidate() {
      return isCandidate(this, %nodes.elementState(this));
    },
    get validity() {
      return validityOf(this, %nodes.elementState(this));
    },
    get validationMessage() {
      return isCandidate(this, %nodes.elementState(this)) ? complaint(this) : '';
    },
    checkValidity() {
      %nodes.elementState(this);
      return %form_validity.unhandled([this]).valid;
    },
    reportValidity() {
      %nodes.elementState(this);
      return %form_validity.report([this]);
    },
    setCustomValidity(error) {
      const state = %nodes.elementState(this);
      %web_idl.required(%argumentCount(), 1, 'setCustomValidity', name);
      state.customValidity = `${error}`;
    },
  });
}
%methods(globalThis.HTMLFormElement.prototype, {
  checkValidity() {
    %nodes.elementState(this);
    return %form_validity.unhandled(%html_input.controlsOf(this)).valid;
  },
  reportValidity() {
    %nodes.elementState(this);
    return %form_validity.report(%html_input.controlsOf(this));
  },
});
