uses('dom/attribute_list', 'dom/attributes', 'dom/collections', 'dom/document', 'dom/elements', 'dom/node_copies', 'dom/nodes');
uses('dom/tree_changes');
uses('html/html_elements', 'html/html_forms', 'html/reflection');
uses('infra/preview', 'infra/web_idl');
// HTML, The input element; the form element and its controls. Submission is in form_submission.js.
'use strict';

const element = %html_elements.elementInterface;

const types = [
  'hidden',
  'text',
  'search',
  'tel',
  'url',
  'email',
  'password',
  'date',
  'month',
  'week',
  'time',
  'datetime-local',
  'number',
  'range',
  'color',
  'checkbox',
  'radio',
  'file',
  'submit',
  'image',
  'reset',
  'button',
];

function typeOf(state) {
  const given = %AttributeOf(state, 'type');
  const low = given === undefined ? 'text' : %lowerCase(given);
  for (let i = 0; i < types.length; i++) if (types[i] === low) return low;
  return 'text';
}
%html_input.inputType = typeOf;

// --- values (HTML, Common input element APIs): mode value has a value of its own, default is the attribute, default/on "on" without one ------------------

function mode(type) {
  if (type === 'checkbox' || type === 'radio') return 'default/on';
  if (type === 'hidden' || type === 'submit' || type === 'image' || type === 'reset' || type === 'button') return 'default';
  if (type === 'file') return 'filename';
  return 'value';
}

function withoutBreaks(text) {
  return %replaceText(%replaceText(text, '\n', ''), '\r', '');
}

function isNumber(text) {
  const value = +text;
  return (
    text !== '' &&
    text === %trimText(text) &&
    text[0] !== '+' &&
    text[text.length - 1] !== '.' &&
    %indexOfText(text, 'x') < 0 &&
    value - value === 0
  );
}

// HTML, E-mail state with multiple: each address by itself
function addresses(text) {
  const list = %splitText(withoutBreaks(text), ',');
  let out = '';
  for (let i = 0; i < list.length; i++) out += (i > 0 ? ',' : '') + %trimText(list[i]);
  return out;
}

// HTML, value sanitization algorithms
function sanitized(state, type, text) {
  switch (type) {
    case 'text':
    case 'search':
    case 'tel':
    case 'password':
      return withoutBreaks(text);
    case 'url':
      return %trimText(withoutBreaks(text));
    case 'email':
      return %AttributeOf(state, 'multiple') === undefined ? %trimText(withoutBreaks(text)) : addresses(text);
    case 'number':
      return isNumber(text) ? text : '';
    case 'range':
      return rangeValue(state, text);
    default:
      return %refuse('the value of an input of type ' + type, 'Only text, number, range, checkbox, radio and buttons have values here.');
  }
}

function attributeNumber(state, name, otherwise) {
  const text = %AttributeOf(state, name);
  return text !== undefined && isNumber(text) ? +text : otherwise;
}

function rangeValue(state, text) {
  const min = attributeNumber(state, 'min', 0);
  const high = attributeNumber(state, 'max', 100);
  const max = high < min ? min : high;
  const given = isNumber(text) ? +text : min + (max - min) / 2;
  const step = attributeNumber(state, 'step', 1);
  const inside = given < min ? min : given > max ? max : given;
  if ((inside - min) / step !== (((inside - min) / step) | 0))
    %refuse('the value of a range between its steps', 'It is rounded to a step, which is not done here.');
  return `${inside}`;
}

function valueOf(state) {
  const type = typeOf(state);
  const attribute = %AttributeOf(state, 'value');
  const given = attribute === undefined ? '' : attribute;
  switch (mode(type)) {
    case 'default':
      return given;
    case 'default/on':
      return attribute === undefined ? 'on' : attribute;
    case 'filename':
      return '';
    default:
      return sanitized(state, type, state.value === undefined ? given : state.value);
  }
}
%html_input.inputValue = valueOf;

