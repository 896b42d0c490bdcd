uses('dom/attribute_list', 'dom/nodes', 'infra/web_idl');
// DOM, NodeList and HTMLCollection. Their items are own indexed properties. A live list is brought up to date when the tree
// changes, not when it is read: lists of one node's children by their node, the others (by tag, by class...) from one register.
'use strict';

const NodeList = %web_idl.interface('NodeList');
const HTMLCollection = %web_idl.interface('HTMLCollection');
%collections.HTMLCollection = HTMLCollection;
const RadioNodeList = %web_idl.interface('RadioNodeList', NodeList);

const registered = []; // live lists of descendants

function newList(prototype, kind) {
  const list = %NewLegacyObject(prototype, kind, prototype === settable ? 2 : 0);
  const state = %slot(list, 0);
  state.object = list;
  state.owner = state.order = undefined;
  state.items = [];
  %web_idl.setItems(list, state.items);
  return list;
}

// The prototype of the lists whose indices can be set: a select's options
let settable;
%collections.setSettable = function (prototype) {
  settable = prototype;
};

function listState(object) {
  const state = %StateOf(object);
  if (state.items === undefined) %throwTypeError('Illegal invocation');
  return state;
}
%collections.listState = listState;
%collections.listItems = function (list) {
  return %slot(list, 0).items;
};

function setItems(state, items) {
  state.items = items;
  %web_idl.setItems(state.object, items);
  if (state.kind === 'HTMLCollection') setNames(state);
  if (state.owner !== undefined) %web_idl.setItems(state.owner, items); // a form's controls are its own properties too
}

// Named properties of a collection: the first element with that id or, for HTML elements, name.
function setNames(state) {
  const names = %web_idl.newNames();
  const ofForm = state.owner !== undefined && %slot(state.owner, 0).localName === 'form' ? %web_idl.newNames() : undefined;
  for (let i = 0; i < state.items.length; i++) {
    const element = %slot(state.items[i], 0);
    addName(state, names, ofForm, %AttributeOf(element, 'id'), state.items[i]);
    addName(state, names, ofForm, %AttributeOf(element, 'name'), state.items[i]);
  }
  %web_idl.setNames(state.object, names);
  if (ofForm !== undefined) %web_idl.setNames(state.owner, ofForm);
}

function addName(state, names, ofForm, name, element) {
  if (name === undefined || name === '') return;
  const known = %GetOwnProperty(names, name);
  if (known === undefined) {
    if (ofForm === undefined) return %defineHidden(names, name, element);
    %setElement(names, name, element); // those of a form's controls are listed
    return %defineHidden(ofForm, name, element);
  }
  if (ofForm !== undefined && known.value !== element && !isRadioList(known.value)) addMore(state, names, ofForm, name);
  return undefined;
}
function isRadioList(value) {
  return %web_idl.isPlatform(value, 'NodeList');
}

// HTML, The form element: several controls of one name are a list of their own.
function addMore(state, names, ofForm, name) {
  const list = %collections.liveCollection(
    state.root,
    state.attributes,
    function (node, inner) {
      return state.matches(node, inner) && (%AttributeOf(inner, 'id') === name || %AttributeOf(inner, 'name') === name);
    },
    RadioNodeList.prototype,
  );
  %setElement(names, name, list);
  %defineHidden(ofForm, name, list);
}

%collections.staticList = function (nodes) {
  const list = newList(NodeList.prototype, 'NodeList');
  setItems(%slot(list, 0), nodes);
  return list;
};

// Not live: of what is selected, read where it is needed.
%collections.staticCollection = function (elements) {
  const list = newList(HTMLCollection.prototype, 'HTMLCollection');
  setItems(%slot(list, 0), elements);
  return list;
};

// --- lists of a node's children -------------------------------------------------------------------------------------------------

function listsOf(node) {
  const state = %slot(node, 0);
  if (state.lists === undefined) {
    state.lists = %newRecord();
    state.lists.childNodes = state.lists.children = undefined;
  }
  return state.lists;
}

%collections.childNodesOf = function (node) {
  const lists = listsOf(node);
  if (lists.childNodes === undefined) {
    lists.childNodes = newList(NodeList.prototype, 'NodeList');
    setItems(%slot(lists.childNodes, 0), %nodes.childrenOf(node));
  }
  return lists.childNodes;
};

function elementsAmong(nodes) {
  const found = [];
  for (let i = 0; i < nodes.length; i++) if (%slot(nodes[i], 0).nodeType === 1) %append(found, nodes[i]);
  return found;
}
%collections.elementChildren = function (node) {
  return elementsAmong(%nodes.childrenOf(node));
};

%collections.childrenCollection = function (node) {
  const lists = listsOf(node);
  if (lists.children === undefined) {
    lists.children = newList(HTMLCollection.prototype, 'HTMLCollection');
    setItems(%slot(lists.children, 0), %collections.elementChildren(node));
  }
  return lists.children;
};

