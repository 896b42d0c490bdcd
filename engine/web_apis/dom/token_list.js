uses('dom/attributes', 'dom/elements', 'dom/nodes', 'infra/dom_exception', 'infra/web_idl', 'infra/words');
// DOM, DOMTokenList: classList. Its tokens are own indexed properties too.
'use strict';

const DOMTokenList = %web_idl.interface('DOMTokenList');

function listState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'DOMTokenList') %throwTypeError('Illegal invocation');
  return state;
}

function classListOf(element, state) {
  if (state.classList === undefined) {
    state.classList = %NewPlatformObject(DOMTokenList.prototype, 'DOMTokenList');
    %slot(state.classList, 0).element = element;
    %slot(state.classList, 0).indexed = 0;
    tokensChanged(state.classList);
  }
  return state.classList;
}

function tokensChanged(list) {
  const state = %slot(list, 0);
  const tokens = tokensOf(list);
  for (let i = 0; i < tokens.length; i++) %setElement(list, i, tokens[i]);
  for (let i = tokens.length; i < state.indexed; i++) delete list[i];
  state.indexed = tokens.length;
}
%attributes.onAttribute('class', function (element, state) { if (state.classList !== undefined) tokensChanged(state.classList); });

%methods(%elements.Element.prototype, {
  get classList() { return classListOf(this, %nodes.elementState(this)); },
  set classList(value) { %nodes.elementState(this); %attributes.setAttribute(this, 'class', `${value}`); },
});

function textOf(list) { return %attributes.attributeText(listState(list).element, 'class'); }
function tokensOf(list) { return %words.words(textOf(list)); }

function includes(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return true;
  return false;
}

function setTokens(list, tokens) {
  let text = '';
  for (let i = 0; i < tokens.length; i++) text += (i > 0 ? ' ' : '') + tokens[i];
  const element = listState(list).element;
  if (text !== '' || %attributes.hasAttribute(element, 'class')) %attributes.setAttribute(element, 'class', text); // DOM, update steps
}

function token(method, value) {
  const text = `${value}`;
  if (text === '') throw %NewDOMException("Failed to execute '" + method + "' on 'DOMTokenList': The token provided must not be empty.", 'SyntaxError');
  for (let i = 0; i < text.length; i++) {
    if (%words.isSpace(text[i])) {
      throw %NewDOMException("Failed to execute '" + method + "' on 'DOMTokenList': The token provided ('" + text + "') contains HTML space characters, which are not valid in tokens.", 'InvalidCharacterError');
    }
  }
  return text;
}

function without(tokens, gone) {
  const rest = [];
  for (let i = 0; i < tokens.length; i++) if (tokens[i] !== gone) %append(rest, tokens[i]);
  return rest;
}

const array = []; // Web IDL, Iterable declarations
%methods(DOMTokenList.prototype, {
  get length() { return tokensOf(this).length; },
  get value() { return textOf(this); },
  set value(text) { %attributes.setAttribute(listState(this).element, 'class', `${text}`); },
  item(index) {
    const tokens = tokensOf(this);
    %web_idl.required(%argumentCount(), 1, 'item', 'DOMTokenList');
    const at = +index >>> 0;
    return at < tokens.length ? tokens[at] : null;
  },
  contains(value) {
    const tokens = tokensOf(this);
    %web_idl.required(%argumentCount(), 1, 'contains', 'DOMTokenList');
    return includes(tokens, `${value}`);
  },
  add() {
    const values = %argumentsFrom(0);
    const tokens = tokensOf(this);
    for (let i = 0; i < values.length; i++) {
      const text = token('add', values[i]);
      if (!includes(tokens, text)) %append(tokens, text);
    }
    setTokens(this, tokens);
  },
  remove() {
    const values = %argumentsFrom(0);
    let tokens = tokensOf(this);
    for (let i = 0; i < values.length; i++) tokens = without(tokens, token('remove', values[i]));
    setTokens(this, tokens);
  },
  toggle(value) {
    %web_idl.required(%argumentCount(), 1, 'toggle', 'DOMTokenList');
    const text = token('toggle', value);
    const force = %argument(1);
    const tokens = tokensOf(this);
    const has = includes(tokens, text);
    const on = force === undefined ? !has : !!force;
    if (on && !has) {
      %append(tokens, text);
      setTokens(this, tokens);
    } else if (!on && has) {
      setTokens(this, without(tokens, text));
    }
    return on;
  },
  replace(old, fresh) {
    %web_idl.required(%argumentCount(), 2, 'replace', 'DOMTokenList');
    const from = token('replace', old);
    const to = token('replace', fresh);
    const tokens = tokensOf(this);
    if (!includes(tokens, from)) return false;
    const rest = [];
    for (let i = 0; i < tokens.length; i++) {
      const text = tokens[i] === from ? to : tokens[i];
      if (!includes(rest, text)) %append(rest, text);
    }
    setTokens(this, rest);
    return true;
  },
  toString() { return textOf(this); },
  [%SymbolIterator]: array.values,
  entries: array.entries,
  forEach: array.forEach,
  keys: array.keys,
  values: array.values,
});
