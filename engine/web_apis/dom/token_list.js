uses('dom/attributes', 'dom/elements', 'dom/nodes', 'infra/dom_exception', 'infra/web_idl', 'infra/words');
// DOM, DOMTokenList: classList, and others. Its tokens are its indexed properties.
'use strict';

const DOMTokenList = %web_idl.interface('DOMTokenList');

function listState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'DOMTokenList') %throwTypeError('Illegal invocation');
  return state;
}

// DOM, DOMTokenList of an attribute of the element: the same list each time
%token_list.listOf = function (element, state, attribute) {
  if (state.tokenLists === undefined) state.tokenLists = %newRecord();
  if (state.tokenLists[attribute] === undefined) {
    const list = %NewLegacyObject(DOMTokenList.prototype, 'DOMTokenList', 0);
    %slot(list, 0).element = element;
    %slot(list, 0).attribute = attribute;
    state.tokenLists[attribute] = list;
    tokensChanged(list);
  }
  return state.tokenLists[attribute];
};

function tokensChanged(list) {
  %web_idl.setItems(list, tokensOf(list));
}

// [PutForwards=value] readonly attribute DOMTokenList
%token_list.reflect = function (prototype, member, attribute) {
  %defineAccessor(
    prototype,
    member,
    function () {
      return %token_list.listOf(this, %nodes.elementState(this), attribute);
    },
    function (value) {
      %nodes.elementState(this);
      %attributes.setAttribute(this, attribute, `${value}`);
    },
  );
  %attributes.onAttribute(attribute, function (element, state) {
    if (state.tokenLists !== undefined && state.tokenLists[attribute] !== undefined) tokensChanged(state.tokenLists[attribute]);
  });
};
%token_list.reflect(%elements.Element.prototype, 'classList', 'class');

function textOf(list) {
  const state = listState(list);
  return %attributes.attributeText(state.element, state.attribute);
}
function tokensOf(list) {
  return %words.words(textOf(list));
}

function setTokens(list, tokens) {
  let text = '';
  for (let i = 0; i < tokens.length; i++) text += (i > 0 ? ' ' : '') + tokens[i];
  const { element, attribute } = listState(list);
  if (text !== '' || %attributes.hasAttribute(element, attribute)) %attributes.setAttribute(element, attribute, text); // DOM, update steps
}

function mustNotBeEmpty(method, text) {
  if (text === '')
    throw %NewDOMException("Failed to execute '" + method + "' on 'DOMTokenList': The token provided must not be empty.", 'SyntaxError');
}
function mustHaveNoSpace(method, text) {
  for (let i = 0; i < text.length; i++) {
    if (%words.isSpace(text[i])) {
      throw %NewDOMException(
        "Failed to execute '" +
          method +
          "' on 'DOMTokenList': The token provided ('" +
          text +
          "') contains HTML space characters, which are not valid in tokens.",
        'InvalidCharacterError',
      );
    }
  }
}

function token(method, value) {
  const text = `${value}`;
  mustNotBeEmpty(method, text);
  mustHaveNoSpace(method, text);
  return text;
}

// All are converted, then checked one after the other.
function tokensGiven(method, values) {
  const texts = [];
  for (let i = 0; i < values.length; i++) %append(texts, `${values[i]}`);
  for (let i = 0; i < texts.length; i++) token(method, texts[i]);
  return texts;
}

function without(tokens, gone) {
  const rest = [];
  for (let i = 0; i < tokens.length; i++) if (tokens[i] !== gone) %append(rest, tokens[i]);
  return rest;
}

const array = []; // Web IDL, Iterable declarations
%methods(DOMTokenList.prototype, {
  get length() {
    return tokensOf(this).length;
  },
  get value() {
    return textOf(this);
  },
  set value(text) {
    const state = listState(this);
    %attributes.setAttribute(state.element, state.attribute, `${text}`);
  },
  item(index) {
    const tokens = tokensOf(this);
    %web_idl.required(%argumentCount(), 1, 'item', 'DOMTokenList');
    const at = +index >>> 0;
    return at < tokens.length ? tokens[at] : null;
  },
  contains(value) {
    const tokens = tokensOf(this);
    %web_idl.required(%argumentCount(), 1, 'contains', 'DOMTokenList');
    return %listIncludes(tokens, `${value}`);
  },
  add() {
    const texts = tokensGiven('add', %argumentsFrom(0));
    const tokens = tokensOf(this);
    for (let i = 0; i < texts.length; i++) if (!%listIncludes(tokens, texts[i])) %append(tokens, texts[i]);
    setTokens(this, tokens);
  },
  remove() {
    const texts = tokensGiven('remove', %argumentsFrom(0));
    let tokens = tokensOf(this);
    for (let i = 0; i < texts.length; i++) tokens = without(tokens, texts[i]);
    setTokens(this, tokens);
  },
  toggle(value) {
    %web_idl.required(%argumentCount(), 1, 'toggle', 'DOMTokenList');
    const text = token('toggle', value);
    const force = %argument(1);
    const tokens = tokensOf(this);
    const has = %listIncludes(tokens, text);
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
    const from = `${old}`;
    const to = `${fresh}`;
    mustNotBeEmpty('replace', from);
    mustNotBeEmpty('replace', to);
    mustHaveNoSpace('replace', from);
    mustHaveNoSpace('replace', to);
    const tokens = tokensOf(this);
    if (!%listIncludes(tokens, from)) return false;
    const rest = [];
    for (let i = 0; i < tokens.length; i++) {
      const text = tokens[i] === from ? to : tokens[i];
      if (!%listIncludes(rest, text)) %append(rest, text);
    }
    setTokens(this, rest);
    return true;
  },
  toString() {
    return textOf(this);
  },
  [%SymbolIterator]: array.values,
  entries: array.entries,
  forEach: array.forEach,
  keys: array.keys,
  values: array.values,
});
