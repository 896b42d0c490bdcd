uses('fundamental/operations', 'text/regexp', 'text/substitution');
// ECMA-262 22.1 String Objects: what can run user code
'use strict';

// ECMA-262 22.1.1.1 String
%constructor('String', function (value) {
  if (new.target === undefined && typeof value === 'symbol') return %describe(value);
  const text = %argumentCount() === 0 ? '' : `${value}`;
  if (new.target === undefined) return text;
  return %newStringObject(%PrototypeFor(new.target, 'String.prototype'), text);
});

// RequireObjectCoercible and ToString of `this`
function textOf(value, name) {
  if (value === undefined || value === null) %throwTypeError('String.prototype.' + name + ' called on null or undefined');
  return `${value}`;
}

// ECMA-262 7.2.6 IsRegExp
function isRegExp(value) {
  if (!%isObject(value)) return false;
  const matcher = value[%SymbolMatch];
  return matcher === undefined ? %isClass(value, 'regexp') : !!matcher;
}

function plainPattern(value, name) {
  if (isRegExp(value)) %throwTypeError('First argument to String.prototype.' + name + ' must not be a regular expression');
  return `${value}`;
}

%methods('String', {
  // ECMA-262 22.1.2.1
  fromCharCode(unit) {
    let text = '';
    for (let i = 0; i < %argumentCount(); i++) text += %fromCodePoints(+%argument(i) & 0xffff);
    return text;
  },
  // ECMA-262 22.1.2.2
  fromCodePoint(point) {
    let text = '';
    for (let i = 0; i < %argumentCount(); i++) {
      const next = +%argument(i);
      if (next !== %toIntegerOrInfinity(next) || next < 0 || next > 0x10ffff) {
        %throwRangeError('Invalid code point ' + %describe(next));
      }
      text += %fromCodePoints(next);
    }
    return text;
  },
  // ECMA-262 22.1.2.4
  raw(template) {
    const raw = %toObject(%toObject(template).raw);
    const length = %toLength(+raw.length);
    let text = '';
    for (let i = 0; i < length; i++) {
      text += `${raw[i]}`;
      if (i + 1 < length && i + 1 < %argumentCount()) text += `${%argument(i + 1)}`;
    }
    return text;
  },
});

