uses('dom/attribute_list', 'dom/attributes', 'dom/character_data', 'dom/collections', 'dom/document_names');
uses('dom/elements', 'dom/node_copies', 'dom/nodes', 'dom/tree_changes');
uses('events/event_handlers');
uses('html/html_elements', 'html/reflection');
uses('infra/preview', 'infra/web_idl', 'infra/words');
// HTML, Forms: form, label, button, fieldset, select, option, textarea; input is in html_input.js.
'use strict';

const element = %html_elements.elementInterface;

function localNameIn(state, names) {
  for (let i = 0; i < names.length; i++) if (state.localName === names[i]) return true;
  return false;
}
%html_forms.isControl = function (state) { return localNameIn(state, ['button', 'input', 'select', 'textarea', 'fieldset', 'option', 'optgroup']); };

function nearest(node, localName) {
  for (let at = %slot(node, 0).parent; at !== null; at = %slot(at, 0).parent) if (%slot(at, 0).localName === localName) return at;
  return null;
}

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
    return state.parent !== null && %slot(state.parent, 0).localName === 'optgroup' && %AttributeOf(%slot(state.parent, 0), 'disabled') !== undefined;
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

function formGetter(prototype) { %defineAccessor(prototype, 'form', function () { %nodes.elementState(this); return %html_forms.formOf(this); }, undefined); }
%html_forms.formGetter = formGetter;

%html_forms.tellValue = function (state) {
  if (state.mirror > 0) %preview.tell('"op":"value","node":' + state.mirror + ',"value":' + %jsonQuote(state.value));
  %wantRendering();
};

// A field whose value the program has changed has its caret at the end.
let moveCaret;
%html_forms.setCaretSteps = function (steps) { moveCaret = steps; };
%html_forms.valueWasSet = function (field, state) { moveCaret(field, state); };

// --- button, label, fieldset, output ------------------------------------------------------------------------------------------------

const button = element('HTMLButtonElement', ['button'], ['name', 'value'], ['disabled', 'formNoValidate']);
%html_forms.buttonType = function (state) {
  const type = %AttributeOf(state, 'type');
  const low = type === undefined ? '' : %lowerCase(type);
  return low === 'button' || low === 'reset' ? low : 'submit';
};
%defineAccessor(button, 'type', function () { return %html_forms.buttonType(%nodes.elementState(this)); },
  function (value) { %nodes.elementState(this); %attributes.setAttribute(this, 'type', `${value}`); });
formGetter(button);

const fieldset = element('HTMLFieldSetElement', ['fieldset'], ['name'], ['disabled']);
%defineAccessor(fieldset, 'type', function () { %nodes.elementState(this); return 'fieldset'; }, undefined);
formGetter(fieldset);
element('HTMLLegendElement', ['legend']);
const output = element('HTMLOutputElement', ['output'], ['name']);
%defineAccessor(output, 'value', function () { %nodes.elementState(this); return %nodes.descendantText(this); },
  function (value) { %nodes.elementState(this); this.textContent = `${value}`; });
formGetter(output);

// HTML, progress and meter: numbers that are kept within one another
function numberOf(element, name) {
  const text = %attributes.attributeText(element, name);
  const number = +text;
  return text !== '' && number - number === 0 ? number : undefined;
}
function clamped(number, low, high) { return number < low ? low : number > high ? high : number; }

function ranged(prototype, interfaceName, readers, write) {
  for (const name in readers) {
    const read = readers[name];
    %defineAccessor(prototype, name, function () { %nodes.elementState(this); return read(this); }, function (value) {
      %nodes.elementState(this);
      const number = +value;
      if (number - number !== 0) %throwTypeError("Failed to set the '" + name + "' property on '" + interfaceName + "': The provided double value is non-finite.");
      if (write === undefined) %attributes.setAttribute(this, name, `${number}`);
      else write(this, name, number);
    });
  }
}

function maximum(progress) { const given = numberOf(progress, 'max'); return given === undefined || given <= 0 ? 1 : given; }
const ofProgress = %newRecord();
ofProgress.value = function (progress) { const given = numberOf(progress, 'value'); return given === undefined ? 0 : clamped(given, 0, maximum(progress)); };
ofProgress.max = maximum;
// Chromium writes no progress below 0 and no maximum that is none.
ranged(element('HTMLProgressElement', ['progress']), 'HTMLProgressElement', ofProgress, function (progress, name, number) {
  if (name === 'value') %attributes.setAttribute(progress, name, `${number < 0 ? 0 : number}`);
  else if (number > 0) %attributes.setAttribute(progress, name, `${number}`);
});

