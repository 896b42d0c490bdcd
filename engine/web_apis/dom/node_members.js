uses('dom/attribute_list', 'dom/attributes', 'dom/character_data', 'dom/collections', 'dom/document');
uses('dom/node_copies', 'dom/nodes', 'dom/tree_changes');
uses('infra/dom_exception', 'infra/web_idl');
// DOM, Interface Node: its members, comparison and equality.
'use strict';

const nodeState = %nodes.nodeState,
  mustBeNode = %nodes.mustBeNode;

function setData(node, state, text) {
  if (state.nodeType === 2) %attributes.setAttributeOf(node, text);
  else %character_data.replaceData(node, state, 0, state.data.length, text);
}

function ancestors(node) {
  const found = [];
  for (let at = node; at !== null; at = %slot(at, 0).parent) %append(found, at);
  return found;
}

// DOM, compareDocumentPosition
function compare(node, other) {
  if (node === other) return 0;
  const mine = ancestors(node),
    theirs = ancestors(other);
  let i = mine.length - 1,
    k = theirs.length - 1;
  // Trees apart have an order too, always the same one: here that of creation.
  if (mine[i] !== theirs[k]) return 1 + 32 + (%slot(node, 0).created < %slot(other, 0).created ? 4 : 2);
  while (i > 0 && k > 0 && mine[i - 1] === theirs[k - 1]) i--, k--;
  if (i === 0) return 16 + 4;
  if (k === 0) return 8 + 2;
  for (let at = mine[i - 1]; at !== null; at = %slot(at, 0).next) if (at === theirs[k - 1]) return 4;
  return 2;
}
%node_members.compare = compare;

// DOM, equals, walking both trees at once
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
  let a = node,
    b = other;
  while (a !== null && b !== null) {
    const left = %slot(a, 0),
      right = %slot(b, 0);
    if (!sameNode(left, right) || (left.first === null) !== (right.first === null)) return false;
    const atRoot = a === node;
    if (!atRoot && left.first === null && (left.next === null) !== (right.next === null)) return false;
    a = %nodes.following(a, node, true);
    b = %nodes.following(b, other, true);
  }
  return a === null && b === null;
}

%methods(%nodes.Node.prototype, {
  get nodeType() {
    return nodeState(this).nodeType;
  },
  get nodeName() {
    return %nodes.nodeName(nodeState(this));
  },
  get baseURI() {
    nodeState(this);
    return globalThis.location.href;
  },
  get isConnected() {
    nodeState(this);
    return %nodes.isConnected(this);
  },
  get ownerDocument() {
    const state = nodeState(this);
    return state.nodeType === 9 ? null : state.inert ? %document.inert() : %theDocument;
  },
  get parentNode() {
    return nodeState(this).parent;
  },
  get parentElement() {
    const parent = nodeState(this).parent;
    return parent !== null && %slot(parent, 0).nodeType === 1 ? parent : null;
  },
  get childNodes() {
    nodeState(this);
    return %collections.childNodesOf(this);
  },
  get firstChild() {
    return nodeState(this).first;
  },
  get lastChild() {
    return nodeState(this).last;
  },
  get previousSibling() {
    return nodeState(this).previous;
  },
  get nextSibling() {
    return nodeState(this).next;
  },
  get nodeValue() {
    const data = nodeState(this).data;
    return data === undefined ? null : data;
  },
  set nodeValue(value) {
    const state = nodeState(this);
    const text = value === null ? '' : `${value}`;
    if (state.data !== undefined) setData(this, state, text);
  },
  get textContent() {
    const state = nodeState(this);
    if (state.data !== undefined) return state.data;
    return state.nodeType === 9 || state.nodeType === 10 ? null : %nodes.descendantText(this);
  },
  set textContent(value) {
    const state = nodeState(this);
    const text = value === null || value === undefined ? '' : `${value}`;
    if (state.data !== undefined) setData(this, state, text);
    else if (state.nodeType !== 9 && state.nodeType !== 10)
      %tree_changes.replaceAll(this, text === '' ? null : %character_data.newText(text));
  },
  appendChild(node) {
    nodeState(this);
    %web_idl.required(%argumentCount(), 1, 'appendChild', 'Node');
    return %tree_changes.preInsert('appendChild', 'Node', this, mustBeNode('appendChild', 'Node', node, 1), null);
  },
  cloneNode() {
    nodeState(this);
    return %node_copies.clone(this, !!%argument(0));
  },
  compareDocumentPosition(other) {
    nodeState(this);
    %web_idl.required(%argumentCount(), 1, 'compareDocumentPosition', 'Node');
    return compare(this, mustBeNode('compareDocumentPosition', 'Node', other, 1));
  },
  contains(other) {
    nodeState(this);
    %web_idl.required(%argumentCount(), 1, 'contains', 'Node');
    return other === null || other === undefined ? false : %nodes.contains(this, mustBeNode('contains', 'Node', other, 1));
  },
  getRootNode() {
    nodeState(this);
    return %nodes.rootOf(this);
  },
  hasChildNodes() {
    return nodeState(this).first !== null;
  },
  insertBefore(node, child) {
    nodeState(this);
    %web_idl.required(%argumentCount(), 2, 'insertBefore', 'Node');
    mustBeNode('insertBefore', 'Node', node, 1);
    if (child === undefined) child = null;
    return %tree_changes.preInsert(
      'insertBefore',
      'Node',
      this,
      node,
      child === null ? null : mustBeNode('insertBefore', 'Node', child, 2),
    );
  },
  isEqualNode(other) {
    nodeState(this);
    %web_idl.required(%argumentCount(), 1, 'isEqualNode', 'Node');
    return other !== null && other !== undefined && isEqual(this, mustBeNode('isEqualNode', 'Node', other, 1));
  },
  isSameNode(other) {
    nodeState(this);
    return this === other;
  },
  normalize() {
    nodeState(this);
    %tree_changes.normalize(this);
  },
  removeChild(child) {
    nodeState(this);
    %web_idl.required(%argumentCount(), 1, 'removeChild', 'Node');
    if (nodeState(mustBeNode('removeChild', 'Node', child, 1)).parent !== this) {
      throw %NewDOMException(
        "Failed to execute 'removeChild' on 'Node': The node to be removed is not a child of this node.",
        'NotFoundError',
      );
    }
    %tree_changes.remove(child);
    return child;
  },
  replaceChild(node, child) {
    nodeState(this);
    %web_idl.required(%argumentCount(), 2, 'replaceChild', 'Node');
    mustBeNode('replaceChild', 'Node', node, 1);
    return %tree_changes.replace('replaceChild', 'Node', this, node, mustBeNode('replaceChild', 'Node', child, 2));
  },
});
