// DOM 4 Nodes: the tree. Each change is told to the host, whose preview mirrors it; node 0 there is the body.
'use strict';

let nextMirror = 1;

function tell(change) { %tellHost('dom', '[{' + change + '}]'); }

function nodeInterface(name, parent) {
  const constructor = function () { %throwTypeError("Failed to construct '" + name + "': Illegal constructor"); };
  %constructor(name, constructor, parent);
  return constructor;
}
const Node = nodeInterface('Node', %EventTarget);
%constants(Node, { ELEMENT_NODE: 1, TEXT_NODE: 3, COMMENT_NODE: 8, DOCUMENT_NODE: 9, DOCUMENT_FRAGMENT_NODE: 11 });
%constants(Node.prototype, { ELEMENT_NODE: 1, TEXT_NODE: 3, COMMENT_NODE: 8, DOCUMENT_NODE: 9, DOCUMENT_FRAGMENT_NODE: 11 });
const CharacterData = nodeInterface('CharacterData', Node);
const Text = function (data = '') { return newText(`${data}`); };
%constructor('Text', Text, CharacterData);
const Comment = nodeInterface('Comment', CharacterData);
const Element = nodeInterface('Element', Node);
const HTMLElement = nodeInterface('HTMLElement', Element);
const Document = nodeInterface('Document', Node);
const HTMLDocument = nodeInterface('HTMLDocument', Document);
const DocumentFragment = function () { return newNode(DocumentFragment.prototype, 11); };
%constructor('DocumentFragment', DocumentFragment, Node);
const NodeList = nodeInterface('NodeList');
const HTMLCollection = nodeInterface('HTMLCollection');
%define('HTMLElement', HTMLElement);

function newNode(prototype, nodeType) {
  const made = %NewPlatformObject(prototype, 'Node');
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.nodeType = nodeType;
  state.parent = null;
  state.children = [];
  state.mirror = -1;
  state.childNodes = undefined;
  state.elements = undefined;
  return made;
}

function newText(data) {
  const made = newNode(Text.prototype, 3);
  const state = %slot(made, 0);
  state.data = data;
  state.mirror = nextMirror++;
  tell('"op":"text","node":' + state.mirror + ',"text":' + %jsonQuote(data));
  return made;
}

function newComment(data) {
  const made = newNode(Comment.prototype, 8);
  %slot(made, 0).data = data;
  return made;
}

function newElement(localName) {
  const made = newNode(%ElementPrototype === undefined ? HTMLElement.prototype : %ElementPrototype(localName), 1);
  const state = %slot(made, 0);
  state.localName = localName;
  state.attributes = [];
  state.mirror = nextMirror++;
  tell('"op":"create","node":' + state.mirror + ',"tag":' + %jsonQuote(localName));
  return made;
}
%define('NewElement', newElement);

function isNode(value) { return %isClass(value, 'platform') && %slot(value, 0).kind === 'Node'; }

function nodeState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'Node') %throwTypeError('Illegal invocation');
  return state;
}
%define('NodeState', nodeState);

function elementState(object) {
  const state = nodeState(object);
  if (state.nodeType !== 1) %throwTypeError('Illegal invocation');
  return state;
}
%define('ElementState', elementState);

function nodeArgument(method, interfaceName, value, position) {
  if (!isNode(value)) {
    %throwTypeError("Failed to execute '" + method + "' on '" + interfaceName + "': parameter " + position + " is not of type 'Node'.");
  }
  return value;
}

// --- the tree (DOM 4.2.3 Mutation algorithms) -----------------------------------------------------------------------------

function indexIn(list, node) {
  for (let i = 0; i < list.length; i++) if (list[i] === node) return i;
  return -1;
}

function contains(ancestor, node) {
  for (let at = node; at !== null; at = %slot(at, 0).parent) if (at === ancestor) return true;
  return false;
}

// Live lists are objects whose indexed properties are brought up to date whenever the children change.
function childrenChanged(parent) {
  const state = %slot(parent, 0);
  if (state.childNodes !== undefined) fillList(state.childNodes, state.children);
  if (state.elements !== undefined) fillList(state.elements, elementsOf(state.children));
}

