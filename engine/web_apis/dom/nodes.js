uses('events/event_target', 'infra/web_idl');
// DOM, Interface Node: what a node is, how it is made, and how the tree is walked. Its members are in node_members.js.
'use strict';

const Node = %web_idl.interface('Node', %EventTarget);
%nodes.Node = Node;
const nodeConstants = {
  ELEMENT_NODE: 1,
  ATTRIBUTE_NODE: 2,
  TEXT_NODE: 3,
  CDATA_SECTION_NODE: 4,
  ENTITY_REFERENCE_NODE: 5,
  ENTITY_NODE: 6,
  PROCESSING_INSTRUCTION_NODE: 7,
  COMMENT_NODE: 8,
  DOCUMENT_NODE: 9,
  DOCUMENT_TYPE_NODE: 10,
  DOCUMENT_FRAGMENT_NODE: 11,
  NOTATION_NODE: 12,
  DOCUMENT_POSITION_DISCONNECTED: 1,
  DOCUMENT_POSITION_PRECEDING: 2,
  DOCUMENT_POSITION_FOLLOWING: 4,
  DOCUMENT_POSITION_CONTAINS: 8,
  DOCUMENT_POSITION_CONTAINED_BY: 16,
  DOCUMENT_POSITION_IMPLEMENTATION_SPECIFIC: 32,
};
%constants(Node, nodeConstants);
%constants(Node.prototype, nodeConstants);

// --- making ----------------------------------------------------------------------------------------------------------------

%nodes.newNode = function (prototype, nodeType, legacyFlags = undefined) {
  const made = legacyFlags === undefined ? %NewPlatformObject(prototype, 'Node') : %NewLegacyObject(prototype, 'Node', legacyFlags);
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.nodeType = nodeType;
  state.parent = state.first = state.last = state.next = state.previous = null;
  state.mirror = -1;
  state.height = 0; // of the tree below it, at most: tree_changes.js
  state.observers = undefined; // registered observers: mutation_observer.js
  state.inert = false; // of the document of templates' contents
  state.lists = undefined; // the live lists of its children: collections.js
  return made;
};

// --- what a value is -------------------------------------------------------------------------------------------------------

%nodes.isNode = function (value) {
  return %web_idl.isPlatform(value, 'Node');
};

function nodeState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'Node') %throwTypeError('Illegal invocation');
  return state;
}
%nodes.nodeState = nodeState;

function elementState(object) {
  const state = %StateOf(object);
  if (state.nodeType !== 1) %throwTypeError('Illegal invocation');
  return state;
}
%nodes.elementState = elementState;
%nodes.isElement = function (value) {
  return %nodes.isNode(value) && %slot(value, 0).nodeType === 1;
};

function mustBeNode(method, interfaceName, value, position) {
  if (%nodes.isNode(value)) return value;
  return %web_idl.notOfType("Failed to execute '" + method + "' on '" + interfaceName + "': ", position, 'Node');
}
%nodes.mustBeNode = mustBeNode;

// DOM, children changed steps: (parent whose children, or their text, have changed)
const changedSteps = [];
%nodes.addChildrenChangedSteps = function (steps) {
  %append(changedSteps, steps);
};
%nodes.childrenChanged = function (parent) {
  for (let i = 0; i < changedSteps.length; i++) changedSteps[i](parent);
};

// --- walking ---------------------------------------------------------------------------------------------------------------

// DOM, Trees: inclusive ancestor
function contains(ancestor, node) {
  for (let at = node; at !== null; at = %slot(at, 0).parent) if (at === ancestor) return true;
  return false;
}
%nodes.contains = contains;

function rootOf(node) {
  for (;;) {
    const parent = %slot(node, 0).parent;
    if (parent === null) return node;
    node = parent;
  }
}
%nodes.rootOf = rootOf;
%nodes.isConnected = function (node) {
  return %slot(rootOf(node), 0).nodeType === 9;
};

// The node after `node` in tree order, within `root`; null at the end. `into`: whether its children come first.
function following(node, root, into) {
  let state = %slot(node, 0);
  if (into && state.first !== null) return state.first;
  for (let at = node; at !== root; at = state.parent, state = %slot(at, 0)) {
    if (state.next !== null) return state.next;
  }
  return null;
}
%nodes.following = following;

%nodes.childrenOf = function (node) {
  const found = [];
  for (let at = %slot(node, 0).first; at !== null; at = %slot(at, 0).next) %append(found, at);
  return found;
};

%nodes.elementFrom = function (node, backwards) {
  while (node !== null && %slot(node, 0).nodeType !== 1) node = backwards ? %slot(node, 0).previous : %slot(node, 0).next;
  return node;
};

%nodes.descendantText = function (node) {
  let text = '';
  for (let at = following(node, node, true); at !== null; at = following(at, node, true)) {
    const state = %slot(at, 0);
    if (state.nodeType === 3) text += state.data;
  }
  return text;
};

function nodeName(state) {
  switch (state.nodeType) {
    case 1:
      return state.tagName;
    case 2:
      return state.name;
    case 3:
      return '#text';
    case 8:
      return '#comment';
    case 9:
      return '#document';
    case 10:
      return state.name;
    default:
      return '#document-fragment';
  }
}
%nodes.nodeName = nodeName;