function or(number, otherwise) { return number === undefined ? otherwise : number; }
const ofMeter = %newRecord();
ofMeter.min = function (meter) { return or(numberOf(meter, 'min'), 0); };
ofMeter.max = function (meter) { const low = ofMeter.min(meter), given = or(numberOf(meter, 'max'), 1); return given < low ? low : given; };
ofMeter.value = function (meter) { return clamped(or(numberOf(meter, 'value'), 0), ofMeter.min(meter), ofMeter.max(meter)); };
ofMeter.low = function (meter) { return clamped(or(numberOf(meter, 'low'), ofMeter.min(meter)), ofMeter.min(meter), ofMeter.max(meter)); };
ofMeter.high = function (meter) { return clamped(or(numberOf(meter, 'high'), ofMeter.max(meter)), ofMeter.low(meter), ofMeter.max(meter)); };
ofMeter.optimum = function (meter) {
  const low = ofMeter.min(meter), high = ofMeter.max(meter);
  return clamped(or(numberOf(meter, 'optimum'), (low + high) / 2), low, high);
};
ranged(element('HTMLMeterElement', ['meter']), 'HTMLMeterElement', ofMeter);

// --- textarea (HTML, The textarea element) --------------------------------------------------------------------------------------------

const textarea = element('HTMLTextAreaElement', ['textarea'], ['name', 'placeholder', 'wrap', 'autocomplete'], ['disabled', 'readOnly', 'required']);
%reflection.reflectNumber(textarea, ['maxLength', 'minLength'], -1);
%reflection.reflectNumber(textarea, ['rows'], 2);
%reflection.reflectNumber(textarea, ['cols'], 20);
formGetter(textarea);
%html_forms.textareaValue = function (element, state) {
  return %replaceText(%replaceText(state.value === undefined ? %nodes.descendantText(element) : state.value, '\r\n', '\n'), '\r', '\n');
};
%methods(textarea, {
  get type() { %nodes.elementState(this); return 'textarea'; },
  get value() { return %html_forms.textareaValue(this, %nodes.elementState(this)); },
  set value(value) {
    const state = %nodes.elementState(this);
    const old = %html_forms.textareaValue(this, state);
    state.value = value === null ? '' : `${value}`;
    %html_forms.tellValue(state);
    if (%html_forms.textareaValue(this, state) !== old) moveCaret(this, state);
  },
  get defaultValue() { %nodes.elementState(this); return %nodes.descendantText(this); },
  set defaultValue(value) { this.textContent = value; },
  get textLength() { return %html_forms.textareaValue(this, %nodes.elementState(this)).length; },
});
%node_copies.onCloneOf('textarea', function (copy, state, original) { state.value = original.value; });

// --- select and option (HTML, select and option) ----------------------------------------------------------------------------------------

element('HTMLOptGroupElement', ['optgroup'], ['label'], ['disabled']);
const option = element('HTMLOptionElement', ['option'], undefined, ['disabled']);
%reflection.reflectFlag(option, []);
const select = element('HTMLSelectElement', ['select'], ['name', 'autocomplete'], ['disabled', 'multiple', 'required']);
formGetter(select);

const HTMLOptionsCollection = %web_idl.interface('HTMLOptionsCollection', %collections.HTMLCollection);

%collections.setSettable(HTMLOptionsCollection.prototype);
%elements.setLegacy('select', 2);
%elements.onCreationOf('select', function (element) { optionsOf(element); });

// HTML, HTMLOptionsCollection: an option at an index, in place of what is there; null takes it away
%define('SetLegacyItem', function (object, key, value) {
  const inner = %StateOf(object);
  const select = inner.nodeType === 1 ? object : ownerOf(object);
  const index = +key;
  const options = optionsOf(select);
  if (value === null || value === undefined) {
    if (index < options.length) %tree_changes.remove(options[index]);
    return;
  }
  if (!%nodes.isElement(value) || %slot(value, 0).localName !== 'option') {
    const name = inner.nodeType === 1 ? 'HTMLSelectElement' : 'HTMLOptionsCollection';
    %throwTypeError("Failed to set an indexed property [" + index + "] on '" + name + "': parameter 2 is not of type 'HTMLOptionElement'.");
  }
  if (index >= mostOptions && index > options.length) return;
  for (let i = options.length; i < index; i++) %tree_changes.append(select, %elements.newElement('option'));
  if (index >= options.length) %tree_changes.preInsert('appendChild', 'Node', select, value, null);
  else if (options[index] !== value) %tree_changes.replace('replaceChild', 'Node', %slot(options[index], 0).parent, value, options[index]);
});

function optionsOf(select) {
  const state = %slot(select, 0);
  if (state.options === undefined) {
    state.options = %collections.liveCollection(select, [], function (node, inner) {
      return inner.localName === 'option' && (inner.parent === select || %slot(inner.parent, 0).localName === 'optgroup');
    }, HTMLOptionsCollection.prototype);
    %slot(state.options, 0).owner = select;
    %web_idl.setItems(select, %collections.listItems(state.options));
  }
  return %collections.listItems(state.options);
}