function elementsOf(nodes) {
  const found = [];
  for (let i = 0; i < nodes.length; i++) if (%slot(nodes[i], 0).nodeType === 1) %append(found, nodes[i]);
  return found;
}

function fillList(list, nodes) {
  const state = %slot(list, 0);
  for (let i = 0; i < nodes.length; i++) %setElement(list, i, nodes[i]);
  for (let i = nodes.length; i < state.items.length; i++) delete list[i];
  const items = [];
  for (let i = 0; i < nodes.length; i++) %append(items, nodes[i]);
  state.items = items;
}

function newList(prototype, nodes) {
  const list = %NewPlatformObject(prototype, 'NodeList');
  %slot(list, 0).items = [];
  fillList(list, nodes);
  return list;
}

function detach(node) {
  const state = %slot(node, 0);
  const parent = state.parent;
  if (parent === null) return;
  const old = %slot(parent, 0).children;
  const rest = [];
  for (let i = 0; i < old.length; i++) if (old[i] !== node) %append(rest, old[i]);
  %slot(parent, 0).children = rest;
  state.parent = null;
  if (state.mirror > 0) tell('"op":"remove","node":' + state.mirror);
  childrenChanged(parent);
}

function hierarchyError(method, reason) {
  return %NewDOMException("Failed to execute '" + method + "' on 'Node': " + reason, 'HierarchyRequestError');
}

// DOM 4.2.3 pre-insert: before `child`, or at the end when it is null
function insert(method, parent, node, child) {
  const state = nodeState(parent);
  if (state.nodeType === 3 || state.nodeType === 8) throw hierarchyError(method, 'This node type does not support this method.');
  if (contains(node, parent)) throw hierarchyError(method, 'The new child element contains the parent.');
  if (%slot(node, 0).nodeType === 9) throw hierarchyError(method, 'Nodes of type \'#document\' may not be inserted inside nodes of type \'' + nodeName(state) + "'.");
  if (child !== null && %slot(child, 0).parent !== parent) {
    throw %NewDOMException("Failed to execute '" + method + "' on 'Node': The node before which the new node is to be inserted is not a child of this node.", 'NotFoundError');
  }
  if (child === node) child = nextOf(node);
  if (%slot(node, 0).nodeType === 11) {
    const moved = %slot(node, 0).children;
    %slot(node, 0).children = [];
    childrenChanged(node);
    for (let i = 0; i < moved.length; i++) {
      %slot(moved[i], 0).parent = null;
      place(parent, moved[i], child);
    }
  } else {
    detach(node);
    place(parent, node, child);
  }
  childrenChanged(parent);
  %wantRendering();
  return node;
}

function place(parent, node, child) {
  const state = %slot(parent, 0);
  const children = [];
  for (let i = 0; i < state.children.length; i++) {
    if (state.children[i] === child) %append(children, node);
    %append(children, state.children[i]);
  }
  if (child === null) %append(children, node);
  state.children = children;
  const inner = %slot(node, 0);
  inner.parent = parent;
  if (inner.mirror > 0 && state.mirror >= 0) {
    const before = child === null ? -1 : %slot(child, 0).mirror;
    tell('"op":"insert","parent":' + state.mirror + ',"node":' + inner.mirror + ',"before":' + (before > 0 ? before : 'null'));
  }
}
%define('InsertNode', insert);

function nextOf(node) {
  const parent = %slot(node, 0).parent;
  if (parent === null) return null;
  const siblings = %slot(parent, 0).children;
  const at = indexIn(siblings, node) + 1;
  return at < siblings.length ? siblings[at] : null;
}

function previousOf(node) {
  const parent = %slot(node, 0).parent;
  if (parent === null) return null;
  const at = indexIn(%slot(parent, 0).children, node) - 1;
  return at >= 0 ? %slot(parent, 0).children[at] : null;
}

function elementOrNull(node, step) {
  while (node !== null && %slot(node, 0).nodeType !== 1) node = step(node);
  return node;
}

