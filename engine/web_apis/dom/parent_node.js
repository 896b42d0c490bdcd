uses(
    'dom/character_data', 'dom/collections', 'dom/document_names', 'dom/nodes', 'dom/selectors', 'dom/tree_changes',
    'infra/platform_objects'
);
// DOM 4.2.6 ParentNode, 4.2.8 ChildNode, 4.7 DocumentFragment.
'use strict';

const dom = %Dom;

const DocumentFragment = function () {
  dom.mustBeNew('DocumentFragment', new.target);
  return dom.newNode(dom.prototypeOf(new.target, DocumentFragment), 11);
};
%constructor('DocumentFragment', DocumentFragment, dom.Node);
dom.newFragment = function () { return dom.newNode(DocumentFragment.prototype, 11); };

// Web IDL 3.7.3 [Unscopable]: names that a with statement over an element does not see
function unscopable(prototype, names) {
  const list = %newRecord();
  for (let i = 0; i < names.length; i++) list[names[i]] = true;
  %defineHidden(prototype, %SymbolUnscopables, list);
}

// DOM 4.2.6 convert nodes into a node: nodes, and texts made of anything else, alone or in a fragment
function nodeOf(values) {
  if (values.length === 1) return dom.isNode(values[0]) ? values[0] : dom.newText(`${values[0]}`);
  const nodes = [];
  for (let i = 0; i < values.length; i++) %append(nodes, dom.isNode(values[i]) ? values[i] : dom.newText(`${values[i]}`));
  const fragment = dom.newFragment();
  for (let i = 0; i < nodes.length; i++) dom.preInsert('append', 'DocumentFragment', fragment, nodes[i], null);
  return fragment;
}

dom.mixinParentNode = function (prototype, name) {
  %methods(prototype, {
    get children() { dom.nodeState(this); return dom.childrenCollection(this); },
    get firstElementChild() { return dom.elementFrom(dom.nodeState(this).first, false); },
    get lastElementChild() { return dom.elementFrom(dom.nodeState(this).last, true); },
    get childElementCount() { dom.nodeState(this); return dom.elementChildren(this).length; },
    append() { dom.nodeState(this); dom.preInsert('append', name, this, nodeOf(%argumentsFrom(0)), null); },
    prepend() {
      dom.nodeState(this);
      const node = nodeOf(%argumentsFrom(0));
      dom.preInsert('prepend', name, this, node, %slot(this, 0).first);
    },
    replaceChildren() {
      dom.nodeState(this);
      const node = nodeOf(%argumentsFrom(0));
      if (dom.contains(node, this)) dom.preInsert('replaceChildren', name, this, node, null); // throws
      dom.replaceAll(this, node);
    },
    querySelector(selectors) {
      dom.nodeState(this);
      dom.required(%argumentCount(), 1, 'querySelector', name);
      return dom.select(this, `${selectors}`, 'querySelector', name, true);
    },
    querySelectorAll(selectors) {
      dom.nodeState(this);
      dom.required(%argumentCount(), 1, 'querySelectorAll', name);
      return dom.staticList(dom.select(this, `${selectors}`, 'querySelectorAll', name, false));
    },
  });
};

// DOM 4.2.8: the first sibling in that direction that is not among the values
function viable(node, values, backwards) {
  for (let at = node; at !== null; at = backwards ? %slot(at, 0).previous : %slot(at, 0).next) {
    let among = false;
    for (let i = 0; i < values.length && !among; i++) among = values[i] === at;
    if (!among) return at;
  }
  return null;
}

// DOM 4.2.7 NonDocumentTypeChildNode
dom.mixinSiblings = function (prototype) {
  %methods(prototype, {
    get nextElementSibling() { return dom.elementFrom(dom.nodeState(this).next, false); },
    get previousElementSibling() { return dom.elementFrom(dom.nodeState(this).previous, true); },
  });
};

dom.mixinChildNode = function (prototype, name) {
  %methods(prototype, {
    before() {
      const state = dom.nodeState(this);
      const parent = state.parent;
      if (parent === null) return;
      const values = %argumentsFrom(0);
      const previous = viable(state.previous, values, true);
      const node = nodeOf(values);
      dom.preInsert('before', name, parent, node, previous === null ? %slot(parent, 0).first : %slot(previous, 0).next);
    },
    after() {
      const state = dom.nodeState(this);
      const parent = state.parent;
      if (parent === null) return;
      const values = %argumentsFrom(0);
      const next = viable(state.next, values, false);
      dom.preInsert('after', name, parent, nodeOf(values), next);
    },
    replaceWith() {
      const state = dom.nodeState(this);
      const parent = state.parent;
      if (parent === null) return;
      const values = %argumentsFrom(0);
      const next = viable(state.next, values, false);
      const node = nodeOf(values);
      if (state.parent === parent) dom.replace('replaceWith', name, parent, node, this);
      else dom.preInsert('replaceWith', name, parent, node, next);
    },
    remove() { dom.nodeState(this); dom.remove(this); },
  });
};

dom.mixinParentNode(DocumentFragment.prototype, 'DocumentFragment');
dom.mixinChildNode(dom.CharacterData.prototype, 'CharacterData');
dom.mixinSiblings(dom.CharacterData.prototype);
%methods(DocumentFragment.prototype, {
  getElementById(id) {
    dom.nodeState(this);
    dom.required(%argumentCount(), 1, 'getElementById', 'DocumentFragment');
    return dom.elementById(this, `${id}`);
  },
});

const ofParents = ['append', 'prepend', 'replaceChildren'];
const ofChildren = ['after', 'before', 'remove', 'replaceWith'];
unscopable(DocumentFragment.prototype, ofParents);
unscopable(dom.CharacterData.prototype, ofChildren);
dom.unscopable = unscopable;
