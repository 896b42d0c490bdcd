// DOM 4.4 Interface Node: what a node is, how it is made, and how the tree is walked. The changes of the tree are in
// tree_changes.js. Each node that can be seen is known to the host's preview by its number; 0 there is the body.
'use strict';

const dom = %Dom;

const Node = dom.interface('Node', %EventTarget);
dom.Node = Node;
const nodeConstants = { ELEMENT_NODE: 1, ATTRIBUTE_NODE: 2, TEXT_NODE: 3, CDATA_SECTION_NODE: 4, ENTITY_REFERENCE_NODE: 5, ENTITY_NODE: 6,
  PROCESSING_INSTRUCTION_NODE: 7, COMMENT_NODE: 8, DOCUMENT_NODE: 9, DOCUMENT_TYPE_NODE: 10, DOCUMENT_FRAGMENT_NODE: 11, NOTATION_NODE: 12,
  DOCUMENT_POSITION_DISCONNECTED: 1, DOCUMENT_POSITION_PRECEDING: 2, DOCUMENT_POSITION_FOLLOWING: 4, DOCUMENT_POSITION_CONTAINS: 8,
  DOCUMENT_POSITION_CONTAINED_BY: 16, DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC: 32 };
%constants(Node, nodeConstants);
%constants(Node.prototype, nodeConstants);

// --- making ----------------------------------------------------------------------------------------------------------------

let nextMirror = 1;

dom.newNode = function (prototype, nodeType) {
  const made = %NewPlatformObject(prototype, 'Node');
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.nodeType = nodeType;
  state.parent = state.first = state.last = state.next = state.previous = null;
  state.mirror = -1;
  state.observers = undefined; // registered observers: mutation_observer.js
  state.lists = undefined;     // the live lists of its children: collections.js
  return made;
};

// Changes go to the host's mirror as the flat members of one JSON object.
dom.tell = function (change) { %tellHost('dom', '[{' + change + '}]'); };
dom.newMirror = function () { return nextMirror++; };

// --- what a value is -------------------------------------------------------------------------------------------------------

dom.isNode = function (value) { return dom.isPlatform(value, 'Node'); };

function nodeState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'Node') %throwTypeError('Illegal invocation');
  return state;
}
dom.nodeState = nodeState;

function mustBeNode(method, interfaceName, value, position) {
  if (dom.isNode(value)) return value;
  return %throwTypeError("Failed to execute '" + method + "' on '" + interfaceName + "': parameter " + position + " is not of type 'Node'.");
}
dom.mustBeNode = mustBeNode;

// --- walking ---------------------------------------------------------------------------------------------------------------

// DOM 4.2 Trees: inclusive ancestor
function contains(ancestor, node) {
  for (let at = node; at !== null; at = %slot(at, 0).parent) if (at === ancestor) return true;
  return false;
}
dom.contains = contains;

function rootOf(node) {
  for (;;) {
    const parent = %slot(node, 0).parent;
    if (parent === null) return node;
    node = parent;
  }
}
dom.rootOf = rootOf;
dom.isConnected = function (node) { return rootOf(node) === %document; };

// The node after `node` in tree order, within `root`; null at the end. `into`: whether its children come first.
function following(node, root, into) {
  let state = %slot(node, 0);
  if (into && state.first !== null) return state.first;
  for (let at = node; at !== root; at = state.parent, state = %slot(at, 0)) {
    if (state.next !== null) return state.next;
  }
  return null;
}
dom.following = following;

dom.childrenOf = function (node) {
  const found = [];
  for (let at = %slot(node, 0).first; at !== null; at = %slot(at, 0).next) %append(found, at);
  return found;
};

dom.elementFrom = function (node, backwards) {
  while (node !== null && %slot(node, 0).nodeType !== 1) node = backwards ? %slot(node, 0).previous : %slot(node, 0).next;
  return node;
};

dom.descendantText = function (node) {
  let text = '';
  for (let at = following(node, node, true); at !== null; at = following(at, node, true)) {
    const state = %slot(at, 0);
    if (state.nodeType === 3) text += state.data;
  }
  return text;
};

function nodeName(state) {
  switch (state.nodeType) {
    case 1: return state.tagName;
    case 2: return state.name;
    case 3: return '#text';
    case 8: return '#comment';
    case 9: return '#document';
    case 10: return state.name;
    default: return '#document-fragment';
  }
}
dom.nodeName = nodeName;

function ancestors(node) {
  const found = [];
  for (let at = node; at !== null; at = %slot(at, 0).parent) %append(found, at);
  return found;
}

// DOM 4.4 compareDocumentPosition
function compare(node, other) {
  if (node === other) return 0;
  const mine = ancestors(node), theirs = ancestors(other);
  let i = mine.length - 1, k = theirs.length - 1;
  // Trees apart have an order too, always the same one: here that of creation.
  if (mine[i] !== theirs[k]) return 1 + 32 + (%slot(node, 0).created < %slot(other, 0).created ? 4 : 2);
  while (i > 0 && k > 0 && mine[i - 1] === theirs[k - 1]) i--, k--;
  if (i === 0) return 16 + 4;
  if (k === 0) return 8 + 2;
  for (let at = mine[i - 1]; at !== null; at = %slot(at, 0).next) if (at === theirs[k - 1]) return 4;
  return 2;
}