// All nodes below `root` in tree order.
function descendants(root) {
  const found = [];
  const waiting = [root];
  while (waiting.length > 0) {
    const node = waiting[waiting.length - 1];
    waiting.length = waiting.length - 1;
    if (node !== root) %append(found, node);
    const children = %slot(node, 0).children;
    for (let i = children.length - 1; i >= 0; i--) %append(waiting, children[i]);
  }
  return found;
}
%define('Descendants', descendants);

function rootOf(node) {
  for (;;) {
    const parent = %slot(node, 0).parent;
    if (parent === null) return node;
    node = parent;
  }
}

function nodeName(state) {
  if (state.nodeType === 1) return %upperCase(state.localName);
  if (state.nodeType === 3) return '#text';
  if (state.nodeType === 8) return '#comment';
  return state.nodeType === 9 ? '#document' : '#document-fragment';
}

function textContent(node) {
  const state = nodeState(node);
  if (state.nodeType === 3 || state.nodeType === 8) return state.data;
  let text = '';
  const all = descendants(node);
  for (let i = 0; i < all.length; i++) {
    const each = %slot(all[i], 0);
    if (each.nodeType === 3) text += each.data;
  }
  return text;
}

function replaceAll(parent, node) {
  const children = nodeState(parent).children;
  for (let i = 0; i < children.length; i++) detach(children[i]);
  if (node !== null) insert('replaceChildren', parent, node, null);
}
%define('ReplaceAllChildren', replaceAll);

function setData(node, text) {
  const state = nodeState(node);
  state.data = text;
  if (state.mirror > 0) tell('"op":"text","node":' + state.mirror + ',"text":' + %jsonQuote(text));
  %wantRendering();
}

function copyOf(node, deep) {
  const copy = shallowCopy(node);
  const waiting = deep ? [[node, copy]] : [];
  for (let at = 0; at < waiting.length; at++) {
    const children = %slot(waiting[at][0], 0).children;
    for (let i = 0; i < children.length; i++) {
      const child = shallowCopy(children[i]);
      insert('cloneNode', waiting[at][1], child, null);
      %append(waiting, [children[i], child]);
    }
  }
  return copy;
}

function shallowCopy(node) {
  const state = nodeState(node);
  if (state.nodeType === 3) return newText(state.data);
  if (state.nodeType === 8) return newComment(state.data);
  if (state.nodeType === 11) return newNode(DocumentFragment.prototype, 11);
  if (state.nodeType === 9) %refuse('Document.cloneNode', 'Copies of whole documents are not supported.');
  const copy = newElement(state.localName);
  for (let i = 0; i < state.attributes.length; i++) %SetAttribute(copy, state.attributes[i].name, state.attributes[i].value);
  return copy;
}

