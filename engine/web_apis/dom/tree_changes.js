uses('dom/character_data', 'dom/collections', 'dom/document_names', 'dom/mutation_observer', 'dom/nodes');
uses('infra/dom_exception', 'infra/preview', 'infra/web_idl');
// DOM, Mutation algorithms: insert, remove, replace; normalize; split. Each change tells the live lists, the mutation
// observers, the document's names and the host's mirror.
'use strict';

// DOM, insertion steps (node) and removing steps (parent, node that is about to go), which run in the document.
const insertionSteps = [],
  removingSteps = [];
%tree_changes.addInsertionSteps = function (steps) {
  %append(insertionSteps, steps);
};
%tree_changes.addRemovingSteps = function (steps) {
  %append(removingSteps, steps);
};

function runInsertionSteps(parent, nodes) {
  if (!%nodes.isConnected(parent)) return;
  for (let i = 0; i < nodes.length; i++) {
    %document_names.namesCome(nodes[i]);
    for (let k = 0; k < insertionSteps.length; k++) insertionSteps[k](nodes[i]);
  }
  %nodes.childrenChanged(parent);
}

function runRemovingSteps(parent, node) {
  if (!%nodes.isConnected(parent)) return;
  for (let i = 0; i < removingSteps.length; i++) removingSteps[i](parent, node);
}

function hierarchyError(method, interfaceName, reason) {
  throw %NewDOMException("Failed to execute '" + method + "' on '" + interfaceName + "': " + reason, 'HierarchyRequestError');
}

// DOM, ensure pre-insert validity
function ensureValid(method, name, parent, node, child, replaced) {
  const type = %slot(parent, 0).nodeType;
  if (type !== 1 && type !== 9 && type !== 11) hierarchyError(method, name, 'This node type does not support this method.');
  if (%nodes.contains(node, parent)) hierarchyError(method, name, 'The new child element contains the parent.');
  if (child !== null && %slot(child, 0).parent !== parent) {
    const reason = replaced
      ? 'The node to be replaced is not a child of this node.'
      : 'The node before which the new node is to be inserted is not a child of this node.';
    throw %NewDOMException("Failed to execute '" + method + "' on '" + name + "': " + reason, 'NotFoundError');
  }
  const inner = %slot(node, 0);
  if (inner.nodeType === 9 || inner.nodeType === 10 || (inner.nodeType === 3 && type === 9)) {
    hierarchyError(
      method,
      name,
      "Nodes of type '" +
        %nodes.nodeName(inner) +
        "' may not be inserted inside nodes of type '" +
        %nodes.nodeName(%slot(parent, 0)) +
        "'.",
    );
  }
  if (type === 9 && inner.nodeType !== 8 && !(replaced && %slot(child, 0).nodeType === 1))
    hierarchyError(method, name, 'Only one element on document allowed.');
}

// DOM, pre-insert: before `child`, or at the end when it is null
%tree_changes.preInsert = function (method, interfaceName, parent, node, child) {
  ensureValid(method, interfaceName, parent, node, child, false);
  if (child === node) child = %slot(node, 0).next;
  insert(parent, node, child, false);
  return node;
};

// Browsers lay out and paint by recursion: what is nested so deeply can bring them down.
const deepest = 1000;

// How far the tree below a node really goes down.
function measuredHeight(root) {
  let height = 0;
  let depth = 0;
  let at = root;
  for (;;) {
    let state = %slot(at, 0);
    if (state.first !== null) {
      at = state.first;
      if (++depth > height) height = depth;
      continue;
    }
    while (at !== root && state.next === null) {
      at = state.parent;
      state = %slot(at, 0);
      depth--;
    }
    if (at === root) return height;
    at = state.next;
  }
}

// `height` of each node is at least that of its tree: it is not lowered when something is taken out.
function checkDepth(parent, node, state) {
  let depth = 1;
  let height = state.height;
  for (let at = parent; at !== null; at = %slot(at, 0).parent, depth++) {
    const above = %slot(at, 0);
    if (above.height < height + depth) above.height = height + depth;
  }
  if (depth + height <= deepest) return;
  height = state.height = measuredHeight(node);
  if (depth + height > deepest)
    %refuse('nodes nested more than ' + deepest + ' deep', 'Browsers are not made for documents that are nested so deeply.');
}

// Puts one node into the lists of parent and siblings.
function link(parent, node, child) {
  const state = %slot(node, 0),
    above = %slot(parent, 0);
  checkDepth(parent, node, state);
  const previous = child === null ? above.last : %slot(child, 0).previous;
  state.parent = parent;
  state.next = child;
  state.previous = previous;
  if (previous === null) above.first = node;
  else %slot(previous, 0).next = node;
  if (child === null) above.last = node;
  else %slot(child, 0).previous = node;
  if (state.mirror > 0 && above.mirror >= 0) {
    const before = nextMirrored(child);
    %preview.tell('"op":"insert","parent":' + above.mirror + ',"node":' + state.mirror + ',"before":' + (before > 0 ? before : 'null'));
  }
}

function nextMirrored(node) {
  while (node !== null && %slot(node, 0).mirror <= 0) node = %slot(node, 0).next;
  return node === null ? -1 : %slot(node, 0).mirror;
}

