uses('dom/attribute_list', 'dom/collections', 'dom/nodes', 'infra/dom_exception', 'infra/words');
// Selectors 4, the ordinary ones: type, universal, #id, .class, [attribute], pseudo-classes that the tree decides, and the four
// combinators. Pseudo-classes that need the state of a screen are refused by name.
'use strict';

// Where in a text the reader stands, and what an error says.
function cursor(text, whole, method, interfaceName) { return { text, at: 0, whole, method, interface: interfaceName }; }

function invalid(c) {
  const reason = %trimText(c.whole) === '' ? 'The provided selector is empty.' : "'" + c.whole + "' is not a valid selector.";
  return %NewDOMException("Failed to execute '" + c.method + "' on '" + c.interface + "': " + reason, 'SyntaxError');
}

function isName(unit) {
  return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || (unit >= '0' && unit <= '9') || unit === '-' || unit === '_' || unit > '\x7F';
}

const isSpace = %words.isSpace;

function startsWithDigit(name) {
  const unit = name[0] === '-' && name.length > 1 ? name[1] : name[0];
  return unit >= '0' && unit <= '9';
}

function readName(c) {
  let name = '';
  const escapedFirst = c.text[c.at] === '\\';
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
  if (name === '' || name === '-' || escapedFirst !== true && startsWithDigit(name)) throw invalid(c);
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
  const test = { kind: 'attribute', name: %lowerCase(readName(c)), operator: '', value: '', fold: false };
  skipSpace(c);
  if (c.text[c.at] !== ']') {
    if (c.text[c.at] !== '=') test.operator = c.text[c.at++];
    if (c.text[c.at] !== '=') throw invalid(c);
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
    const flag = c.text[c.at];
    if (flag === 'i' || flag === 'I' || flag === 's' || flag === 'S') {
      test.fold = flag === 'i' || flag === 'I';
      c.at++;
      skipSpace(c);
    }
  }
  if (c.text[c.at] !== ']') throw invalid(c);
  c.at++;
  return test;
}

const simple = ['first-child', 'last-child', 'only-child', 'first-of-type', 'last-of-type', 'only-of-type', 'empty', 'root', 'scope', 'checked',
  'disabled', 'enabled', 'required', 'optional', 'focus', 'focus-within', 'link', 'any-link'];
const withList = ['not', 'is', 'where', 'has'];
const withNth = ['nth-child', 'nth-last-child', 'nth-of-type', 'nth-last-of-type'];
const refused = ['hover', 'active', 'visited', 'target', 'target-within', 'lang', 'dir', 'default', 'indeterminate', 'in-range', 'out-of-range', 'valid',
  'invalid', 'user-valid', 'user-invalid', 'placeholder-shown', 'autofill', 'fullscreen', 'modal', 'open', 'popover-open', 'defined', 'read-only',
  'read-write', 'focus-visible', 'playing', 'paused', 'host', 'before', 'after', 'first-line', 'first-letter', 'placeholder', 'selection', 'marker'];

function among(list, name) {
  for (let i = 0; i < list.length; i++) if (list[i] === name) return true;
  return false;
}

function readPseudo(c) {
  c.at++;
  const colons = c.text[c.at] === ':' ? '::' : ':';
  if (colons === '::') c.at++;
  const name = %lowerCase(readName(c));
  const takes = c.text[c.at] === '(';
  const test = { kind: 'pseudo', name, list: undefined, a: 0, b: 0 };
  if (among(refused, name)) %refuse('selector ' + colons + name, 'Only selectors that the tree itself decides can be matched.');
  if (colons === '::' || takes === among(simple, name)) throw invalid(c);
  if (!takes) return test;
  const inner = readParentheses(c);
  if (among(withNth, name)) readNth(c, inner, test);
  else if (!among(withList, name)) throw invalid(c);
  else if (name === 'has') test.list = parse(cursor(inner, c.whole, c.method, c.interface), true);
  else test.list = parse(cursor(inner, c.whole, c.method, c.interface), false);
  return test;
}

function readParentheses(c) {
  let inner = '';
  let depth = 1;
  for (c.at++; c.at < c.text.length; c.at++) {
    if (c.text[c.at] === '(') depth++;
    if (c.text[c.at] === ')' && --depth === 0) break;
    inner += c.text[c.at];
  }
  if (c.text[c.at] !== ')') throw invalid(c);
  c.at++;
  return inner;
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
  if (test.a !== test.a || test.b !== test.b) throw invalid(c);
}

function readCompound(c) {
  const tests = [];
  for (;;) {
    const unit = c.text[c.at];
    if (unit === '*') c.at++, %append(tests, { kind: 'any' });
    else if (unit === '#') c.at++, %append(tests, { kind: 'attribute', name: 'id', operator: '=', value: readName(c), fold: false });
    else if (unit === '.') c.at++, %append(tests, { kind: 'attribute', name: 'class', operator: '~=', value: readName(c), fold: false });
    else if (unit === '[') %append(tests, readAttribute(c));
    else if (unit === ':') %append(tests, readPseudo(c));
    else if (unit !== undefined && tests.length === 0 && (isName(unit) || unit === '\\')) %append(tests, { kind: 'type', name: %lowerCase(readName(c)) });
    else break;
  }
  if (tests.length === 0) throw invalid(c);
  return tests;
}

