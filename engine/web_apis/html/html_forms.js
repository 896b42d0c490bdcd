uses('dom/attribute_list', 'dom/attributes', 'dom/document_names');
uses('dom/node_copies', 'dom/nodes');
uses('events/event_handlers');
uses('html/html_elements', 'html/reflection');
uses('infra/preview');
// HTML, Forms: button, fieldset, output, progress, meter, textarea; form owners. input is in html_input.js, select in html_select.js.
'use strict';

const element = %html_elements.elementInterface;

function localNameIn(state, names) {
  for (let i = 0; i < names.length; i++) if (state.localName === names[i]) return true;
  return false;
}
%html_forms.isControl = function (state) {
  return localNameIn(state, ['button', 'input', 'select', 'textarea', 'fieldset', 'option', 'optgroup']);
};

// The nearest element around a node that has this name, or null
function nearest(node, localName) {
  for (let at = %slot(node, 0).parent; at !== null; at = %slot(at, 0).parent) if (%slot(at, 0).localName === localName) return at;
  return null;
}
%html_forms.nearest = nearest;

// HTML, form owner: the form that the attribute names, or the nearest around
const listed = ['button', 'fieldset', 'input', 'object', 'output', 'select', 'textarea'];
%html_forms.formOf = function (control) {
  const state = %slot(control, 0);
  const id = %listIncludes(listed, state.localName) ? %AttributeOf(state, 'form') : undefined;
  if (id === undefined || !%nodes.isConnected(control)) return nearest(control, 'form');
  const named = id === '' ? null : %document_names.elementById(%nodes.rootOf(control), id);
  return named !== null && %slot(named, 0).localName === 'form' ? named : null;
};
%event_handlers.setFormOwner(function (element) {
  const name = %slot(element, 0).localName;
  return %nodes.isElement(element) && (name === 'img' || %listIncludes(listed, name)) ? %html_forms.formOf(element) : null;
});

// HTML, disabled: by itself, or by a fieldset around it but for its first legend
%html_forms.isDisabled = function (control) {
  const state = %slot(control, 0);
  if (%AttributeOf(state, 'disabled') !== undefined) return true;
  if (state.localName === 'option') {
    return (
      state.parent !== null &&
      %slot(state.parent, 0).localName === 'optgroup' &&
      %AttributeOf(%slot(state.parent, 0), 'disabled') !== undefined
    );
  }
  let below = control;
  for (let at = state.parent; at !== null; below = at, at = %slot(at, 0).parent) {
    const set = %slot(at, 0);
    if (set.localName !== 'fieldset' || %AttributeOf(set, 'disabled') === undefined) continue;
    const first = %nodes.elementFrom(set.first, false);
    if (!(below === first && %slot(first, 0).localName === 'legend')) return true;
  }
  return false;
};

function formGetter(prototype) {
  %defineAccessor(
    prototype,
    'form',
    function () {
      %nodes.elementState(this);
      return %html_forms.formOf(this);
    },
    undefined,
  );
}
%html_forms.formGetter = formGetter;

%html_forms.tellValue = function (state) {
  if (state.mirror > 0) %preview.tell('"op":"value","node":' + state.mirror + ',"value":' + %jsonQuote(state.value));
  %wantRendering();
};

// A field whose value the program has changed has its caret at the end.
let moveCaret;
%html_forms.setCaretSteps = function (steps) {
  moveCaret = steps;
};
%html_forms.valueWasSet = function (field, state) {
  moveCaret(field, state);
};

// --- button, label, fieldset, output ------------------------------------------------------------------------------------------------

const button = element('HTMLButtonElement', ['button'], ['name', 'value'], ['disabled', 'formNoValidate']);
%html_forms.buttonType = function (state) {
  const type = %AttributeOf(state, 'type');
  const low = type === undefined ? '' : %lowerCase(type);
  return low === 'button' || low === 'reset' ? low : 'submit';
};
%defineAccessor(
  button,
  'type',
  function () {
    return %html_forms.buttonType(%nodes.elementState(this));
  },
  function (value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'type', `${value}`);
  },
);
formGetter(button);

const fieldset = element('HTMLFieldSetElement', ['fieldset'], ['name'], ['disabled']);
%defineAccessor(
  fieldset,
  'type',
  function () {
    %nodes.elementState(this);
    return 'fieldset';
  },
  undefined,
);
formGetter(fieldset);
element('HTMLLegendElement', ['legend']);
const output = element('HTMLOutputElement', ['output'], ['name']);
%defineAccessor(
  output,
  'value',
  function () {
    %nodes.elementState(this);
    return %nodes.descendantText(this);
  },
  function (value) {
    %nodes.elementState(this);
    this.textContent = `${value}`;
  },
);
formGetter(output);