function setValue(element, state, value) {
  const kind = mode(typeOf(state));
  if (kind === 'filename') return value === '' ? undefined : %refuse('the value of a file input', 'Files cannot be chosen here.');
  if (kind !== 'value') return %attributes.setAttribute(element, 'value', value);
  const old = valueOf(state);
  state.value = sanitized(state, typeOf(state), value);
  %html_forms.tellValue(state);
  if (state.value !== old) %html_forms.valueWasSet(element, state);
  return undefined;
}

// --- checkedness, radio groups (HTML, Checkbox and Radio Button state) ------------------------------------------------------------------

function isChecked(state) {
  if (state.localName !== 'input') return false;
  const type = typeOf(state);
  if (type !== 'checkbox' && type !== 'radio') return false;
  return checkedness(state);
}
%html_input.isChecked = isChecked;
function checkedness(state) {
  return state.checked === undefined ? %AttributeOf(state, 'checked') !== undefined : state.checked;
}

// The radio buttons of the same group, without the one given
function groupOf(element, state) {
  const name = %AttributeOf(state, 'name');
  const found = [];
  if (name === undefined || name === '') return found;
  const root = %nodes.rootOf(element);
  const form = %html_forms.formOf(element);
  for (let node = %nodes.following(root, root, true); node !== null; node = %nodes.following(node, root, true)) {
    const other = %slot(node, 0);
    if (node === element || other.localName !== 'input' || typeOf(other) !== 'radio' || %AttributeOf(other, 'name') !== name) continue;
    if (%html_forms.formOf(node) === form) %append(found, node);
  }
  return found;
}

function tellChecked(state) {
  if (state.mirror > 0) %preview.tell('"op":"checked","node":' + state.mirror + ',"checked":' + (checkedness(state) ? 'true' : 'false'));
  %wantRendering();
}

function setChecked(element, state, checked) {
  state.checked = checked;
  tellChecked(state);
  if (!checked || typeOf(state) !== 'radio') return;
  const group = groupOf(element, state);
  for (let i = 0; i < group.length; i++) {
    const other = %slot(group[i], 0);
    if (!checkedness(other)) continue;
    other.checked = false;
    tellChecked(other);
  }
}
%html_input.setChecked = setChecked;
%html_input.checkedInGroup = function (element, state) {
  const group = groupOf(element, state);
  for (let i = 0; i < group.length; i++) if (checkedness(%slot(group[i], 0))) return group[i];
  return null;
};

// HTML, RadioNodeList: the value of the one that is checked
%methods(globalThis.RadioNodeList.prototype, {
  get value() {
    const items = %collections.listState(this).items;
    for (let i = 0; i < items.length; i++) if (isChecked(%slot(items[i], 0))) return items[i].value;
    return '';
  },
  set value(value) {
    const items = %collections.listState(this).items;
    for (let i = 0; i < items.length; i++)
      if (%slot(items[i], 0).localName === 'input' && items[i].value === `${value}`) items[i].checked = true;
  },
});

// --- HTMLInputElement -----------------------------------------------------------------------------------------------------------------

const input = element(
  'HTMLInputElement',
  ['input'],
  ['name', 'placeholder', 'min', 'max', 'step', 'pattern', 'autocomplete', 'accept', 'alt', 'src'],
  ['disabled', 'readOnly', 'required', 'multiple'],
);
%reflection.reflectNumber(input, ['maxLength', 'minLength'], -1);
%reflection.reflectNumber(input, ['size'], 20);
%html_forms.formGetter(input);

