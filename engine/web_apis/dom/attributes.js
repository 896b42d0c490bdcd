uses('dom/attribute_list', 'dom/collections', 'dom/document_names', 'dom/mutation_observer', 'dom/nodes');
uses('events/event_handlers');
uses('infra/preview', 'infra/web_idl');
// DOM, attributes: changing an element's list, and what follows from it; Attr and NamedNodeMap, made only for whoever asks for them.
'use strict';

const entryOf = %attribute_list.attributeEntry;

// DOM, attribute change steps, by the attribute or by the kind of element: (element, its state, name, value)
const stepsOfAttributes = %newRecord();
const stepsOfElements = %newRecord();
%attributes.onAttribute = function (name, steps) {
  stepsOfAttributes[name] = steps;
};
%attributes.onAttributeOf = function (localName, steps) {
  stepsOfElements[localName] = steps;
};

// An attribute that another standard writes may have to be checked before it is read: (element's state)
const readChecks = %newRecord();
%attributes.onAttributeRead = function (name, check) {
  readChecks[name] = check;
};
%attributes.checkAttributeRead = function (name, state) {
  const check = readChecks[name];
  if (check !== undefined) check(state);
};

let dataSteps = function (state) {}; // for names that begin with data-
%attributes.onDataAttributes = function (steps) {
  dataSteps = steps;
};

// DOM, handle attribute changes

function changed(element, state, name, old, value) {
  if (state.mirror >= 0) {
    %preview.tell(
      '"op":"attribute","node":' +
        state.mirror +
        ',"name":' +
        %jsonQuote(name) +
        ',"value":' +
        (value === null ? 'null' : %jsonQuote(value)),
    );
    %wantRendering();
  }
  %collections.listsSeeAttribute(element, name);
  %document_names.namesSeeAttribute(element, name, old, value);
  if (%indexOfText(name, 'data-') === 0) dataSteps(state);
  const own = stepsOfAttributes[name];
  if (own !== undefined) own(element, state, name, value);
  if (name.length > 2 && name[0] === 'o' && name[1] === 'n') %event_handlers.handlerAttribute(element, name, value);
  const steps = stepsOfElements[state.localName];
  if (steps !== undefined) steps(element, state, name, value);
}

// DOM, change, append an attribute
function setAttribute(element, name, value) {
  const state = %slot(element, 0);
  const entry = entryOf(state, name);
  const old = entry === undefined ? null : entry.value;
  %mutation_observer.queueAttributeRecord(element, name, old);
  if (entry !== undefined) {
    entry.value = value;
    if (entry.node !== undefined) %slot(entry.node, 0).data = value;
  } else {
    const fresh = %newRecord();
    fresh.name = name;
    fresh.value = value;
    fresh.node = undefined;
    %append(state.attributes, fresh);
    if (state.attributeMap !== undefined) fillMap(state);
  }
  changed(element, state, name, old, value);
}
%attributes.setAttribute = setAttribute;

// DOM, remove an attribute
function removeAttribute(element, name) {
  const state = %slot(element, 0);
  const entry = entryOf(state, name);
  if (entry === undefined) return;
  %mutation_observer.queueAttributeRecord(element, name, entry.value);
  const rest = [];
  for (let i = 0; i < state.attributes.length; i++) if (state.attributes[i] !== entry) %append(rest, state.attributes[i]);
  state.attributes = rest;
  if (entry.node !== undefined) %slot(entry.node, 0).owner = null;
  if (state.attributeMap !== undefined) fillMap(state);
  changed(element, state, name, entry.value, null);
}
%attributes.removeAttribute = removeAttribute;

%attributes.attributeText = function (element, name) {
  const value = %AttributeOf(%nodes.elementState(element), name);
  return value === undefined ? '' : value;
};
%attributes.hasAttribute = function (element, name) {
  return entryOf(%nodes.elementState(element), name) !== undefined;
};

// --- Attr (DOM, Interface Attr) --------------------------------------------------------------------------------------------

const Attr = %web_idl.interface('Attr', %nodes.Node);

function attrState(object) {
  const state = %nodes.nodeState(object);
  if (state.nodeType !== 2) %throwTypeError('Illegal invocation');
  return state;
}

function attrOf(element, entry) {
  if (entry.node === undefined) {
    entry.node = %nodes.newNode(Attr.prototype, 2);
    const state = %slot(entry.node, 0);
    state.name = entry.name;
    state.data = entry.value;
    state.owner = element;
  }
  return entry.node;
}

%attributes.setAttributeOf = function (attr, value) {
  const state = %slot(attr, 0);
  if (state.owner === null) state.data = value;
  else setAttribute(state.owner, state.name, value);
};

%methods(Attr.prototype, {
  get namespaceURI() {
    attrState(this);
    return null;
  },
  get prefix() {
    attrState(this);
    return null;
  },
  get localName() {
    return attrState(this).name;
  },
  get name() {
    return attrState(this).name;
  },
  get value() {
    return attrState(this).data;
  },
  set value(text) {
    attrState(this);
    %attributes.setAttributeOf(this, `${text}`);
  },
  get ownerElement() {
    return attrState(this).owner;
  },
  get specified() {
    attrState(this);
    return true;
  },
});

// --- NamedNodeMap (DOM, Interface NamedNodeMap) ----------------------------------------------------------------------------

const NamedNodeMap = %web_idl.interface('NamedNodeMap');

function mapState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'NamedNodeMap') %throwTypeError('Illegal invocation');
  return state;
}

function fillMap(state) {
  const map = state.attributeMap;
  const items = [];
  const names = %web_idl.newNames();
  for (let i = 0; i < state.attributes.length; i++) {
    const node = attrOf(%slot(map, 0).element, state.attributes[i]);
    %append(items, node);
    %defineHidden(names, state.attributes[i].name, node);
  }
  %web_idl.setItems(map, items);
  %web_idl.setNames(map, names);
}

%attributes.attributeMap = function (element, state) {
  if (state.attributeMap === undefined) {
    state.attributeMap = %NewLegacyObject(NamedNodeMap.prototype, 'NamedNodeMap', 0);
    %slot(state.attributeMap, 0).element = element;
    fillMap(state);
  }
  return state.attributeMap;
};

const array = [];
%methods(NamedNodeMap.prototype, {
  get length() {
    return %slot(mapState(this).element, 0).attributes.length;
  },
  getNamedItem(name) {
    const state = mapState(this);
    %web_idl.required(%argumentCount(), 1, 'getNamedItem', 'NamedNodeMap');
    const entry = entryOf(%slot(state.element, 0), %lowerCase(`${name}`));
    return entry === undefined ? null : attrOf(state.element, entry);
  },
  item(index) {
    const state = mapState(this);
    %web_idl.required(%argumentCount(), 1, 'item', 'NamedNodeMap');
    const list = %slot(state.element, 0).attributes;
    const at = +index >>> 0;
    return at < list.length ? attrOf(state.element, list[at]) : null;
  },
  [%SymbolIterator]: array.values,
});