function childrenChanged(parent) {
  const lists = %slot(parent, 0).lists;
  if (lists === undefined) return;
  if (lists.childNodes !== undefined) setItems(%slot(lists.childNodes, 0), %nodes.childrenOf(parent));
  if (lists.children !== undefined) setItems(%slot(lists.children, 0), %collections.elementChildren(parent));
}

// --- lists of descendants -----------------------------------------------------------------------------------------------------

// `matches`: (node, its state) for elements; `attributes`: those that it looks at; `order`: what gives the items, if not in tree order
%collections.liveCollection = function (root, attributes, matches, prototype = HTMLCollection.prototype, order = undefined) {
  const isNodeList = prototype === NodeList.prototype || prototype === RadioNodeList.prototype;
  const list = newList(prototype, isNodeList ? 'NodeList' : 'HTMLCollection');
  const state = %slot(list, 0);
  state.root = root;
  state.matches = matches;
  state.attributes = attributes;
  state.order = order;
  %append(registered, state);
  refresh(state);
  return list;
};
%collections.liveNodeList = function (root, attributes, matches) {
  return %collections.liveCollection(root, attributes, matches, NodeList.prototype);
};

function refresh(state) {
  if (state.order !== undefined) return setItems(state, state.order());
  const items = [];
  for (let node = %nodes.following(state.root, state.root, true); node !== null; node = %nodes.following(node, state.root, true)) {
    const inner = %slot(node, 0);
    if (inner.nodeType === 1 && state.matches(node, inner)) %append(items, node);
  }
  return setItems(state, items);
}

%collections.setRoot = function (list, root) {
  const state = %slot(list, 0);
  if (state.root === root) return;
  state.root = root;
  refresh(state);
};

function hasMatch(state, top) {
  for (let node = top; node !== null; node = %nodes.following(node, top, true)) {
    const inner = %slot(node, 0);
    if (inner.nodeType === 1 && state.matches(node, inner)) return true;
  }
  return false;
}

// Called after nodes came to or went from a parent, and after an attribute changed.
%collections.nodesCame = function (parent, nodes) {
  childrenChanged(parent);
  for (let i = 0; i < registered.length; i++) {
    if (!%nodes.contains(registered[i].root, parent)) continue;
    let any = false;
    for (let k = 0; k < nodes.length && !any; k++) any = hasMatch(registered[i], nodes[k]);
    if (any) refresh(registered[i]);
  }
};
%collections.nodesWent = function (parent, nodes) {
  childrenChanged(parent);
  for (let i = 0; i < registered.length; i++) {
    const items = registered[i].items;
    let any = false;
    for (let k = 0; k < items.length && !any; k++) any = %nodes.contains(nodes[0], items[k]);
    if (any) refresh(registered[i]);
  }
};
%collections.listsSeeAttribute = function (element, name) {
  const isName = name === 'id' || name === 'name';
  for (let i = 0; i < registered.length; i++) {
    const state = registered[i];
    let looks = isName;
    for (let k = 0; k < state.attributes.length && !looks; k++) looks = state.attributes[k] === name;
    if (looks && %nodes.contains(state.root, element)) refresh(state);
  }
  const parent = %slot(element, 0).parent;
  if (isName && parent !== null) childrenChanged(parent);
};

// --- what programs call -------------------------------------------------------------------------------------------------------

const array = [];
const lists = [
  [NodeList, 'NodeList'],
  [HTMLCollection, 'HTMLCollection'],
];
for (let i = 0; i < lists.length; i++) {
  const constructor = lists[i][0],
    name = lists[i][1];
  %methods(constructor.prototype, {
    get length() {
      return listState(this).items.length;
    },
    item(index) {
      const items = listState(this).items;
      %web_idl.required(%argumentCount(), 1, 'item', name);
      const at = +index >>> 0;
      return at < items.length ? items[at] : null;
    },
    [%SymbolIterator]: array.values,
  });
}
// Web IDL, Iterable declarations: the iteration of what has indexed properties is that of arrays.
%methods(NodeList.prototype, { entries: array.entries, forEach: array.forEach, keys: array.keys, values: array.values });
%methods(HTMLCollection.prototype, {
  namedItem(name) {
    const items = listState(this).items;
    %web_idl.required(%argumentCount(), 1, 'namedItem', 'HTMLCollection');
    const wanted = `${name}`;
    for (let i = 0; i < items.length && wanted !== ''; i++) {
      const element = %slot(items[i], 0);
      if (%AttributeOf(element, 'id') === wanted || %AttributeOf(element, 'name') === wanted) return items[i];
    }
    return null;
  },
});
%methods(RadioNodeList.prototype, { [%SymbolIterator]: array.values });