%methods(input, {
  get type() {
    return typeOf(%nodes.elementState(this));
  },
  set type(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'type', `${value}`);
  },
  get value() {
    return valueOf(%nodes.elementState(this));
  },
  set value(value) {
    const state = %nodes.elementState(this);
    setValue(this, state, value === null ? '' : `${value}`);
  },
  get defaultValue() {
    return %attributes.attributeText(this, 'value');
  },
  set defaultValue(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'value', `${value}`);
  },
  get checked() {
    return checkedness(%nodes.elementState(this));
  },
  set checked(value) {
    const state = %nodes.elementState(this);
    setChecked(this, state, !!value);
  },
  get defaultChecked() {
    return %attributes.hasAttribute(this, 'checked');
  },
  set defaultChecked(value) {
    %nodes.elementState(this);
    if (value) %attributes.setAttribute(this, 'checked', '');
    else %attributes.removeAttribute(this, 'checked');
  },
  get indeterminate() {
    return %nodes.elementState(this).indeterminate === true;
  },
  set indeterminate(value) {
    %nodes.elementState(this).indeterminate = !!value;
  },
  get valueAsNumber() {
    const state = %nodes.elementState(this);
    const type = typeOf(state);
    const text = type === 'number' || type === 'range' ? valueOf(state) : '';
    return text === '' ? NaN : +text;
  },
});
%node_copies.onCloneOf('input', function (copy, state, original) {
  state.value = original.value;
  state.checked = original.checked;
  state.indeterminate = original.indeterminate;
});
%attributes.onAttributeOf('input', function (element, state, name) {
  if (name === 'checked' && state.checked === undefined && checkedness(state) && typeOf(state) === 'radio')
    setChecked(element, state, true), (state.checked = undefined);
});

// --- the form and its controls (HTML, The form element and Form submission) -----------------------------------------------------------

const listed = ['button', 'fieldset', 'input', 'object', 'output', 'select', 'textarea'];
const HTMLFormControlsCollection = %web_idl.interface('HTMLFormControlsCollection', %collections.HTMLCollection);

// HTML, HTMLFormControlsCollection: the control of that name, or all of them when there are more
const array = [];
%methods(HTMLFormControlsCollection.prototype, {
  [%SymbolIterator]: array.values,
  namedItem(name) {
    %collections.listItems(this);
    %web_idl.required(%argumentCount(), 1, 'namedItem', 'HTMLFormControlsCollection');
    const found = %GetOwnProperty(this, `${name}`);
    return found === undefined ? null : found.value;
  },
});

function isListed(state) {
  for (let i = 0; i < listed.length; i++)
    if (listed[i] === state.localName) return !(state.localName === 'input' && typeOf(state) === 'image');
  return false;
}

const form = element('HTMLFormElement', ['form'], ['name', 'target', 'acceptCharset', 'autocomplete', 'rel'], ['noValidate']);
%elements.setLegacy('form', 5);
%elements.onCreationOf('form', function (element, state) {
  state.controls = %collections.liveCollection(
    element,
    ['name', 'id', 'type', 'form'],
    function (node, inner) {
      return isListed(inner) && %html_forms.formOf(node) === element;
    },
    HTMLFormControlsCollection.prototype,
  );
  %slot(state.controls, 0).owner = element;
});
// A form in a document has controls anywhere in it, by their attribute.
function reroot(top, connected) {
  for (let node = top; node !== null; node = %nodes.following(node, top, true)) {
    const controls = %slot(node, 0).controls;
    if (controls !== undefined) %collections.setRoot(controls, connected ? %theDocument : node);
  }
}
%tree_changes.addInsertionSteps(function (node) {
  reroot(node, true);
});
%tree_changes.addRemovingSteps(function (parent, node) {
  reroot(node, false);
});
%html_input.controlsOf = function (form) {
  return %collections.listItems(%slot(form, 0).controls);
};
%methods(form, {
  [%SymbolIterator]: array.values,
  get elements() {
    return %nodes.elementState(this).controls;
  },
  get length() {
    %nodes.elementState(this);
    return %html_input.controlsOf(this).length;
  },
  get method() {
    const text = %lowerCase(%attributes.attributeText(this, 'method'));
    return text === 'post' || text === 'dialog' ? text : 'get';
  },
  set method(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'method', `${value}`);
  },
  get action() {
    const text = %attributes.attributeText(this, 'action');
    return text === '' ? globalThis.location.href : %resolveUrl(text);
  },
  set action(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'action', `${value}`);
  },
});
