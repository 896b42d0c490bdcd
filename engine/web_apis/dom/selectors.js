uses('dom/attribute_list', 'dom/collections', 'dom/nodes', 'dom/selector_syntax', 'infra/words');
// Selectors 4: which nodes of a tree a list of selectors, read by selector_syntax.js, stands for.
'use strict';

function hasWord(text, word) {
  let at = '';
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !%words.isSpace(text[i])) {
      at += text[i];
      continue;
    }
    if (at === word) return true;
    at = '';
  }
  return false;
}

function attributeMatches(state, test) {
  const given = %AttributeOf(state, test.name);
  if (given === undefined) return false;
  const value = test.fold ? %lowerCase(given) : given;
  const wanted = test.fold ? %lowerCase(test.value) : test.value;
  switch (test.operator) {
    case '':
      return true;
    case '=':
      return value === wanted;
    case '~=':
      return hasWord(value, wanted);
    case '|=':
      return value === wanted || %indexOfText(value, wanted + '-') === 0;
    case '^=':
      return wanted !== '' && %indexOfText(value, wanted) === 0;
    case '$=':
      return wanted !== '' && value.length >= wanted.length && %substring(value, value.length - wanted.length, value.length) === wanted;
    case '*=':
      return wanted !== '' && %indexOfText(value, wanted) >= 0;
  }
  return false;
}

function siblings(node) {
  const parent = %slot(node, 0).parent;
  return parent === null ? [node] : %collections.elementChildren(parent);
}

function position(list, node) {
  for (let i = 0; i < list.length; i++) if (list[i] === node) return i;
  return -1;
}

function sameType(list, name) {
  const found = [];
  for (let i = 0; i < list.length; i++) if (%slot(list[i], 0).localName === name) %append(found, list[i]);
  return found;
}

function nth(a, b, index) {
  if (a === 0) return index === b;
  const n = (index - b) / a;
  return n >= 0 && n === (n | 0);
}

function nthMatches(node, state, test) {
  const typed = test.name === 'nth-of-type' || test.name === 'nth-last-of-type';
  const all = typed ? sameType(siblings(node), state.localName) : siblings(node);
  const at = position(all, node);
  const last = test.name === 'nth-last-child' || test.name === 'nth-last-of-type';
  return nth(test.a, test.b, last ? all.length - at : at + 1);
}

function placeMatches(node, state, name) {
  const typed = name === 'first-of-type' || name === 'last-of-type' || name === 'only-of-type';
  const all = typed ? sameType(siblings(node), state.localName) : siblings(node);
  if (name === 'first-child' || name === 'first-of-type') return all[0] === node;
  if (name === 'last-child' || name === 'last-of-type') return all[all.length - 1] === node;
  return all.length === 1;
}

function isEmpty(state) {
  for (let at = state.first; at !== null; at = %slot(at, 0).next) {
    const inner = %slot(at, 0);
    if (inner.nodeType === 1 || (inner.nodeType === 3 && inner.data !== '')) return false;
  }
  return true;
}

// Pseudo-classes that another standard says, by their names: (element, its state)
const pseudoClasses = %newRecord();
%selectors.definePseudoClass = function (name, matches) {
  pseudoClasses[name] = matches;
};

function pseudoMatches(node, state, test, scope) {
  const known = pseudoClasses[test.name];
  if (known !== undefined) return known(node, state);
  switch (test.name) {
    case 'empty':
      return isEmpty(state);
    case 'root':
      return state.parent !== null && %slot(state.parent, 0).nodeType === 9;
    case 'scope':
      return scope === undefined || %slot(scope, 0).nodeType !== 1 ? state.localName === 'html' : node === scope;
    case 'not':
      return !matchesAny(node, test.list, scope);
    case 'is':
    case 'where':
      return matchesAny(node, test.list, scope);
    case 'has':
      return hasMatches(node, test.list, scope);
    case 'nth-child':
    case 'nth-last-child':
    case 'nth-of-type':
    case 'nth-last-of-type':
      return nthMatches(node, state, test);
    default:
      return placeMatches(node, state, test.name);
  }
}

function compoundMatches(node, tests, scope) {
  const state = %slot(node, 0);
  if (state.nodeType !== 1) return false;
  for (let i = 0; i < tests.length; i++) {
    const test = tests[i];
    if (test.kind === 'type' && state.localName !== test.name) return false;
    if (test.kind === 'part') return false;
    if (test.kind === 'attribute' && !attributeMatches(state, test)) return false;
    if (test.kind === 'pseudo' && !pseudoMatches(node, state, test, scope)) return false;
  }
  return true;
}

// The nodes that stand in a combinator's relation to a node, nearest first.
function related(node, combinator) {
  const found = [];
  if (combinator === ' ' || combinator === '>') {
    for (let at = %slot(node, 0).parent; at !== null; at = %slot(at, 0).parent) {
      %append(found, at);
      if (combinator === '>') break;
    }
    return found;
  }
  for (let at = %nodes.elementFrom(%slot(node, 0).previous, true); at !== null; at = %nodes.elementFrom(%slot(at, 0).previous, true)) {
    %append(found, at);
    if (combinator === '+') break;
  }
  return found;
}

// The nodes that stand in that relation to any of these, whose parents lie on one line of ancestors, nearest first, children of one
// parent beside each other, and so do those found: what two of them lead to is taken once.
function relatedToAny(nodes, combinator) {
  if (nodes.length === 1 || combinator === ' ') return related(nodes[0], combinator);
  const found = [];
  let known = null;
  for (let i = 0; i < nodes.length; i++) {
    const parent = %slot(nodes[i], 0).parent;
    if (combinator !== '+' && i > 0 && parent === known) continue;
    known = parent;
    const more = related(nodes[i], combinator);
    for (let k = 0; k < more.length; k++) %append(found, more[k]);
  }
  return found;
}

// From the last compound to the first, with every candidate that is left: no backtracking. `anchor`: for :has(), what the first
// combinator must lead to.
function complexMatches(node, complex, scope, anchor) {
  let candidates = [node];
  for (let i = complex.length - 1; i >= 0; i--) {
    const matching = [];
    for (let k = 0; k < candidates.length; k++)
      if (compoundMatches(candidates[k], complex[i].tests, scope)) %append(matching, candidates[k]);
    if (matching.length === 0) return false;
    if (i === 0 && anchor === undefined) return true;
    candidates = relatedToAny(matching, complex[i].combinator);
  }
  return position(candidates, anchor) >= 0;
}

function matchesAny(node, list, scope) {
  for (let i = 0; i < list.length; i++) if (complexMatches(node, list[i], scope, undefined)) return true;
  return false;
}

function hasMatches(anchor, list, scope) {
  const parent = %slot(anchor, 0).parent;
  const root = parent === null ? anchor : parent; // siblings count for + and ~
  for (let node = %nodes.following(root, root, true); node !== null; node = %nodes.following(node, root, true)) {
    for (let i = 0; i < list.length; i++) if (complexMatches(node, list[i], scope, anchor)) return true;
  }
  return false;
}

%selectors.matches = matchesAny;

// A node or null, or all as an array
%selectors.select = function (root, text, method, interfaceName, first) {
  const list = %selector_syntax.parseSelectors(text, method, interfaceName);
  const found = [];
  for (let node = %nodes.following(root, root, true); node !== null; node = %nodes.following(node, root, true)) {
    if (%slot(node, 0).nodeType !== 1 || !matchesAny(node, list, root)) continue;
    if (first) return node;
    %append(found, node);
  }
  return first ? null : found;
};
