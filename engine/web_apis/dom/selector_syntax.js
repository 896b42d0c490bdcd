uses('infra/dom_exception', 'infra/words');
// Selectors 4, the text: type, universal, #id, .class, [attribute], pseudo-classes, and the four combinators. Pseudo-classes that need the
// state of a screen are refused by name.
'use strict';

// Where in a text the reader stands, and what an error says.
function cursor(text, whole, method, interfaceName) {
  return { text, at: 0, whole, method, interface: interfaceName };
}

function invalid(c) {
  const reason = %trimText(c.whole) === '' ? 'The provided selector is empty.' : "'" + c.whole + "' is not a valid selector.";
  return %NewDOMException("Failed to execute '" + c.method + "' on '" + c.interface + "': " + reason, 'SyntaxError');
}

function isName(unit) {
  return (
    (unit >= 'a' && unit <= 'z') ||
    (unit >= 'A' && unit <= 'Z') ||
    (unit >= '0' && unit <= '9') ||
    unit === '-' ||
    unit === '_' ||
    unit > '\x7F'
  );
}

const isSpace = %words.isSpace;

// CSS Syntax 4.3.7 consume an escaped code point, from behind the backslash on
function readEscape(c) {
  let hex = '';
  while (hex.length < 6 && c.at < c.text.length && isHex(c.text[c.at])) hex += c.text[c.at++];
  if (hex !== '') {
    if (c.at < c.text.length && isSpace(c.text[c.at])) c.at += c.text[c.at] === '\r' && c.text[c.at + 1] === '\n' ? 2 : 1;
    const point = +('0x' + hex);
    return point === 0 || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff) ? '\uFFFD' : fromCodePoint(point);
  }
  if (c.at >= c.text.length) return '\uFFFD';
  const high = c.text[c.at] >= '\uD800' && c.text[c.at] <= '\uDBFF' && c.at + 1 < c.text.length;
  const unit = high ? c.text[c.at] + c.text[c.at + 1] : c.text[c.at];
  c.at += unit.length;
  return unit === '\0' ? '\uFFFD' : unit;
}
const fromCodePoint = globalThis.String.fromCodePoint;

function isHex(unit) {
  return (unit >= '0' && unit <= '9') || (unit >= 'a' && unit <= 'f') || (unit >= 'A' && unit <= 'F');
}
function isNewline(unit) {
  return unit === '\n' || unit === '\r' || unit === '\f';
}
function isDigit(unit) {
  return unit >= '0' && unit <= '9';
}
function startsEscape(c, at) {
  return c.text[at] === '\\' && !isNewline(c.text[at + 1]);
}

// CSS Syntax 4.3.9 would start an ident sequence
function startsName(c) {
  let at = c.at;
  if (c.text[at] === '-') {
    at++;
    if (c.text[at] === '-') return true;
  }
  if (startsEscape(c, at)) return true;
  const unit = c.text[at];
  return unit !== undefined && (unit === '\0' || (isName(unit) && !isDigit(unit) && unit !== '-'));
}

function readName(c) {
  if (!startsName(c)) throw invalid(c);
  let name = '';
  while (c.at < c.text.length) {
    const unit = c.text[c.at];
    if (startsEscape(c, c.at)) {
      c.at++;
      name += readEscape(c);
      continue;
    }
    if (!isName(unit) && unit !== '\0') break;
    name += unit === '\0' ? '\uFFFD' : unit;
    c.at++;
  }
  return name;
}

// CSS Syntax 4.3.5 consume a string token, from its quote on; the end of the text ends it too
function readString(c) {
  const quote = c.text[c.at++];
  let value = '';
  while (c.at < c.text.length && c.text[c.at] !== quote) {
    const unit = c.text[c.at++];
    if (isNewline(unit)) throw invalid(c);
    if (unit !== '\\') {
      value += unit === '\0' ? '\uFFFD' : unit;
    } else if (isNewline(c.text[c.at])) {
      c.at += c.text[c.at] === '\r' && c.text[c.at + 1] === '\n' ? 2 : 1;
    } else if (c.at < c.text.length) {
      value += readEscape(c);
    }
  }
  c.at++;
  return value;
}

// CSS Syntax 4.3.2 consume comments
function skipComments(c) {
  while (c.text[c.at] === '/' && c.text[c.at + 1] === '*') {
    const rest = %substring(c.text, c.at + 2, c.text.length);
    const end = %indexOfText(rest, '*/');
    c.at += end < 0 ? rest.length + 2 : end + 4;
  }
}

