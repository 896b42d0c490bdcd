uses('fundamental/operations', 'text/substitution');
// ECMA-262 22.2 RegExp (Regular Expression) Objects: what can run user code. Slots of a regexp: 0 source, 1 flags.
'use strict';

// ECMA-262 7.2.6 IsRegExp
function isRegExp(value) {
  if (!%isObject(value)) return false;
  const matcher = value[%SymbolMatch];
  return matcher === undefined ? %isClass(value, 'regexp') : !!matcher;
}

// ECMA-262 22.2.4.1 RegExp
%constructor('RegExp', function (pattern, flags) {
  const patternIsRegExp = isRegExp(pattern);
  let newTarget = new.target;
  if (newTarget === undefined) {
    newTarget = %RegExp;
    if (patternIsRegExp && flags === undefined && pattern.constructor === newTarget) return pattern;
  }
  let source, letters;
  if (%isClass(pattern, 'regexp')) {
    source = %slot(pattern, 0);
    letters = flags === undefined ? %slot(pattern, 1) : flags;
  } else if (patternIsRegExp) {
    source = pattern.source;
    letters = flags === undefined ? pattern.flags : flags;
  } else {
    source = pattern;
    letters = flags;
  }
  const regexp = %newRegExp(newTarget === %RegExp ? %RegExpPrototype : %PrototypeFor(newTarget, 'RegExp.prototype'));
  return initialize(regexp, source, letters);
});

// ECMA-262 22.2.3.3 RegExpInitialize
function initialize(regexp, pattern, flags) {
  const source = pattern === undefined ? '' : `${pattern}`;
  %initializeRegExp(regexp, source, flags === undefined ? '' : `${flags}`);
  regexp.lastIndex = 0;
  return regexp;
}

// ECMA-262 22.2.3.1 RegExpCreate
%define('RegExpCreate', function (pattern, flags) {
  return initialize(%newRegExp(%RegExpPrototype), pattern, flags);
});

%methods('RegExp', {
  // ECMA-262 22.2.5.3
  get [%SymbolSpecies]() {
    return this;
  },
});

function requireObject(value, name) {
  if (!%isObject(value)) {
    %throwTypeError('Method RegExp.prototype.' + name + ' called on incompatible receiver ' + %describe(value));
  }
}

// ECMA-262 22.2.7.2 RegExpBuiltinExec
function builtinExec(regexp, text) {
  let lastIndex = %toLength(+regexp.lastIndex);
  const keeps = %hasRegExpFlag(regexp, 'g') || %hasRegExpFlag(regexp, 'y');
  if (!keeps) lastIndex = 0;
  const result = lastIndex > text.length ? null : %regexpMatch(regexp, text, lastIndex);
  if (result === null) {
    if (keeps) regexp.lastIndex = 0;
    return null;
  }
  if (keeps) regexp.lastIndex = result.index + result[0].length;
  return result;
}

// ECMA-262 22.2.7.1 RegExpExec
%define('RegExpExec', function (regexp, text) {
  const exec = regexp.exec;
  if (exec === %RegExpPrototypeExec && %isClass(regexp, 'regexp')) return %call(exec, regexp, text);
  if (%isCallable(exec)) {
    const result = %call(exec, regexp, text);
    if (result !== null && !%isObject(result)) %throwTypeError(%describe(result) + ' is not an object or null');
    return result;
  }
  if (!%isClass(regexp, 'regexp')) {
    %throwTypeError('Method RegExp.prototype.exec called on incompatible receiver ' + %describe(regexp));
  }
  return builtinExec(regexp, text);
});