function unlink(node, state) {
  const above = %slot(state.parent, 0);
  if (state.previous === null) above.first = state.next;
  else %slot(state.previous, 0).next = state.next;
  if (state.next === null) above.last = state.previous;
  else %slot(state.next, 0).previous = state.previous;
  state.parent = state.next = state.previous = null;
  if (state.mirror > 0) %preview.tell('"op":"remove","node":' + state.mirror);
}

// DOM, adopt: what is in a template belongs to an inert document of its own.
function adopt(top, inert) {
  if (%slot(top, 0).inert === inert) return;
  for (let node = top; node !== null; node = %nodes.following(node, top, true)) %slot(node, 0).inert = inert;
}

// DOM, insert
function insert(parent, node, child, suppress) {
  const inner = %slot(node, 0);
  let nodes = [node];
  if (inner.nodeType === 11) {
    nodes = %nodes.childrenOf(node);
    if (nodes.length === 0) return;
    for (let i = 0; i < nodes.length; i++) remove(nodes[i], true);
    %mutation_observer.queueTreeRecord(node, [], nodes, null, null);
  } else if (inner.parent !== null) {
    remove(node, false);
  }
  const previous = child === null ? %slot(parent, 0).last : %slot(child, 0).previous;
  for (let i = 0; i < nodes.length; i++) adopt(nodes[i], %slot(parent, 0).inert);
  for (let i = 0; i < nodes.length; i++) link(parent, nodes[i], child);
  %collections.nodesCame(parent, nodes);
  if (!suppress) %mutation_observer.queueTreeRecord(parent, nodes, [], previous, child);
  %wantRendering();
  runInsertionSteps(parent, nodes);
}
%tree_changes.insert = insert;
%tree_changes.append = function (parent, node) {
  insert(parent, node, null, false);
};

// DOM, remove
function remove(node, suppress) {
  const state = %slot(node, 0);
  const parent = state.parent,
    previous = state.previous,
    next = state.next;
  runRemovingSteps(parent, node);
  if (state.parent !== parent) return; // a listener of blur has taken it away already
  %mutation_observer.keepObserving(node, parent);
  unlink(node, state);
  %collections.nodesWent(parent, [node]);
  if (%nodes.isConnected(parent)) %document_names.namesGo(node);
  %nodes.childrenChanged(parent);
  if (!suppress) %mutation_observer.queueTreeRecord(parent, [], [node], previous, next);
  %wantRendering();
}
%tree_changes.remove = function (node) {
  if (%slot(node, 0).parent !== null) remove(node, false);
};

// DOM, replace
%tree_changes.replace = function (method, interfaceName, parent, node, child) {
  ensureValid(method, interfaceName, parent, node, child, true);
  // Chromium takes the node out first; its record still has the child beside it.
  if (child !== node && %slot(node, 0).parent !== null) {
    remove(node, false);
    if (%slot(child, 0).parent !== parent) return child;
  }
  const next = %slot(child, 0).next;
  const previous = %slot(child, 0).previous;
  const nodes = %slot(node, 0).nodeType === 11 ? %nodes.childrenOf(node) : [node];
  let removed = [];
  if (child !== node) {
    removed = [child];
    remove(child, true);
  }
  insert(parent, node, next, true);
  %mutation_observer.queueTreeRecord(parent, nodes, removed, previous, next);
  return child;
};

// DOM, replace all
%tree_changes.replaceAll = function (parent, node) {
  const removed = %nodes.childrenOf(parent);
  const added = node === null ? [] : %slot(node, 0).nodeType === 11 ? %nodes.childrenOf(node) : [node];
  for (let i = 0; i < removed.length; i++) if (%slot(removed[i], 0).parent === parent) remove(removed[i], true);
  if (node !== null) insert(parent, node, null, true);
  if (added.length > 0 || removed.length > 0) %mutation_observer.queueTreeRecord(parent, added, removed, null, null);
};

// DOM, normalize
%tree_changes.normalize = function (root) {
  let node = %nodes.following(root, root, true);
  while (node !== null) {
    const state = %slot(node, 0);
    const next = %nodes.following(node, root, true);
    if (state.nodeType === 3 && state.data === '') {
      remove(node, false);
    } else if (state.nodeType === 3 && state.next !== null && %slot(state.next, 0).nodeType === 3) {
      const text = %slot(state.next, 0).data;
      remove(state.next, false);
      %character_data.replaceData(node, state, state.data.length, 0, text);
      continue;
    }
    node = next;
  }
};

%methods(%character_data.Text.prototype, {
  // DOM, split a Text node
  splitText(offset) {
    const state = %character_data.dataState(this);
    %web_idl.required(%argumentCount(), 1, 'splitText', 'Text');
    const at = +offset >>> 0;
    if (at > state.data.length) {
      throw %NewDOMException(
        "Failed to execute 'splitText' on 'Text': The offset " + at + " is larger than the Text node's length.",
        'IndexSizeError',
      );
    }
    const rest = %character_data.newText(%substring(state.data, at, state.data.length));
    if (state.parent !== null) insert(state.parent, rest, state.next, false);
    %character_data.replaceData(this, state, at, state.data.length, '');
    return rest;
  },
});