function skipSpace(c) {
  let spaced = false;
  skipComments(c);
  while (c.at < c.text.length && isSpace(c.text[c.at])) {
    c.at++;
    spaced = true;
    skipComments(c);
  }
  return spaced;
}

function readAttribute(c) {
  c.at++;
  skipSpace(c);
  const test = { kind: 'attribute', name: %lowerCase(readName(c)), operator: '', value: '', fold: false };
  skipSpace(c);
  if (c.at < c.text.length && c.text[c.at] !== ']') {
    if (c.text[c.at] !== '=') test.operator = c.text[c.at++];
    if (c.text[c.at] !== '=') throw invalid(c);
    c.at++;
    test.operator += '=';
    skipSpace(c);
    test.value = c.text[c.at] === '"' || c.text[c.at] === "'" ? readString(c) : readName(c);
    skipSpace(c);
    const flag = c.text[c.at];
    if (flag === 'i' || flag === 'I' || flag === 's' || flag === 'S') {
      test.fold = flag === 'i' || flag === 'I';
      c.at++;
      skipSpace(c);
    }
  }
  if (c.at < c.text.length && c.text[c.at] !== ']') throw invalid(c); // the end of the text closes it too
  c.at++;
  return test;
}

const simple = [
  'first-child',
  'last-child',
  'only-child',
  'first-of-type',
  'last-of-type',
  'only-of-type',
  'empty',
  'root',
  'scope',
  'checked',
  'disabled',
  'enabled',
  'required',
  'optional',
  'valid',
  'invalid',
  'focus',
  'focus-within',
  'link',
  'any-link',
];
const withList = ['not', 'is', 'where', 'has'];
const withNth = ['nth-child', 'nth-last-child', 'nth-of-type', 'nth-last-of-type'];
const refused = [
  'hover',
  'active',
  'visited',
  'target',
  'target-within',
  'lang',
  'dir',
  'default',
  'indeterminate',
  'in-range',
  'out-of-range',
  'user-valid',
  'user-invalid',
  'placeholder-shown',
  'autofill',
  'fullscreen',
  'modal',
  'open',
  'popover-open',
  'defined',
  'read-only',
  'read-write',
  'focus-visible',
  'playing',
  'paused',
  'host',
];
// Pseudo-elements are no elements: nothing of the tree matches. Four may have one colon.
const oldPseudoElements = ['before', 'after', 'first-line', 'first-letter'];
const pseudoElements = ['before', 'after', 'first-line', 'first-letter', 'placeholder', 'selection', 'marker', 'backdrop'];

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
  const isPart = !takes && (colons === '::' ? among(pseudoElements, name) : among(oldPseudoElements, name));
  if (isPart) {
    test.kind = 'part';
    return test;
  }
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
    const unit = c.text[c.at];
    const from = c.at;
    if (unit === '"' || unit === "'") {
      readString(c);
      c.at--;
    } else if (unit === '\\') {
      c.at++;
    } else if (unit === '(') {
      depth++;
    } else if (unit === ')' && --depth === 0) {
      break;
    }
    inner += %substring(c.text, from, c.at + 1);
  }
  c.at++; // the end of the text closes it too
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
    skipComments(c);
    const unit = c.text[c.at];
    if (unit === '*') c.at++, %append(tests, { kind: 'any' });
    else if (unit === '#')
      c.at++, %append(tests, { kind: 'attribute', name: 'id', operator: '=', value: readName(c), fold: false, byHash: true });
    else if (unit === '.') c.at++, %append(tests, { kind: 'attribute', name: 'class', operator: '~=', value: readName(c), fold: false });
    else if (unit === '[') %append(tests, readAttribute(c));
    else if (unit === ':') %append(tests, readPseudo(c));
    else if (unit !== undefined && tests.length === 0 && startsName(c)) %append(tests, { kind: 'type', name: %lowerCase(readName(c)) });
    else break;
  }
  if (tests.length === 0) throw invalid(c);
  return tests;
}

function isCombinator(unit) {
  return unit === '>' || unit === '+' || unit === '~';
}

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

%selector_syntax.parseSelectors = function (text, method, interfaceName) {
  return parse(cursor(text, text, method, interfaceName), false);
};
