uses('dom/attribute_list', 'dom/attributes', 'dom/character_data', 'dom/collections', 'dom/elements', 'dom/nodes', 'dom/tree_changes');
uses('html/html_elements', 'html/html_forms', 'html/reflection');
uses('infra/web_idl', 'infra/words');
// HTML, select and option: the lists one chooses from.
'use strict';

const element = %html_elements.elementInterface;

element('HTMLOptGroupElement', ['optgroup'], ['label'], ['disabled']);
const option = element('HTMLOptionElement', ['option'], undefined, ['disabled']);
%reflection.reflectFlag(option, []);
const select = element('HTMLSelectElement', ['select'], ['name', 'autocomplete'], ['disabled', 'multiple', 'required']);
%html_forms.formGetter(select);

const HTMLOptionsCollection = %web_idl.interface('HTMLOptionsCollection', %collections.HTMLCollection);

%collections.setSettable(HTMLOptionsCollection.prototype);
%elements.setLegacy('select', 2);
%elements.onCreationOf('select', function (element) {
  optionsOf(element);
});

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
    %web_idl.notOfType('Failed to set an indexed property [' + index + "] on '" + name + "': ", 2, 'HTMLOptionElement');
  }
  if (index >= mostOptions && index > options.length) return;
  for (let i = options.length; i < index; i++) %tree_changes.append(select, %elements.newElement('option'));
  if (index >= options.length) %tree_changes.preInsert('appendChild', 'Node', select, value, null);
  else if (options[index] !== value) %tree_changes.replace('replaceChild', 'Node', %slot(options[index], 0).parent, value, options[index]);
});

function optionsOf(select) {
  const state = %slot(select, 0);
  if (state.options === undefined) {
    state.options = %collections.liveCollection(
      select,
      [],
      function (node, inner) {
        return inner.localName === 'option' && (inner.parent === select || %slot(inner.parent, 0).localName === 'optgroup');
      },
      HTMLOptionsCollection.prototype,
    );
    %slot(state.options, 0).owner = select;
    %web_idl.setItems(select, %collections.listItems(state.options));
  }
  return %collections.listItems(state.options);
}

function ownSelectedness(state) {
  return state.selected === undefined ? %AttributeOf(state, 'selected') !== undefined : state.selected;
}

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
function sizeOf(select) {
  const size = %parseHtmlInteger(%attributes.attributeText(select, 'size'));
  return size === undefined ? 0 : size;
}

function selectOnly(select, chosen) {
  const options = optionsOf(select);
  for (let i = 0; i < options.length; i++) %slot(options[i], 0).selected = options[i] === chosen;
  const state = %slot(select, 0);
  state.nothing = chosen === undefined;
  state.value = chosen === undefined ? '' : optionValue(chosen);
  %html_forms.tellValue(state);
}

