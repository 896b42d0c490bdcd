uses('dom/attributes', 'dom/character_data', 'dom/elements', 'dom/nodes', 'dom/parent_node', 'dom/tree_changes');
// DOM, clone a node.
'use strict';

// DOM, cloning steps, by the kind of element: (copy, its state, state of the original, whether its children are copied too)
const cloningSteps = %newRecord();
%node_copies.onCloneOf = function (localName, steps) {
  cloningSteps[localName] = steps;
};

function copyElement(state, deep) {
  const copy = %elements.newElement(state.localName);
  for (let i = 0; i < state.attributes.length; i++) %attributes.setAttribute(copy, state.attributes[i].name, state.attributes[i].value);
  const steps = cloningSteps[state.localName];
  if (steps !== undefined) steps(copy, %slot(copy, 0), state, deep);
  return copy;
}

function shallowCopy(node, deep) {
  const state = %nodes.nodeState(node);
  switch (state.nodeType) {
    case 1:
      return copyElement(state, deep);
    case 3:
      return %character_data.newText(state.data);
    case 8:
      return %character_data.newComment(state.data);
    case 11:
      return %parent_node.newFragment();
    default:
      return %refuse('Document.cloneNode', 'Copies of whole documents are not supported.');
  }
}

// DOM, clone a node, with a list of what is still to copy instead of recursion
%node_copies.clone = function (node, deep) {
  const copy = shallowCopy(node, deep);
  const waiting = deep ? [[node, copy]] : [];
  for (let at = 0; at < waiting.length; at++) {
    for (let child = %slot(waiting[at][0], 0).first; child !== null; child = %slot(child, 0).next) {
      const made = shallowCopy(child, true);
      %tree_changes.append(waiting[at][1], made);
      %append(waiting, [child, made]);
    }
  }
  return copy;
};
