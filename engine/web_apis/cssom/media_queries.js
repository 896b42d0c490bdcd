uses('cssom/geometry', 'events/event_handlers', 'events/event_target', 'infra/web_idl', 'infra/words');
// CSSOM View, MediaQueryList; Media Queries: what the visitor's machine answers is the same for everybody, but for the size of the view, which
// the preview knows. Nothing but that size changes while a program runs.
'use strict';

// Discrete features: the one value that is true, and whether the feature alone is
const answers = %newRecord();
function answer(name, value, alone) {
  answers[name] = [value, alone];
}
answer('prefers-color-scheme', 'light', true);
answer('prefers-reduced-motion', 'no-preference', false);
answer('prefers-reduced-transparency', 'no-preference', false);
answer('prefers-contrast', 'no-preference', false);
answer('forced-colors', 'none', false);
answer('inverted-colors', 'none', false);
answer('hover', 'hover', true);
answer('any-hover', 'hover', true);
answer('pointer', 'fine', true);
answer('any-pointer', 'fine', true);
answer('display-mode', 'browser', true);
answer('update', 'fast', true);
answer('scripting', 'enabled', true);
answer('grid', '0', false);

const lengths = ['width', 'min-width', 'max-width', 'height', 'min-height', 'max-height'];
const types = ['all', 'screen', 'print', 'speech'];

// "600px", "40em" -> pixels; undefined for other units
function pixels(text) {
  let i = 0;
  while (i < text.length && ((text[i] >= '0' && text[i] <= '9') || text[i] === '.')) i++;
  const number = +%substring(text, 0, i),
    unit = %substring(text, i, text.length);
  if (i === 0 || number - number !== 0) return undefined;
  return unit === 'px' ? number : unit === 'em' || unit === 'rem' ? number * 16 : unit === '' && number === 0 ? 0 : undefined;
}

// One part in parentheses: [how it is written, whether it is true]; undefined: not known here
function feature(inner) {
  const colon = %indexOfText(inner, ':');
  const name = %trimText(colon < 0 ? inner : %substring(inner, 0, colon));
  const value = colon < 0 ? undefined : %trimText(%substring(inner, colon + 1, inner.length));
  const written = '(' + name + (value === undefined ? '' : ': ' + value) + ')';
  const known = answers[name];
  if (known !== undefined) return [written, value === undefined ? known[1] : value === known[0]];
  if (name === 'orientation' && value !== undefined) {
    return [
      written,
      (%geometry.viewSize('innerWidth', 'matchMedia') > %geometry.viewSize('innerHeight', 'matchMedia') ? 'landscape' : 'portrait') ===
        value,
    ];
  }
  const wanted = value === undefined ? undefined : pixels(value);
  if (!%listIncludes(lengths, name) || wanted === undefined) return undefined;
  const given = %geometry.viewSize(%indexOfText(name, 'width') >= 0 ? 'innerWidth' : 'innerHeight', 'matchMedia');
  if (name[1] === 'i' && name[0] === 'm') return [written, given >= wanted];
  return [written, name[0] === 'm' ? given <= wanted : given === wanted];
}

// "screen and (min-width: 600px)"; undefined: not known here
function query(text) {
  let written = '',
    matches = true,
    negated = false,
    at = 0,
    first = true;
  while (at < text.length) {
    const word = text[at] === '(' ? '' : nextWord(text, at);
    if (word !== '') {
      at = afterSpaces(text, at + word.length);
      if (word === 'not' && first) negated = true;
      else if (%listIncludes(types, word)) matches = matches && (word === 'all' || word === 'screen');
      else if (!(word === 'and' && !first) && !(word === 'only' && first)) return undefined;
      written += (written === '' ? '' : ' ') + word;
    } else {
      const end = %indexOfText(%substring(text, at, text.length), ')');
      if (end < 0) return undefined;
      const part = feature(%substring(text, at + 1, at + end));
      if (part === undefined) return undefined;
      written += (written === '' ? '' : ' ') + part[0];
      matches = matches && part[1];
      at = afterSpaces(text, at + end + 1);
    }
    first = false;
  }
  return [written, matches !== negated];
}
function nextWord(text, at) {
  let end = at;
  while (end < text.length && !%words.isSpace(text[end]) && text[end] !== '(') end++;
  return %substring(text, at, end);
}
function afterSpaces(text, at) {
  while (at < text.length && %words.isSpace(text[at])) at++;
  return at;
}

// Media Queries, a list of them: [how it is written, whether one matches]
function evaluate(text) {
  const low = %lowerCase(%trimText(text));
  if (low === '') return ['', true];
  const queries = %splitText(low, ',');
  let written = '',
    any = false;
  for (let i = 0; i < queries.length; i++) {
    const one = query(%trimText(queries[i]));
    if (one === undefined)
      %refuse('the media query ' + text, 'Widths and heights, and what is said of the visitor by one word, can be asked.');
    written += (i > 0 ? ', ' : '') + one[0];
    any = any || one[1];
  }
  return [written, any];
}
%media_queries.matches = function (text) {
  return evaluate(text)[1];
};

const MediaQueryList = %web_idl.interface('MediaQueryList', %EventTarget);
function state(object) {
  const found = %StateOf(object);
  if (found.kind !== 'MediaQueryList') %throwTypeError('Illegal invocation');
  return found;
}
%EventHandlers(MediaQueryList.prototype, ['change']);
%methods(MediaQueryList.prototype, {
  get media() {
    return state(this).media;
  },
  get matches() {
    return evaluate(state(this).media)[1];
  },
  addListener(callback) {
    const inner = state(this);
    if (%isObject(callback) && %event_target.findListener(inner.listeners, 'change', callback, false) < 0) {
      %event_target.addListener(inner, 'change', callback, false, false, false);
    }
  },
  removeListener(callback) {
    const inner = state(this);
    const index = %event_target.findListener(inner.listeners, 'change', callback, false);
    if (index >= 0) %event_target.dropListener(inner, index);
  },
});
%methods('', {
  matchMedia(text) {
    %web_idl.required(%argumentCount(), 1, 'matchMedia', 'Window');
    const made = %NewPlatformObject(MediaQueryList.prototype, 'MediaQueryList');
    %MakeTarget(%slot(made, 0));
    %slot(made, 0).media = evaluate(`${text}`)[0];
    return made;
  },
});