%methods(Node.prototype, {
  get nodeType() { return nodeState(this).nodeType; },
  get nodeName() { return nodeName(nodeState(this)); },
  get parentNode() { return nodeState(this).parent; },
  get parentElement() {
    const parent = nodeState(this).parent;
    return parent !== null && %slot(parent, 0).nodeType === 1 ? parent : null;
  },
  get childNodes() {
    const state = nodeState(this);
    if (state.childNodes === undefined) state.childNodes = newList(NodeList.prototype, state.children);
    return state.childNodes;
  },
  get firstChild() { const c = nodeState(this).children; return c.length > 0 ? c[0] : null; },
  get lastChild() { const c = nodeState(this).children; return c.length > 0 ? c[c.length - 1] : null; },
  get nextSibling() { nodeState(this); return nextOf(this); },
  get previousSibling() { nodeState(this); return previousOf(this); },
  get isConnected() { nodeState(this); return rootOf(this) === theDocument; },
  get ownerDocument() { return nodeState(this).nodeType === 9 ? null : theDocument; },
  get nodeValue() { const s = nodeState(this); return s.data === undefined ? null : s.data; },
  set nodeValue(value) { if (nodeState(this).data !== undefined) setData(this, value === null ? '' : `${value}`); },
  get textContent() { return nodeState(this).nodeType === 9 ? null : textContent(this); },
  set textContent(value) {
    const state = nodeState(this);
    const text = value === null || value === undefined ? '' : `${value}`;
    if (state.nodeType === 3 || state.nodeType === 8) return setData(this, text);
    if (state.nodeType !== 9) replaceAll(this, text === '' ? null : newText(text));
  },
  appendChild(node) { return insert('appendChild', this, nodeArgument('appendChild', 'Node', node, 1), null); },
  insertBefore(node, child) {
    return insert('insertBefore', this, nodeArgument('insertBefore', 'Node', node, 1),
      child === null || child === undefined ? null : nodeArgument('insertBefore', 'Node', child, 2));
  },
  removeChild(child) {
    nodeState(this);
    if (nodeState(nodeArgument('removeChild', 'Node', child, 1)).parent !== this) {
      throw %NewDOMException("Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.", 'NotFoundError');
    }
    detach(child);
    %wantRendering();
    return child;
  },
  replaceChild(node, child) {
    nodeState(this);
    if (nodeState(nodeArgument('replaceChild', 'Node', child, 2)).parent !== this) {
      throw %NewDOMException("Failed to execute 'replaceChild' on 'Node': The node to be replaced is not a child of this node.", 'NotFoundError');
    }
    const next = nextOf(child) === node ? nextOf(node) : nextOf(child);
    detach(child);
    insert('replaceChild', this, nodeArgument('replaceChild', 'Node', node, 1), next);
    return child;
  },
  contains(other) { nodeState(this); return isNode(other) && contains(this, other); },
  hasChildNodes() { return nodeState(this).children.length > 0; },
  getRootNode() { nodeState(this); return rootOf(this); },
  isSameNode(other) { nodeState(this); return this === other; },
  cloneNode(deep = false) { nodeState(this); return copyOf(this, !!deep); },
});

%methods(CharacterData.prototype, {
  get data() { return nodeState(this).data; },
  set data(value) { setData(this, value === null ? '' : `${value}`); },
  get length() { return nodeState(this).data.length; },
  appendData(text) { setData(this, nodeState(this).data + `${text}`); },
});

// --- mixins: ParentNode, ChildNode (DOM 4.2.6, 4.2.8) -----------------------------------------------------------------------

// Nodes, and texts made of anything else, in one fragment or alone.
function nodesOf(values) {
  if (values.length === 1) return isNode(values[0]) ? values[0] : newText(`${values[0]}`);
  const fragment = newNode(DocumentFragment.prototype, 11);
  for (let i = 0; i < values.length; i++) insert('append', fragment, isNode(values[i]) ? values[i] : newText(`${values[i]}`), null);
  return fragment;
}

const parentNode = [Element.prototype, Document.prototype, DocumentFragment.prototype];
for (let i = 0; i < parentNode.length; i++) {
  %methods(parentNode[i], {
    get children() {
      const state = nodeState(this);
      if (state.elements === undefined) state.elements = newList(HTMLCollection.prototype, elementsOf(state.children));
      return state.elements;
    },
    get childElementCount() { return elementsOf(nodeState(this).children).length; },
    get firstElementChild() { return elementOrNull(this.firstChild, nextOf); },
    get lastElementChild() { return elementOrNull(this.lastChild, previousOf); },
    append() { insert('append', this, nodesOf(%argumentsFrom(0)), null); },
    prepend() { insert('prepend', this, nodesOf(%argumentsFrom(0)), this.firstChild); },
    replaceChildren() {
      const values = %argumentsFrom(0);
      replaceAll(this, values.length === 0 ? null : nodesOf(values));
    },
    querySelector(selectors) { nodeState(this); return %QuerySelector(this, `${selectors}`, true); },
    querySelectorAll(selectors) { nodeState(this); return newList(NodeList.prototype, %QuerySelector(this, `${selectors}`, false)); },
  });
}