function ownSelectedness(state) { return state.selected === undefined ? %AttributeOf(state, 'selected') !== undefined : state.selected; }

// HTML, selectedness setting: of a list that shows one, the last that is selected, else the first that can be
function selectedOf(select) {
  const options = optionsOf(select);
  const multiple = %attributes.hasAttribute(select, 'multiple');
  const found = [];
  for (let i = 0; i < options.length; i++) if (ownSelectedness(%slot(options[i], 0))) %append(found, options[i]);
  if (multiple) return found;
  if (found.length > 0) return [found[found.length - 1]];
  if (%slot(select, 0).nothing === true || sizeOf(select) > 1) return [];
  for (let i = 0; i < options.length; i++) if (!%html_forms.isDisabled(options[i])) return [options[i]];
  return [];
}
function sizeOf(select) { const size = %parseHtmlInteger(%attributes.attributeText(select, 'size')); return size === undefined ? 0 : size; }

function selectOnly(select, chosen) {
  const options = optionsOf(select);
  for (let i = 0; i < options.length; i++) %slot(options[i], 0).selected = options[i] === chosen;
  const state = %slot(select, 0);
  state.nothing = chosen === undefined;
  state.value = chosen === undefined ? '' : optionValue(chosen);
  %html_forms.tellValue(state);
}

function optionText(option) { return joined(%nodes.descendantText(option)); }
function joined(text) {
  let out = '';
  let word = '';
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !%words.isSpace(text[i])) { word += text[i]; continue; }
    if (word !== '') out += (out === '' ? '' : ' ') + word;
    word = '';
  }
  return out;
}
function optionValue(option) { const value = %AttributeOf(%slot(option, 0), 'value'); return value === undefined ? optionText(option) : value; }
function indexAmong(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return i;
  return -1;
}
function selectOf(option) {
  const parent = %slot(option, 0).parent;
  if (parent === null) return null;
  if (%slot(parent, 0).localName === 'select') return parent;
  return %slot(parent, 0).localName === 'optgroup' ? nearest(parent, 'select') : null;
}
%html_forms.selectedOf = selectedOf;
%html_forms.optionValue = optionValue;
%html_forms.isSelected = function (option) {
  const owner = selectOf(option);
  return owner === null ? ownSelectedness(%slot(option, 0)) : indexAmong(selectedOf(owner), option) >= 0;
};
%html_forms.selectValue = function (select) { const chosen = selectedOf(select); return chosen.length === 0 ? '' : optionValue(chosen[0]); };
%html_forms.chooseValue = function (select, value) {
  const options = optionsOf(select);
  for (let i = 0; i < options.length; i++) if (optionValue(options[i]) === value) return selectOnly(select, options[i]);
  return selectOnly(select, undefined);
};
%html_forms.resetSelect = function (select) {
  const options = optionsOf(select);
  for (let i = 0; i < options.length; i++) %slot(options[i], 0).selected = undefined;
  %slot(select, 0).nothing = false;
};

function ownerOf(collection) {
  const state = %StateOf(collection);
  if (state.kind !== 'HTMLCollection') %throwTypeError('Illegal invocation');
  return state.root;
}
const array = [];
%methods(HTMLOptionsCollection.prototype, {
  [%SymbolIterator]: array.values,
  get length() { return optionsOf(ownerOf(this)).length; },
  set length(value) { setLength(ownerOf(this), +value >>> 0); },
  get selectedIndex() { return ownerOf(this).selectedIndex; },
  set selectedIndex(value) { ownerOf(this).selectedIndex = value; },
  add(given) {
    %web_idl.required(%argumentCount(), 1, 'add', 'HTMLOptionsCollection');
    addOption(ownerOf(this), given, %argument(1));
  },
  remove(index) {
    %web_idl.required(%argumentCount(), 1, 'remove', 'HTMLOptionsCollection');
    ownerOf(this).remove(index);
  },
});