%methods('RegExp.prototype', {
  // ECMA-262 22.2.6.2
  exec(string) {
    if (!%isClass(this, 'regexp')) {
      %throwTypeError('Method RegExp.prototype.exec called on incompatible receiver ' + %describe(this));
    }
    return builtinExec(this, `${string}`);
  },

  // ECMA-262 22.2.6.4
  get flags() {
    if (!%isObject(this)) %throwTypeError('RegExp.prototype.flags getter called on non-object ' + %describe(this));
    let flags = '';
    if (this.hasIndices) flags += 'd';
    if (this.global) flags += 'g';
    if (this.ignoreCase) flags += 'i';
    if (this.multiline) flags += 'm';
    if (this.dotAll) flags += 's';
    if (this.unicode) flags += 'u';
    if (this.unicodeSets) flags += 'v';
    if (this.sticky) flags += 'y';
    return flags;
  },

  // ECMA-262 22.2.6.8
  [%SymbolMatch](string) {
    requireObject(this, '@@match');
    const text = `${string}`;
    const flags = `${this.flags}`;
    if (%stringIndexOf(flags, 'g', 0) < 0) return %RegExpExec(this, text);
    const unicode = %stringIndexOf(flags, 'u', 0) >= 0 || %stringIndexOf(flags, 'v', 0) >= 0;
    this.lastIndex = 0;
    const matches = [];
    for (;;) {
      const result = %RegExpExec(this, text);
      if (result === null) return matches.length === 0 ? null : matches;
      const match = `${result[0]}`;
      %append(matches, match);
      if (match === '') this.lastIndex = %advanceStringIndex(text, %toLength(+this.lastIndex), unicode);
    }
  },

  // ECMA-262 22.2.6.9
  [%SymbolMatchAll](string) {
    requireObject(this, '@@matchAll');
    const text = `${string}`;
    const constructor = %SpeciesConstructor(this, %RegExp);
    const flags = `${this.flags}`;
    const matcher = new constructor(this, flags);
    matcher.lastIndex = %toLength(+this.lastIndex);
    // 22.2.9.1 CreateRegExpStringIterator: slots 0 regexp, 1 text, 2 global, 3 unicode, 4 done
    const iterator = %newObject(%RegExpStringIteratorPrototype, 'regexp_string_iterator', 5);
    %setSlot(iterator, 0, matcher);
    %setSlot(iterator, 1, text);
    %setSlot(iterator, 2, %stringIndexOf(flags, 'g', 0) >= 0);
    %setSlot(iterator, 3, %stringIndexOf(flags, 'u', 0) >= 0 || %stringIndexOf(flags, 'v', 0) >= 0);
    %setSlot(iterator, 4, false);
    return iterator;
  },

  // ECMA-262 22.2.6.11
  [%SymbolReplace](string, replaceValue) {
    requireObject(this, '@@replace');
    const text = `${string}`;
    const template = %isCallable(replaceValue) ? undefined : `${replaceValue}`;
    const flags = `${this.flags}`;
    const global = %stringIndexOf(flags, 'g', 0) >= 0;
    const unicode = %stringIndexOf(flags, 'u', 0) >= 0 || %stringIndexOf(flags, 'v', 0) >= 0;
    if (global) this.lastIndex = 0;
    const results = [];
    for (;;) {
      const result = %RegExpExec(this, text);
      if (result === null) break;
      %append(results, result);
      if (!global) break;
      if (`${result[0]}` === '') this.lastIndex = %advanceStringIndex(text, %toLength(+this.lastIndex), unicode);
    }
    const parts = []; // position, length, replacement...
    for (let i = 0; i < results.length; i++) {
      const result = results[i];
      const count = %toLength(+result.length);
      const matched = `${result[0]}`;
      let position = %toIntegerOrInfinity(+result.index);
      position = position < 0 ? 0 : position > text.length ? text.length : position;
      const captures = [];
      for (let n = 1; n < count; n++) {
        const capture = result[n];
        %append(captures, capture === undefined ? undefined : `${capture}`);
      }
      const groups = result.groups;
      let replacement;
      if (template === undefined) {
        const list = [matched];
        for (let n = 0; n < captures.length; n++) %append(list, captures[n]);
        %append(list, position);
        %append(list, text);
        if (groups !== undefined) %append(list, groups);
        replacement = `${%apply(replaceValue, undefined, list)}`;
      } else {
        replacement = %GetSubstitution(matched, text, position, captures, groups === undefined ? undefined : %toObject(groups), template);
      }
      %append(parts, position);
      %append(parts, matched.length);
      %append(parts, replacement);
    }
    return %spliceText(text, parts);
  },

  // ECMA-262 22.2.6.12
  [%SymbolSearch](string) {
    requireObject(this, '@@search');
    const text = `${string}`;
    const previous = this.lastIndex;
    if (!%sameValue(previous, 0)) this.lastIndex = 0;
    const result = %RegExpExec(this, text);
    if (!%sameValue(this.lastIndex, previous)) this.lastIndex = previous;
    return result === null ? -1 : result.index;
  },

  // ECMA-262 22.2.6.14
  [%SymbolSplit](string, limit) {
    requireObject(this, '@@split');
    const text = `${string}`;
    const constructor = %SpeciesConstructor(this, %RegExp);
    const flags = `${this.flags}`;
    const unicode = %stringIndexOf(flags, 'u', 0) >= 0 || %stringIndexOf(flags, 'v', 0) >= 0;
    const splitter = new constructor(this, %stringIndexOf(flags, 'y', 0) >= 0 ? flags : flags + 'y');
    const parts = [];
    const most = limit === undefined ? 4294967295 : +limit >>> 0;
    if (most === 0) return parts;
    if (text.length === 0) {
      if (%RegExpExec(splitter, text) !== null) return parts;
      return [text];
    }
    let p = 0;
    let q = 0;
    while (q < text.length) {
      splitter.lastIndex = q;
      const result = %RegExpExec(splitter, text);
      let end = result === null ? 0 : %toLength(+splitter.lastIndex);
      if (end > text.length) end = text.length;
      if (result === null || end === p) {
        q = %advanceStringIndex(text, q, unicode);
        continue;
      }
      %append(parts, %substring(text, p, q));
      if (parts.length === most) return parts;
      p = end;
      const count = %toLength(+result.length);
      for (let i = 1; i < count; i++) {
        %append(parts, result[i]);
        if (parts.length === most) return parts;
      }
      q = p;
    }
    %append(parts, %substring(text, p));
    return parts;
  },

  // ECMA-262 22.2.6.16
  test(string) {
    requireObject(this, 'test');
    return %RegExpExec(this, `${string}`) !== null;
  },

  // ECMA-262 22.2.6.17
  toString() {
    requireObject(this, 'toString');
    return '/' + `${this.source}` + '/' + `${this.flags}`;
  },

  // ECMA-262 B.2.4.1
  compile(pattern, flags) {
    if (!%isClass(this, 'regexp')) {
      %throwTypeError('Method RegExp.prototype.compile called on incompatible receiver ' + %describe(this));
    }
    if (%isClass(pattern, 'regexp')) {
      if (flags !== undefined) %throwTypeError('Invalid flags supplied to RegExp constructor');
      return initialize(this, %slot(pattern, 0), %slot(pattern, 1));
    }
    return initialize(this, pattern, flags);
  },
});
%remember('RegExpPrototypeExec', %RegExpPrototype['exec']);

// ECMA-262 22.2.9.2.1 %RegExpStringIteratorPrototype%.next
%methods('RegExpStringIterator.prototype', {
  next() {
    if (!%isClass(this, 'regexp_string_iterator')) {
      %throwTypeError('Method %RegExpStringIterator%.prototype.next called on incompatible receiver ' + %describe(this));
    }
    if (%slot(this, 4)) return { value: undefined, done: true };
    const matcher = %slot(this, 0);
    const text = %slot(this, 1);
    const result = %RegExpExec(matcher, text);
    if (result === null) {
      %setSlot(this, 4, true);
      return { value: undefined, done: true };
    }
    if (!%slot(this, 2)) {
      %setSlot(this, 4, true);
      return { value: result, done: false };
    }
    if (`${result[0]}` === '') {
      matcher.lastIndex = %advanceStringIndex(text, %toLength(+matcher.lastIndex), %slot(this, 3));
    }
    return { value: result, done: false };
  },
});