%methods('String.prototype', {
  // ECMA-262 22.1.3.5
  concat(text) {
    let result = textOf(this, 'concat');
    for (let i = 0; i < %argumentCount(); i++) result += `${%argument(i)}`;
    return result;
  },

  // ECMA-262 22.1.3.7
  endsWith(searchString) {
    const text = textOf(this, 'endsWith');
    const pattern = plainPattern(searchString, 'endsWith');
    const position = %argument(1);
    const end = position === undefined ? text.length : clamp(%toIntegerOrInfinity(+position), text.length);
    return %stringMatchesAt(text, pattern, end - pattern.length) && end - pattern.length >= 0;
  },

  // ECMA-262 22.1.3.8
  includes(searchString) {
    const text = textOf(this, 'includes');
    const pattern = plainPattern(searchString, 'includes');
    return %stringIndexOf(text, pattern, clamp(%toIntegerOrInfinity(+%argument(1)), text.length)) !== -1;
  },

  // ECMA-262 22.1.3.13
  match(regexp) {
    if (this === undefined || this === null) textOf(this, 'match');
    if (%isObject(regexp)) {
      const matcher = %GetMethod(regexp, %SymbolMatch);
      if (matcher !== undefined) return %call(matcher, regexp, this);
    }
    const text = `${this}`;
    return %RegExpCreate(regexp, undefined)[%SymbolMatch](text);
  },

  // ECMA-262 22.1.3.14
  matchAll(regexp) {
    if (this === undefined || this === null) textOf(this, 'matchAll');
    if (%isObject(regexp)) {
      if (isRegExp(regexp)) {
        const flags = regexp.flags;
        if (flags === undefined || flags === null) textOf(flags, 'matchAll');
        if (%stringIndexOf(`${flags}`, 'g', 0) < 0) {
          %throwTypeError('String.prototype.matchAll called with a non-global RegExp argument');
        }
      }
      const matcher = %GetMethod(regexp, %SymbolMatchAll);
      if (matcher !== undefined) return %call(matcher, regexp, this);
    }
    const text = `${this}`;
    return %RegExpCreate(regexp, 'g')[%SymbolMatchAll](text);
  },

  // ECMA-262 22.1.3.19
  replace(searchValue, replaceValue) {
    if (this === undefined || this === null) textOf(this, 'replace');
    if (%isObject(searchValue)) {
      const replacer = %GetMethod(searchValue, %SymbolReplace);
      if (replacer !== undefined) return %call(replacer, searchValue, this, replaceValue);
    }
    const text = `${this}`;
    const pattern = `${searchValue}`;
    const template = %isCallable(replaceValue) ? undefined : `${replaceValue}`;
    const position = %stringIndexOf(text, pattern, 0);
    if (position < 0) return text;
    const replacement =
      template === undefined
        ? `${%call(replaceValue, undefined, pattern, position, text)}`
        : %GetSubstitution(pattern, text, position, [], undefined, template);
    return %spliceText(text, [position, pattern.length, replacement]);
  },

  // ECMA-262 22.1.3.20
  replaceAll(searchValue, replaceValue) {
    if (this === undefined || this === null) textOf(this, 'replaceAll');
    if (%isObject(searchValue)) {
      if (isRegExp(searchValue)) {
        const flags = searchValue.flags;
        if (flags === undefined || flags === null) textOf(flags, 'replaceAll');
        if (%stringIndexOf(`${flags}`, 'g', 0) < 0) {
          %throwTypeError('String.prototype.replaceAll called with a non-global RegExp argument');
        }
      }
      const replacer = %GetMethod(searchValue, %SymbolReplace);
      if (replacer !== undefined) return %call(replacer, searchValue, this, replaceValue);
    }
    const text = `${this}`;
    const pattern = `${searchValue}`;
    const template = %isCallable(replaceValue) ? undefined : `${replaceValue}`;
    const advance = pattern.length > 1 ? pattern.length : 1;
    const parts = [];
    for (let at = %stringIndexOf(text, pattern, 0); at >= 0; ) {
      %append(parts, at);
      %append(parts, pattern.length);
      %append(parts, undefined);
      at = at + advance > text.length ? -1 : %stringIndexOf(text, pattern, at + advance);
    }
    for (let i = 0; i < parts.length; i += 3) {
      parts[i + 2] =
        template === undefined
          ? `${%call(replaceValue, undefined, pattern, parts[i], text)}`
          : %GetSubstitution(pattern, text, parts[i], [], undefined, template);
    }
    return %spliceText(text, parts);
  },

  // ECMA-262 22.1.3.21
  search(regexp) {
    if (this === undefined || this === null) textOf(this, 'search');
    if (%isObject(regexp)) {
      const searcher = %GetMethod(regexp, %SymbolSearch);
      if (searcher !== undefined) return %call(searcher, regexp, this);
    }
    const text = `${this}`;
    return %RegExpCreate(regexp, undefined)[%SymbolSearch](text);
  },

  // ECMA-262 22.1.3.23
  split(separator, limit) {
    if (this === undefined || this === null) textOf(this, 'split');
    if (%isObject(separator)) {
      const splitter = %GetMethod(separator, %SymbolSplit);
      if (splitter !== undefined) return %call(splitter, separator, this, limit);
    }
    const text = `${this}`;
    const most = limit === undefined ? 4294967295 : +limit >>> 0;
    const pattern = `${separator}`;
    if (most === 0) return [];
    if (separator === undefined) return [text];
    const parts = [];
    for (let from = 0; from >= 0; ) from = %splitPlain(text, pattern, most, parts, from);
    return parts;
  },

  // ECMA-262 22.1.3.24
  startsWith(searchString) {
    const text = textOf(this, 'startsWith');
    const pattern = plainPattern(searchString, 'startsWith');
    return %stringMatchesAt(text, pattern, clamp(%toIntegerOrInfinity(+%argument(1)), text.length));
  },

  // ECMA-262 B.2.2.2 to B.2.2.14
  anchor(name) {
    return %createHTML(textOf(this, 'anchor'), 'a', 'name', `${name}`);
  },
  big() {
    return %createHTML(textOf(this, 'big'), 'big');
  },
  blink() {
    return %createHTML(textOf(this, 'blink'), 'blink');
  },
  bold() {
    return %createHTML(textOf(this, 'bold'), 'b');
  },
  fixed() {
    return %createHTML(textOf(this, 'fixed'), 'tt');
  },
  fontcolor(color) {
    return %createHTML(textOf(this, 'fontcolor'), 'font', 'color', `${color}`);
  },
  fontsize(size) {
    return %createHTML(textOf(this, 'fontsize'), 'font', 'size', `${size}`);
  },
  italics() {
    return %createHTML(textOf(this, 'italics'), 'i');
  },
  link(url) {
    return %createHTML(textOf(this, 'link'), 'a', 'href', `${url}`);
  },
  small() {
    return %createHTML(textOf(this, 'small'), 'small');
  },
  strike() {
    return %createHTML(textOf(this, 'strike'), 'strike');
  },
  sub() {
    return %createHTML(textOf(this, 'sub'), 'sub');
  },
  sup() {
    return %createHTML(textOf(this, 'sup'), 'sup');
  },
});
// ECMA-262 B.2.2.15 and B.2.2.16
%alias('String.prototype', 'trimStart', 'trimLeft');
%alias('String.prototype', 'trimEnd', 'trimRight');

function clamp(position, length) {
  return position < 0 ? 0 : position > length ? length : position;
}