function optionText(option) {
  return joined(%nodes.descendantText(option));
}
function joined(text) {
  let out = '';
  let word = '';
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !%words.isSpace(text[i])) {
      word += text[i];
      continue;
    }
    if (word !== '') out += (out === '' ? '' : ' ') + word;
    word = '';
  }
  return out;
}
function optionValue(option) {
  const value = %AttributeOf(%slot(option, 0), 'value');
  return value === undefined ? optionText(option) : value;
}
function indexAmong(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return i;
  return -1;
}
function selectOf(option) {
  const parent = %slot(option, 0).parent;
  if (parent === null) return null;
  if (%slot(parent, 0).localName === 'select') return parent;
  return %slot(parent, 0).localName === 'optgroup' ? %html_forms.nearest(parent, 'select') : null;
}
%html_select.selectedOf = selectedOf;
%html_select.optionValue = optionValue;
%html_select.isSelected = function (option) {
  const owner = selectOf(option);
  return owner === null ? ownSelectedness(%slot(option, 0)) : indexAmong(selectedOf(owner), option) >= 0;
};
%html_select.selectValue = function (select) {
  const chosen = selectedOf(select);
  return chosen.length === 0 ? '' : optionValue(chosen[0]);
};
%html_select.chooseValue = function (select, value) {
  const options = optionsOf(select);
  for (let i = 0; i < options.length; i++) if (optionValue(options[i]) === value) return selectOnly(select, options[i]);
  return selectOnly(select, undefined);
};
%html_select.resetSelect = function (select) {
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
  get length() {
    return optionsOf(ownerOf(this)).length;
  },
  set length(value) {
    setLength(ownerOf(this), +value >>> 0);
  },
  get selectedIndex() {
    return ownerOf(this).selectedIndex;
  },
  set selectedIndex(value) {
    ownerOf(this).selectedIndex = value;
  },
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
  get form() {
    %nodes.elementState(this);
    const owner = selectOf(this);
    return owner === null ? null : %html_forms.formOf(owner);
  },
  get label() {
    const text = %attributes.attributeText(this, 'label');
    return text === '' ? optionText(this) : text;
  },
  set label(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'label', `${value}`);
  },
  get defaultSelected() {
    return %attributes.hasAttribute(this, 'selected');
  },
  set defaultSelected(value) {
    %nodes.elementState(this);
    if (value) %attributes.setAttribute(this, 'selected', '');
    else %attributes.removeAttribute(this, 'selected');
  },
  get selected() {
    %nodes.elementState(this);
    return %html_select.isSelected(this);
  },
  set selected(value) {
    const state = %nodes.elementState(this);
    const owner = selectOf(this);
    if (value && owner !== null && !%attributes.hasAttribute(owner, 'multiple')) selectOnly(owner, this);
    else state.selected = !!value;
  },
  get value() {
    %nodes.elementState(this);
    return optionValue(this);
  },
  set value(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'value', `${value}`);
  },
  get text() {
    %nodes.elementState(this);
    return optionText(this);
  },
  set text(value) {
    %nodes.elementState(this);
    this.textContent = `${value}`;
  },
  get index() {
    %nodes.elementState(this);
    const owner = selectOf(this);
    return owner === null ? 0 : indexAmong(optionsOf(owner), this);
  },
});

const Option = function () {
  %web_idl.mustBeNew('Option', new.target);
  const made = %elements.newElement('option');
  const text = %argument(0),
    value = %argument(1);
  if (text !== undefined && `${text}` !== '') %tree_changes.append(made, %character_data.newText(`${text}`));
  if (value !== undefined) %attributes.setAttribute(made, 'value', `${value}`);
  if (%argument(2)) %attributes.setAttribute(made, 'selected', '');
  %slot(made, 0).selected = !!%argument(3);
  return made;
};
%constructor('Option', Option);
%setHidden(Option, 'prototype', option);

function isItem(localName) {
  return localName === 'option' || localName === 'optgroup';
}
function addOption(select, given, before) {
  if (!%nodes.isElement(given) || !isItem(%slot(given, 0).localName)) {
    %throwTypeError(
      "Failed to execute 'add' on 'HTMLSelectElement': The provided value is not of type '(HTMLOptGroupElement or HTMLOptionElement)'.",
    );
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
  get type() {
    return %attributes.hasAttribute(this, 'multiple') ? 'select-multiple' : 'select-one';
  },
  get options() {
    %nodes.elementState(this);
    optionsOf(this);
    return %slot(this, 0).options;
  },
  get length() {
    %nodes.elementState(this);
    return optionsOf(this).length;
  },
  set length(value) {
    %nodes.elementState(this);
    setLength(this, +value >>> 0);
  },
  get selectedOptions() {
    %nodes.elementState(this);
    return %collections.staticCollection(selectedOf(this));
  },
  get selectedIndex() {
    %nodes.elementState(this);
    const chosen = selectedOf(this);
    return chosen.length === 0 ? -1 : indexAmong(optionsOf(this), chosen[0]);
  },
  set selectedIndex(value) {
    %nodes.elementState(this);
    const options = optionsOf(this);
    const at = +value | 0;
    selectOnly(this, at >= 0 && at < options.length ? options[at] : undefined);
  },
  get value() {
    %nodes.elementState(this);
    return %html_select.selectValue(this);
  },
  set value(value) {
    %nodes.elementState(this);
    %html_select.chooseValue(this, value === null ? '' : `${value}`);
  },
  get size() {
    %nodes.elementState(this);
    return sizeOf(this);
  },
  set size(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'size', `${+value >>> 0}`);
  },
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
