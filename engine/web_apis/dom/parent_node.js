uses('dom/character_data', 'dom/collections', 'dom/document_names', 'dom/nodes', 'dom/selectors', 'dom/tree_changes');
uses('infra/web_idl');
// DOM, ParentNode, ChildNode, DocumentFragment.
'use strict';

const DocumentFragment = function () {
  %web_idl.mustBeNew('DocumentFragment', new.target);
  return %nodes.newNode(%web_idl.prototypeOf(new.target, DocumentFragment), 11);
};
%constructor('DocumentFragment', DocumentFragment, %nodes.Node);
%parent_node.newFragment = function () {
  return %nodes.newNode(DocumentFragment.prototype, 11);
};

// Web IDL, [Unscopable]: names that a with statement over an element does not see
function unscopable(prototype, names) {
  const list = %newRecord();
  for (let i = 0; i < names.length; i++) list[names[i]] = true;
  %defineHidden(prototype, %SymbolUnscopables, list);
}

// DOM, convert nodes into a node: nodes, and texts made of anything else, alone or in a fragment
function nodeOf(values) {
  if (values.length === 1) return %nodes.isNode(values[0]) ? values[0] : %character_data.newText(`${values[0]}`);
  const nodes = [];
  for (let i = 0; i < values.length; i++) %append(nodes, %nodes.isNode(values[i]) ? values[i] : %character_data.newText(`${values[i]}`));
  const fragment = %parent_node.newFragment();
  for (let i = 0; i < nodes.length; i++) %tree_changes.preInsert('append', 'DocumentFragment', fragment, nodes[i], null);
  return fragment;
}

%parent_node.mixinParentNode = function (prototype, name) {
  %methods(prototype, {
    get children() {
      %nodes.nodeState(this);
      return %collections.childrenCollection(this);
    },
    get firstElementChild() {
      return %nodes.elementFrom(%nodes.nodeState(this).first, false);
    },
    get lastElementChild() {
      return %nodes.elementFrom(%nodes.nodeState(this).last, true);
    },
    get childElementCount() {
      %nodes.nodeState(this);
      return %collections.elementChildren(this).length;
    },
    append() {
      %nodes.nodeState(this);
      %tree_changes.preInsert('append', name, this, nodeOf(%argumentsFrom(0)), null);
    },
    prepend() {
      %nodes.nodeState(this);
      const node = nodeOf(%argumentsFrom(0));
      %tree_changes.preInsert('prepend', name, this, node, %slot(this, 0).first);
    },
    replaceChildren() {
      %nodes.nodeState(this);
      const node = nodeOf(%argumentsFrom(0));
      if (%nodes.contains(node, this)) %tree_changes.preInsert('replaceChildren', name, this, node, null); // throws
      %tree_changes.replaceAll(this, node);
    },
    querySelector(selectors) {
      %nodes.nodeState(this);
      %web_idl.required(%argumentCount(), 1, 'querySelector', name);
      return %selectors.select(this, `${selectors}`, 'querySelector', name, true);
    },
    querySelectorAll(selectors) {
      %nodes.nodeState(this);
      %web_idl.required(%argumentCount(), 1, 'querySelectorAll', name);
      return %collections.staticList(%selectors.select(this, `${selectors}`, 'querySelectorAll', name, false));
    },
  });
};

// DOM, Mixin ChildNode: the first sibling in that direction that is not among the values
function viable(node, values, backwards) {
  for (let at = node; at !== null; at = backwards ? %slot(at, 0).previous : %slot(at, 0).next) {
    let among = false;
    for (let i = 0; i < values.length && !among; i++) among = values[i] === at;
    if (!among) return at;
  }
  return null;
}

// DOM, NonDocumentTypeChildNode
%parent_node.mixinSiblings = function (prototype) {
  %methods(prototype, {
    get nextElementSibling() {
      return %nodes.elementFrom(%nodes.nodeState(this).next, false);
    },
    get previousElementSibling() {
      return %nodes.elementFrom(%nodes.nodeState(this).previous, true);
    },
  });
};

%parent_node.mixinChildNode = function (prototype, name) {
  %methods(prototype, {
    before() {
      const state = %nodes.nodeState(this);
      const parent = state.parent;
      if (parent === null) return;
      const values = %argumentsFrom(0);
      const previous = viable(state.previous, values, true);
      const node = nodeOf(values);
      %tree_changes.preInsert('before', name, parent, node, previous === null ? %slot(parent, 0).first : %slot(previous, 0).next);
    },
    after() {
      const state = %nodes.nodeState(this);
      const parent = state.parent;
      if (parent === null) return;
      const values = %argumentsFrom(0);
      const next = viable(state.next, values, false);
      %tree_changes.preInsert('after', name, parent, nodeOf(values), next);
    },
    replaceWith() {
      const state = %nodes.nodeState(this);
      const parent = state.parent;
      if (parent === null) return;
      const values = %argumentsFrom(0);
      const next = viable(state.next, values, false);
      const node = nodeOf(values);
      if (state.parent === parent) %tree_changes.replace('replaceWith', name, parent, node, this);
      else %tree_changes.preInsert('replaceWith', name, parent, node, next);
    },
    remove() {
      %nodes.nodeState(this);
      %tree_changes.remove(this);
    },
  });
};

%parent_node.mixinParentNode(DocumentFragment.prototype, 'DocumentFragment');
%parent_node.mixinChildNode(%character_data.CharacterData.prototype, 'CharacterData');
%parent_node.mixinSiblings(%character_data.CharacterData.prototype);
%methods(DocumentFragment.prototype, {
  getElementById(id) {
    %nodes.nodeState(this);
    %web_idl.required(%argumentCount(), 1, 'getElementById', 'DocumentFragment');
    return %document_names.elementById(this, `${id}`);
  },
});

const ofParents = ['append', 'prepend', 'replaceChildren'];
const ofChildren = ['after', 'before', 'remove', 'replaceWith'];
unscopable(DocumentFragment.prototype, ofParents);
unscopable(%character_data.CharacterData.prototype, ofChildren);
%parent_node.unscopable = unscopable;
