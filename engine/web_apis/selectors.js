// Selectors 4, the ordinary ones: type, universal, #id, .class, [attribute], :pseudo-classes that need no state of a browser,
// and the four combinators. Anything else is refused by name.
'use strict';

function invalid(text) {
  return %NewDOMException("Failed to execute 'querySelector' on 'Document': '" + text + "' is not a valid selector.", 'SyntaxError');
}

function isName(unit) {
  return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9') || unit === '-' || unit === '_' || unit > '\x7F';
}

function isSpace(unit) { return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r' || unit === '\f'; }

// A cursor over the text.
function readName(c) {
  let name = '';
  while (c.at < c.text.length) {
    const unit = c.text[c.at];
    if (unit === '\\' && c.at + 1 < c.text.length) {
      name += c.text[c.at + 1];
      c.at += 2;
      continue;
    }
    if (!isName(unit)) break;
    name += unit;
    c.at++;
  }
  if (name === '') throw invalid(c.text);
  return name;
}

function skipSpace(c) {
  const from = c.at;
  while (c.at < c.text.length && isSpace(c.text[c.at])) c.at++;
  return c.at > from;
}

function readAttribute(c) {
  c.at++;
  skipSpace(c);
  const test = { kind: 'attribute', name: %lowerCase(readName(c)), operator: '', value: '' };
  skipSpace(c);
  if (c.text[c.at] !== ']') {
    if (c.text[c.at] !== '=') test.operator = c.text[c.at++];
    if (c.text[c.at] !== '=') throw invalid(c.text);
    c.at++;
    test.operator += '=';
    skipSpace(c);
    const quote = c.text[c.at];
    if (quote === '"' || quote === "'") {
      c.at++;
      while (c.at < c.text.length && c.text[c.at] !== quote) test.value += c.text[c.at++];
      c.at++;
    } else {
      test.value = readName(c);
    }
    skipSpace(c);
  }
  if (c.text[c.at] !== ']') throw invalid(c.text);
  c.at++;
  return test;
}

const pseudoClasses = ['first-child', 'last-child', 'only-child', 'empty', 'root', 'checked', 'disabled', 'enabled', 'not', 'is', 'where',
  'nth-child', 'first-of-type', 'last-of-type'];

function readPseudo(c) {
  c.at++;
  const name = %lowerCase(readName(c));
  let known = false;
  for (let i = 0; i < pseudoClasses.length; i++) known = known || pseudoClasses[i] === name;
  if (!known) %refuse('selector :' + name, 'This pseudo-class is not supported yet.');
  const test = { kind: 'pseudo', name, list: undefined, a: 0, b: 0 };
  if (c.text[c.at] !== '(') return test;
  let inner = '';
  let depth = 1;
  for (c.at++; c.at < c.text.length; c.at++) {
    if (c.text[c.at] === '(') depth++;
    if (c.text[c.at] === ')' && --depth === 0) break;
    inner += c.text[c.at];
  }
  if (c.text[c.at] !== ')') throw invalid(c.text);
  c.at++;
  if (name === 'nth-child') readNth(c, inner, test);
  else if (%indexOfText(inner, ':not(') >= 0) %refuse('selector :' + name, 'Nested selector lists are not supported yet.');
  else test.list = parse(inner);
  return test;
}

// An+B
function readNth(c, text, test) {
  let plain = '';
  for (let i = 0; i < text.length; i++) if (!isSpace(text[i])) plain += %lowerCase(text[i]);
  if (plain === 'odd') plain = '2n+1';
  if (plain === 'even') plain = '2n';
  const n = %indexOfText(plain, 'n');
  const before = n < 0 ? '0' : %substring(plain, 0, n);
  const after = n < 0 ? plain : %substring(plain, n + 1, plain.length);
  test.a = before === '' || before === '+' ? 1 : before === '-' ? -1 : +before;
  test.b = after === '' ? 0 : +after;
  if (test.a !== test.a || test.b !== test.b) throw invalid(c.text);
}

function readCompound(c) {
  const tests = [];
  for (;;) {
    const unit = c.text[c.at];
    if (unit === '*') c.at++, %append(tests, { kind: 'any' });
    else if (unit === '#') c.at++, %append(tests, { kind: 'attribute', name: 'id', operator: '=', value: readName(c) });
    else if (unit === '.') c.at++, %append(tests, { kind: 'attribute', name: 'class', operator: '~=', value: readName(c) });
    else if (unit === '[') %append(tests, readAttribute(c));
    else if (unit === ':') %append(tests, readPseudo(c));
    else if (unit !== undefined && isName(unit)) %append(tests, { kind: 'type', name: %lowerCase(readName(c)) });
    else break;
  }
  if (tests.length === 0) throw invalid(c.text);
  return tests;
}

// A list of complex selectors, each a list of {tests, combinator to the one before}.
function parse(text) {
  const c = { text, at: 0 };
  const list = [];
  let complex = [];
  skipSpace(c);
  let combinator = '';
  for (;;) {
    %append(complex, { tests: readCompound(c), combinator });
    const spaced = skipSpace(c);
    const unit = c.text[c.at];
    if (unit === undefined) break;
    if (unit === ',' || unit === '>' || unit === '+' || unit === '~') {
      c.at++;
      skipSpace(c);
    } else if (!spaced) {
      throw invalid(text);
    }
    combinator = unit === '>' || unit === '+' || unit === '~' ? unit : ' ';
    if (unit === ',') {
      %append(list, complex);
      complex = [];
      combinator = '';
    }
  }
  %append(list, complex);
  return list;
}

function hasWord(text, word) {
  let at = '';
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isSpace(text[i])) {
      at += text[i];
      continue;
    }
    if (at === word) return true;
    at = '';
  }
  return false;
}