// DOM 4.4 equals, walking both trees at once
function sameNode(a, b) {
  if (a.nodeType !== b.nodeType || a.data !== b.data || a.localName !== b.localName || a.name !== b.name) return false;
  if (a.nodeType !== 1) return true;
  if (a.attributes.length !== b.attributes.length) return false;
  for (let i = 0; i < a.attributes.length; i++) {
    if (%AttributeOf(b, a.attributes[i].name) !== a.attributes[i].value) return false;
  }
  return true;
}

function isEqual(node, other) {
  let a = node, b = other;
  while (a !== null && b !== null) {
    const left = %slot(a, 0), right = %slot(b, 0);
    if (!sameNode(left, right) || (left.first === null) !== (right.first === null)) return false;
    const atRoot = a === node;
    if (!atRoot && left.first === null && (left.next === null) !== (right.next === null)) return false;
    a = following(a, node, true);
    b = following(b, other, true);
  }
  return a === null && b === null;
}

%methods(Node.prototype, {
  get nodeType() { return nodeState(this).nodeType; },
  get nodeName() { return nodeName(nodeState(this)); },
  get baseURI() { nodeState(this); return globalThis.location.href; },
  get isConnected() { nodeState(this); return dom.isConnected(this); },
  get ownerDocument() { return nodeState(this).nodeType === 9 ? null : %document; },
  get parentNode() { return nodeState(this).parent; },
  get parentElement() {
    const parent = nodeState(this).parent;
    return parent !== null && %slot(parent, 0).nodeType === 1 ? parent : null;
  },
  get childNodes() { nodeState(this); return dom.childNodesOf(this); },
  get firstChild() { return nodeState(this).first; },
  get lastChild() { return nodeState(this).last; },
  get previousSibling() { return nodeState(this).previous; },
  get nextSibling() { return nodeState(this).next; },
  get nodeValue() { const data = nodeState(this).data; return data === undefined ? null : data; },
  set nodeValue(value) {
    const state = nodeState(this);
    const text = value === null ? '' : `${value}`;
    if (state.data !== undefined) dom.replaceData(this, state, 0, state.data.length, text);
  },
  get textContent() {
    const state = nodeState(this);
    if (state.data !== undefined) return state.data;
    return state.nodeType === 9 || state.nodeType === 10 ? null : dom.descendantText(this);
  },
  set textContent(value) {
    const state = nodeState(this);
    const text = value === null || value === undefined ? '' : `${value}`;
    if (state.data !== undefined) dom.replaceData(this, state, 0, state.data.length, text);
    else if (state.nodeType !== 9 && state.nodeType !== 10) dom.replaceAll(this, text === '' ? null : dom.newText(text));
  },
  appendChild(node) {
    nodeState(this);
    dom.required(%argumentCount(), 1, 'appendChild', 'Node');
    return dom.preInsert('appendChild', 'Node', this, mustBeNode('appendChild', 'Node', node, 1), null);
  },
  cloneNode() { nodeState(this); return dom.clone(this, !!%argument(0)); },
  compareDocumentPosition(other) {
    nodeState(this);
    dom.required(%argumentCount(), 1, 'compareDocumentPosition', 'Node');
    return compare(this, mustBeNode('compareDocumentPosition', 'Node', other, 1));
  },
  contains(other) {
    nodeState(this);
    dom.required(%argumentCount(), 1, 'contains', 'Node');
    return other === null || other === undefined ? false : contains(this, mustBeNode('contains', 'Node', other, 1));
  },
  getRootNode() { nodeState(this); return rootOf(this); },
  hasChildNodes() { return nodeState(this).first !== null; },
  insertBefore(node, child) {
    nodeState(this);
    dom.required(%argumentCount(), 2, 'insertBefore', 'Node');
    mustBeNode('insertBefore', 'Node', node, 1);
    if (child === undefined) child = null;
    return dom.preInsert('insertBefore', 'Node', this, node, child === null ? null : mustBeNode('insertBefore', 'Node', child, 2));
  },
  isEqualNode(other) {
    nodeState(this);
    dom.required(%argumentCount(), 1, 'isEqualNode', 'Node');
    return other !== null && other !== undefined && isEqual(this, mustBeNode('isEqualNode', 'Node', other, 1));
  },
  isSameNode(other) { nodeState(this); return this === other; },
  normalize() { nodeState(this); dom.normalize(this); },
  removeChild(child) {
    nodeState(this);
    dom.required(%argumentCount(), 1, 'removeChild', 'Node');
    if (nodeState(mustBeNode('removeChild', 'Node', child, 1)).parent !== this) {
      throw %NewDOMException("Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.", 'NotFoundError');
    }
    dom.remove(child);
    return child;
  },
  replaceChild(node, child) {
    nodeState(this);
    dom.required(%argumentCount(), 2, 'replaceChild', 'Node');
    mustBeNode('replaceChild', 'Node', node, 1);
    return dom.replace('replaceChild', 'Node', this, node, mustBeNode('replaceChild', 'Node', child, 2));
  },
});