function isCombinator(unit) { return unit === '>' || unit === '+' || unit === '~'; }

// A list of complex selectors, each a list of {tests, combinator to the one before}. `relative`: :has() may begin with a combinator.
function parse(c, relative) {
  const list = [];
  let complex = [];
  skipSpace(c);
  let combinator = relative ? leading(c) : '';
  for (;;) {
    %append(complex, { tests: readCompound(c), combinator });
    const spaced = skipSpace(c);
    const unit = c.text[c.at];
    if (unit === undefined) break;
    if (unit === ',' || isCombinator(unit)) {
      c.at++;
      skipSpace(c);
    } else if (!spaced) {
      throw invalid(c);
    }
    combinator = isCombinator(unit) ? unit : ' ';
    if (unit === ',') {
      %append(list, complex);
      complex = [];
      combinator = relative ? leading(c) : '';
    }
  }
  %append(list, complex);
  return list;
}

function leading(c) {
  if (!isCombinator(c.text[c.at])) return ' ';
  const combinator = c.text[c.at++];
  skipSpace(c);
  return combinator;
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
  const given = %AttributeOf(state, test.name);
  if (given === undefined) return false;
  const value = test.fold ? %lowerCase(given) : given;
  const wanted = test.fold ? %lowerCase(test.value) : test.value;
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
%selectors.definePseudoClass = function (name, matches) { pseudoClasses[name] = matches; };

function pseudoMatches(node, state, test, scope) {
  const known = pseudoClasses[test.name];
  if (known !== undefined) return known(node, state);
  switch (test.name) {
    case 'empty': return isEmpty(state);
    case 'root': return state.parent !== null && %slot(state.parent, 0).nodeType === 9;
    case 'scope': return scope === undefined || %slot(scope, 0).nodeType !== 1 ? state.localName === 'html' : node === scope;
    case 'not': return !matchesAny(node, test.list, scope);
    case 'is':
    case 'where': return matchesAny(node, test.list, scope);
    case 'has': return hasMatches(node, test.list);
    case 'nth-child':
    case 'nth-last-child':
    case 'nth-of-type':
    case 'nth-last-of-type': return nthMatches(node, state, test);
    default: return placeMatches(node, state, test.name);
  }
}

function compoundMatches(node, tests, scope) {
  const state = %slot(node, 0);
  if (state.nodeType !== 1) return false;
  for (let i = 0; i < tests.length; i++) {
    const test = tests[i];
    if (test.kind === 'type' && state.localName !== test.name) return false;
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

// From the last compound to the first, with every candidate that is left: no backtracking. `anchor`: for :has(), what the first
// combinator must lead to.
function complexMatches(node, complex, scope, anchor) {
  let candidates = [node];
  for (let i = complex.length - 1; i >= 0; i--) {
    const matching = [];
    for (let k = 0; k < candidates.length; k++) if (compoundMatches(candidates[k], complex[i].tests, scope)) %append(matching, candidates[k]);
    if (matching.length === 0) return false;
    if (i === 0 && anchor === undefined) return true;
    candidates = [];
    for (let k = 0; k < matching.length; k++) {
      const more = related(matching[k], complex[i].combinator);
      for (let m = 0; m < more.length; m++) if (position(candidates, more[m]) < 0) %append(candidates, more[m]);
    }
  }
  return position(candidates, anchor) >= 0;
}

function matchesAny(node, list, scope) {
  for (let i = 0; i < list.length; i++) if (complexMatches(node, list[i], scope, undefined)) return true;
  return false;
}

function hasMatches(anchor, list) {
  const parent = %slot(anchor, 0).parent;
  const root = parent === null ? anchor : parent; // siblings count for + and ~
  for (let node = %nodes.following(root, root, true); node !== null; node = %nodes.following(node, root, true)) {
    for (let i = 0; i < list.length; i++) if (complexMatches(node, list[i], anchor, anchor)) return true;
  }
  return false;
}

%selectors.parseSelectors = function (text, method, interfaceName) { return parse(cursor(text, text, method, interfaceName), false); };
%selectors.matches = matchesAny;

// A node or null, or all as an array
%selectors.select = function (root, text, method, interfaceName, first) {
  const list = %selectors.parseSelectors(text, method, interfaceName);
  const found = [];
  for (let node = %nodes.following(root, root, true); node !== null; node = %nodes.following(node, root, true)) {
    if (%slot(node, 0).nodeType !== 1 || !matchesAny(node, list, root)) continue;
    if (first) return node;
    %append(found, node);
  }
  return first ? null : found;
};