const childNode = [Element.prototype, CharacterData.prototype];
for (let i = 0; i < childNode.length; i++) {
  %methods(childNode[i], {
    get nextElementSibling() { nodeState(this); return elementOrNull(nextOf(this), nextOf); },
    get previousElementSibling() { nodeState(this); return elementOrNull(previousOf(this), previousOf); },
    remove() { nodeState(this); detach(this); %wantRendering(); },
    before() {
      const parent = nodeState(this).parent;
      if (parent !== null) insert('before', parent, nodesOf(%argumentsFrom(0)), this);
    },
    after() {
      const parent = nodeState(this).parent;
      if (parent !== null) insert('after', parent, nodesOf(%argumentsFrom(0)), nextOf(this));
    },
    replaceWith() {
      const parent = nodeState(this).parent;
      if (parent === null) return;
      const next = nextOf(this);
      detach(this);
      insert('replaceWith', parent, nodesOf(%argumentsFrom(0)), next);
    },
  });
}

const lists = [NodeList.prototype, HTMLCollection.prototype];
for (let i = 0; i < lists.length; i++) {
  %methods(lists[i], {
    get length() { return %StateOf(this).items.length; },
    item(index) {
      const items = %StateOf(this).items;
      return index >= 0 && index < items.length ? items[index | 0] : null;
    },
    [%SymbolIterator]() { return %newArrayIterator(%StateOf(this).items, 1); },
  });
}
%methods(NodeList.prototype, {
  forEach(callback, thisArg = undefined) {
    for (let i = 0; i < %StateOf(this).items.length; i++) %call(callback, thisArg, %StateOf(this).items[i], i, this);
  },
  entries() { return %newArrayIterator(%StateOf(this).items, 2); },
  keys() { return %newArrayIterator(%StateOf(this).items, 0); },
  values() { return %newArrayIterator(%StateOf(this).items, 1); },
});

// --- the document ---------------------------------------------------------------------------------------------------------

const theDocument = newNode(HTMLDocument.prototype, 9);
const root = newElement('html');
const head = newElement('head');
const body = newElement('body');
%slot(body, 0).mirror = 0;
%slot(root, 0).mirror = -1;
%slot(head, 0).mirror = -1;
%slot(theDocument, 0).readyState = 'complete';
insert('append', theDocument, root, null);
insert('append', root, head, null);
insert('append', root, body, null);
%define('document', theDocument);

// ECMA-262 has nothing to say of where events go; DOM 2.8, 4.4: a node's parent, the document's window.
%define('ParentTarget', function (target, type) {
  if (!isNode(target)) return null;
  const parent = %slot(target, 0).parent;
  if (parent !== null) return parent;
  return target === theDocument && type !== 'load' ? globalThis : null;
});

%methods(Document.prototype, {
  get documentElement() { return root; },
  get head() { return head; },
  get body() { return body; },
  get readyState() { return nodeState(this).readyState; },
  get visibilityState() { return 'visible'; },
  get hidden() { return false; },
  get defaultView() { return globalThis; },
  get activeElement() { return nodeState(this).active === undefined ? body : nodeState(this).active; },
  get title() { const t = %QuerySelector(head, 'title', true); return t === null ? '' : textContent(t); },
  set title(value) {
    let title = %QuerySelector(head, 'title', true);
    if (title === null) title = insert('append', head, newElement('title'), null);
    title.textContent = `${value}`;
  },
  hasFocus() { return true; },
  createElement(localName) {
    const name = %lowerCase(`${localName}`);
    if (!%isElementName(name)) {
      throw %NewDOMException("Failed to execute 'createElement' on 'Document': The tag name provided ('" + name + "') is not a valid name.", 'InvalidCharacterError');
    }
    return newElement(name);
  },
  createTextNode(data) { return newText(`${data}`); },
  createComment(data) { return newComment(`${data}`); },
  createDocumentFragment() { return newNode(DocumentFragment.prototype, 11); },
  getElementById(id) {
    const wanted = `${id}`;
    const all = descendants(this);
    for (let i = 0; i < all.length; i++) {
      const state = %slot(all[i], 0);
      if (state.nodeType === 1 && %AttributeOf(state, 'id') === wanted) return all[i];
    }
    return null;
  },
});
%globalObject('document', theDocument);