%methods(option, {
  get form() { %nodes.elementState(this); const owner = selectOf(this); return owner === null ? null : %html_forms.formOf(owner); },
  get label() { const text = %attributes.attributeText(this, 'label'); return text === '' ? optionText(this) : text; },
  set label(value) { %nodes.elementState(this); %attributes.setAttribute(this, 'label', `${value}`); },
  get defaultSelected() { return %attributes.hasAttribute(this, 'selected'); },
  set defaultSelected(value) { %nodes.elementState(this); if (value) %attributes.setAttribute(this, 'selected', ''); else %attributes.removeAttribute(this, 'selected'); },
  get selected() { %nodes.elementState(this); return %html_forms.isSelected(this); },
  set selected(value) {
    const state = %nodes.elementState(this);
    const owner = selectOf(this);
    if (value && owner !== null && !%attributes.hasAttribute(owner, 'multiple')) selectOnly(owner, this);
    else state.selected = !!value;
  },
  get value() { %nodes.elementState(this); return optionValue(this); },
  set value(value) { %nodes.elementState(this); %attributes.setAttribute(this, 'value', `${value}`); },
  get text() { %nodes.elementState(this); return optionText(this); },
  set text(value) { %nodes.elementState(this); this.textContent = `${value}`; },
  get index() { %nodes.elementState(this); const owner = selectOf(this); return owner === null ? 0 : indexAmong(optionsOf(owner), this); },
});

const Option = function () {
  %web_idl.mustBeNew('Option', new.target);
  const made = %elements.newElement('option');
  const text = %argument(0), value = %argument(1);
  if (text !== undefined && `${text}` !== '') %tree_changes.append(made, %character_data.newText(`${text}`));
  if (value !== undefined) %attributes.setAttribute(made, 'value', `${value}`);
  if (%argument(2)) %attributes.setAttribute(made, 'selected', '');
  %slot(made, 0).selected = !!%argument(3);
  return made;
};
%constructor('Option', Option);
%setHidden(Option, 'prototype', option);

function addOption(select, given, before) {
  if (!%nodes.isElement(given) || !localNameIn(%slot(given, 0), ['option', 'optgroup'])) {
    %throwTypeError("Failed to execute 'add' on 'HTMLSelectElement': The provided value is not of type '(HTMLOptGroupElement or HTMLOptionElement)'.");
  }
  const reference = typeof before === 'number' ? optionsOf(select)[before] : before;
  const next = reference === undefined || reference === null ? null : reference;
  %tree_changes.preInsert('add', 'HTMLSelectElement', next === null ? select : %slot(next, 0).parent, given, next);
}

// HTML, HTMLOptionsCollection: set the length: options go from the end, or empty ones come
const mostOptions = 10000;
function setLength(select, length) {
  const options = optionsOf(select);
  if (length > options.length && length > mostOptions) return;
  for (let i = options.length; i < length; i++) %tree_changes.append(select, %elements.newElement('option'));
  for (let i = options.length - 1; i >= length; i--) %tree_changes.remove(options[i]);
}

%methods(select, {
  [%SymbolIterator]: array.values,
  get type() { return %attributes.hasAttribute(this, 'multiple') ? 'select-multiple' : 'select-one'; },
  get options() { %nodes.elementState(this); optionsOf(this); return %slot(this, 0).options; },
  get length() { %nodes.elementState(this); return optionsOf(this).length; },
  set length(value) { %nodes.elementState(this); setLength(this, +value >>> 0); },
  get selectedOptions() { %nodes.elementState(this); return %collections.staticCollection(selectedOf(this)); },
  get selectedIndex() { %nodes.elementState(this); const chosen = selectedOf(this); return chosen.length === 0 ? -1 : indexAmong(optionsOf(this), chosen[0]); },
  set selectedIndex(value) {
    %nodes.elementState(this);
    const options = optionsOf(this);
    const at = +value | 0;
    selectOnly(this, at >= 0 && at < options.length ? options[at] : undefined);
  },
  get value() { %nodes.elementState(this); return %html_forms.selectValue(this); },
  set value(value) { %nodes.elementState(this); %html_forms.chooseValue(this, value === null ? '' : `${value}`); },
  get size() { %nodes.elementState(this); return sizeOf(this); },
  set size(value) { %nodes.elementState(this); %attributes.setAttribute(this, 'size', `${+value >>> 0}`); },
  add(given) {
    %nodes.elementState(this);
    %web_idl.required(%argumentCount(), 1, 'add', 'HTMLSelectElement');
    addOption(this, given, %argument(1));
  },
  namedItem(name) {
    %nodes.elementState(this);
    %web_idl.required(%argumentCount(), 1, 'namedItem', 'HTMLSelectElement');
    optionsOf(this);
    return %slot(this, 0).options.namedItem(name);
  },
  item(index) {
    %nodes.elementState(this);
    %web_idl.required(%argumentCount(), 1, 'item', 'HTMLSelectElement');
    const options = optionsOf(this);
    const at = +index >>> 0;
    return at < options.length ? options[at] : null;
  },
  remove() {
    %nodes.elementState(this);
    if (%argumentCount() === 0) return %tree_changes.remove(this);
    const options = optionsOf(this);
    const at = +%argument(0) | 0;
    if (at >= 0 && at < options.length) %tree_changes.remove(options[at]);
    return undefined;
  },
});