function attributeMatches(state, test) {
  const value = %AttributeOf(state, test.name);
  if (value === undefined) return false;
  const wanted = test.value;
  switch (test.operator) {
    case '': return true;
    case '=': return value === wanted;
    case '~=': return hasWord(value, wanted);
    case '|=': return value === wanted || %indexOfText(value, wanted + '-') === 0;
    case '^=': return wanted !== '' && %indexOfText(value, wanted) === 0;
    case '$=': return wanted !== '' && value.length >= wanted.length && %substring(value, value.length - wanted.length, value.length) === wanted;
    case '*=': return wanted !== '' && %indexOfText(value, wanted) >= 0;
  }
  return false;
}

function siblings(node) {
  const parent = %slot(node, 0).parent;
  if (parent === null) return [node];
  const found = [];
  const children = %slot(parent, 0).children;
  for (let i = 0; i < children.length; i++) if (%slot(children[i], 0).nodeType === 1) %append(found, children[i]);
  return found;
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

function pseudoMatches(node, state, test) {
  const all = siblings(node);
  switch (test.name) {
    case 'first-child': return all[0] === node;
    case 'last-child': return all[all.length - 1] === node;
    case 'only-child': return all.length === 1;
    case 'first-of-type': return sameType(all, state.localName)[0] === node;
    case 'last-of-type': { const same = sameType(all, state.localName); return same[same.length - 1] === node; }
    case 'nth-child': return nth(test.a, test.b, position(all, node) + 1);
    case 'empty': return state.children.length === 0;
    case 'root': return state.localName === 'html';
    case 'checked': return state.checked === true;
    case 'disabled': return %AttributeOf(state, 'disabled') !== undefined;
    case 'enabled': return %AttributeOf(state, 'disabled') === undefined;
    case 'not': return !matchesAny(node, test.list);
    default: return matchesAny(node, test.list);
  }
}

function compoundMatches(node, tests) {
  const state = %slot(node, 0);
  if (state.nodeType !== 1) return false;
  for (let i = 0; i < tests.length; i++) {
    const test = tests[i];
    if (test.kind === 'type' && state.localName !== test.name) return false;
    if (test.kind === 'attribute' && !attributeMatches(state, test)) return false;
    if (test.kind === 'pseudo' && !pseudoMatches(node, state, test)) return false;
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
  const all = siblings(node);
  for (let i = position(all, node) - 1; i >= 0; i--) {
    %append(found, all[i]);
    if (combinator === '+') break;
  }
  return found;
}

// From the last compound to the first, with every candidate that is left: no recursion, no backtracking.
function complexMatches(node, complex) {
  let candidates = [node];
  for (let i = complex.length - 1; i >= 0; i--) {
    const matching = [];
    for (let k = 0; k < candidates.length; k++) if (compoundMatches(candidates[k], complex[i].tests)) %append(matching, candidates[k]);
    if (matching.length === 0) return false;
    if (i === 0) return true;
    candidates = [];
    for (let k = 0; k < matching.length; k++) {
      const more = related(matching[k], complex[i].combinator);
      for (let m = 0; m < more.length; m++) if (position(candidates, more[m]) < 0) %append(candidates, more[m]);
    }
  }
  return true;
}

function matchesAny(node, list) {
  for (let i = 0; i < list.length; i++) if (complexMatches(node, list[i])) return true;
  return false;
}

// (root, text, first only): a node or null, or an array
%define('QuerySelector', function (root, text, first) {
  const list = parse(text);
  const all = %Descendants(root);
  const found = [];
  for (let i = 0; i < all.length; i++) {
    if (!matchesAny(all[i], list)) continue;
    if (first) return all[i];
    %append(found, all[i]);
  }
  return first ? null : found;
});
%define('MatchesSelector', function (node, text) { return matchesAny(node, parse(text)); });