// HTML, progress and meter: numbers that are kept within one another
function numberOf(element, name) {
  const text = %attributes.attributeText(element, name);
  const number = +text;
  return text !== '' && number - number === 0 ? number : undefined;
}
function clamped(number, low, high) {
  return number < low ? low : number > high ? high : number;
}

function ranged(prototype, interfaceName, readers, write) {
  for (const name in readers) {
    const read = readers[name];
    %defineAccessor(
      prototype,
      name,
      function () {
        %nodes.elementState(this);
        return read(this);
      },
      function (value) {
        %nodes.elementState(this);
        const number = +value;
        if (number - number !== 0)
          %throwTypeError("Failed to set the '" + name + "' property on '" + interfaceName + "': The provided double value is non-finite.");
        if (write === undefined) %attributes.setAttribute(this, name, `${number}`);
        else write(this, name, number);
      },
    );
  }
}

function maximum(progress) {
  const given = numberOf(progress, 'max');
  return given === undefined || given <= 0 ? 1 : given;
}
const ofProgress = %newRecord();
ofProgress.value = function (progress) {
  const given = numberOf(progress, 'value');
  return given === undefined ? 0 : clamped(given, 0, maximum(progress));
};
ofProgress.max = maximum;
// Chromium writes no progress below 0 and no maximum that is none.
ranged(element('HTMLProgressElement', ['progress']), 'HTMLProgressElement', ofProgress, function (progress, name, number) {
  if (name === 'value') %attributes.setAttribute(progress, name, `${number < 0 ? 0 : number}`);
  else if (number > 0) %attributes.setAttribute(progress, name, `${number}`);
});

function or(number, otherwise) {
  return number === undefined ? otherwise : number;
}
const ofMeter = %newRecord();
ofMeter.min = function (meter) {
  return or(numberOf(meter, 'min'), 0);
};
ofMeter.max = function (meter) {
  const low = ofMeter.min(meter),
    given = or(numberOf(meter, 'max'), 1);
  return given < low ? low : given;
};
ofMeter.value = function (meter) {
  return clamped(or(numberOf(meter, 'value'), 0), ofMeter.min(meter), ofMeter.max(meter));
};
ofMeter.low = function (meter) {
  return clamped(or(numberOf(meter, 'low'), ofMeter.min(meter)), ofMeter.min(meter), ofMeter.max(meter));
};
ofMeter.high = function (meter) {
  return clamped(or(numberOf(meter, 'high'), ofMeter.max(meter)), ofMeter.low(meter), ofMeter.max(meter));
};
ofMeter.optimum = function (meter) {
  const low = ofMeter.min(meter),
    high = ofMeter.max(meter);
  return clamped(or(numberOf(meter, 'optimum'), (low + high) / 2), low, high);
};
ranged(element('HTMLMeterElement', ['meter']), 'HTMLMeterElement', ofMeter);

// --- textarea (HTML, The textarea element) --------------------------------------------------------------------------------------------

const textarea = element(
  'HTMLTextAreaElement',
  ['textarea'],
  ['name', 'placeholder', 'wrap', 'autocomplete'],
  ['disabled', 'readOnly', 'required'],
);
%reflection.reflectNumber(textarea, ['maxLength', 'minLength'], -1);
%reflection.reflectNumber(textarea, ['rows'], 2);
%reflection.reflectNumber(textarea, ['cols'], 20);
formGetter(textarea);
%html_forms.textareaValue = function (element, state) {
  return %replaceText(%replaceText(state.value === undefined ? %nodes.descendantText(element) : state.value, '\r\n', '\n'), '\r', '\n');
};
%methods(textarea, {
  get type() {
    %nodes.elementState(this);
    return 'textarea';
  },
  get value() {
    return %html_forms.textareaValue(this, %nodes.elementState(this));
  },
  set value(value) {
    const state = %nodes.elementState(this);
    const old = %html_forms.textareaValue(this, state);
    state.value = value === null ? '' : `${value}`;
    %html_forms.tellValue(state);
    if (%html_forms.textareaValue(this, state) !== old) moveCaret(this, state);
  },
  get defaultValue() {
    %nodes.elementState(this);
    return %nodes.descendantText(this);
  },
  set defaultValue(value) {
    this.textContent = value;
  },
  get textLength() {
    return %html_forms.textareaValue(this, %nodes.elementState(this)).length;
  },
});
%node_copies.onCloneOf('textarea', function (copy, state, original) {
  state.value = original.value;
});
