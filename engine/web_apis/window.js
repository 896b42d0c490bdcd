// The rest of the document: attributes, classes, styles, the HTML elements, images, what the visitor does, and the life of the
// page (DOMContentLoaded, load).
'use strict';

const HTMLElement = %HTMLElement;
const Element = %GetPrototypeOf(HTMLElement.prototype).constructor;
const theDocument = %document;

// --- attributes (DOM 4.9.2) ----------------------------------------------------------------------------------------------

%define('AttributeOf', function (state, name) {
  const list = state.attributes;
  for (let i = 0; i < list.length; i++) if (list[i].name === name) return list[i].value;
  return undefined;
});

function tell(state, name, value) {
  if (state.mirror < 0) return;
  %tellHost('dom', '[{"op":"attribute","node":' + state.mirror + ',"name":' + %jsonQuote(name) + ',"value":' + (value === null ? 'null' : %jsonQuote(value)) + '}]');
  %wantRendering();
}

function setAttribute(element, name, value) {
  const state = %ElementState(element);
  const list = state.attributes;
  let found = false;
  for (let i = 0; i < list.length; i++) {
    if (list[i].name !== name) continue;
    list[i].value = value;
    found = true;
  }
  if (!found) %append(list, { name, value });
  tell(state, name, value);
  if (name === 'src' && state.localName === 'img') updateImage(element, state);
}
%define('SetAttribute', setAttribute);

function removeAttribute(element, name) {
  const state = %ElementState(element);
  const rest = [];
  for (let i = 0; i < state.attributes.length; i++) if (state.attributes[i].name !== name) %append(rest, state.attributes[i]);
  if (rest.length === state.attributes.length) return;
  state.attributes = rest;
  tell(state, name, null);
}

function attributeText(element, name) {
  const value = %AttributeOf(%ElementState(element), name);
  return value === undefined ? '' : value;
}

function attributeName(name) { return %lowerCase(`${name}`); }

%methods(Element.prototype, {
  get tagName() { return %upperCase(%ElementState(this).localName); },
  get localName() { return %ElementState(this).localName; },
  get id() { return attributeText(this, 'id'); },
  set id(value) { setAttribute(this, 'id', `${value}`); },
  get className() { return attributeText(this, 'class'); },
  set className(value) { setAttribute(this, 'class', `${value}`); },
  get classList() {
    const state = %ElementState(this);
    if (state.classList === undefined) {
      state.classList = %NewPlatformObject(DOMTokenList.prototype, 'DOMTokenList');
      %slot(state.classList, 0).element = this;
    }
    return state.classList;
  },
  set classList(value) { setAttribute(this, 'class', `${value}`); },
  getAttribute(name) {
    const value = %AttributeOf(%ElementState(this), attributeName(name));
    return value === undefined ? null : value;
  },
  setAttribute(name, value) { setAttribute(this, attributeName(name), `${value}`); },
  removeAttribute(name) { removeAttribute(this, attributeName(name)); },
  hasAttribute(name) { return %AttributeOf(%ElementState(this), attributeName(name)) !== undefined; },
  hasAttributes() { return %ElementState(this).attributes.length > 0; },
  getAttributeNames() {
    const names = [];
    const list = %ElementState(this).attributes;
    for (let i = 0; i < list.length; i++) %append(names, list[i].name);
    return names;
  },
  toggleAttribute(name) {
    const wanted = attributeName(name);
    const has = %AttributeOf(%ElementState(this), wanted) !== undefined;
    const on = %argument(1) === undefined ? !has : !!%argument(1);
    if (on && !has) setAttribute(this, wanted, '');
    if (!on) removeAttribute(this, wanted);
    return on;
  },
  matches(selectors) { %ElementState(this); return %MatchesSelector(this, `${selectors}`); },
  closest(selectors) {
    %ElementState(this);
    for (let at = this; at !== null; at = at.parentElement) if (%MatchesSelector(at, `${selectors}`)) return at;
    return null;
  },
  get innerHTML() { return %SerializeChildren(this); },
  set innerHTML(value) {
    %ReplaceAllChildren(this, null);
    build(this, %parseHtml(value === null ? '' : `${value}`));
  },
  get outerHTML() { return %SerializeNode(this); },
});

// Parsed HTML, a flat list of [parent's place (-1: the root), tag or '' for text, text, attributes]: into the tree.
function build(parent, parsed) {
  const made = [];
  for (let i = 0; i < parsed.length; i++) {
    const entry = parsed[i];
    let node;
    if (entry[1] === '') {
      node = theDocument.createTextNode(entry[2]);
    } else {
      node = %NewElement(entry[1]);
      for (let k = 0; k < entry[3].length; k++) setAttribute(node, entry[3][k][0], entry[3][k][1]);
    }
    %append(made, node);
    %InsertNode('append', entry[0] < 0 ? parent : made[entry[0]], node, null);
  }
}

const voidElements = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'];

function openTag(state) {
  let text = '<' + state.localName;
  for (let i = 0; i < state.attributes.length; i++) {
    text += ' ' + state.attributes[i].name + '="' + %escapeHtml(state.attributes[i].value, true) + '"';
  }
  return text + '>';
}

// HTML 13.3 Serializing HTML fragments, with a list of what is still to write
function serialize(todo) {
  let text = '';
  while (todo.length > 0) {
    const next = todo[todo.length - 1];
    todo.length = todo.length - 1;
    if (typeof next === 'string') {
      text += next;
      continue;
    }
    const state = %slot(next, 0);
    if (state.nodeType === 3) text += %escapeHtml(state.data, false);
    else if (state.nodeType === 8) text += '<!--' + state.data + '-->';
    else {
      text += openTag(state);
      let empty = false;
      for (let i = 0; i < voidElements.length; i++) empty = empty || voidElements[i] === state.localName;
      if (empty) continue;
      %append(todo, '</' + state.localName + '>');
      for (let i = state.children.length - 1; i >= 0; i--) %append(todo, state.children[i]);
    }
  }
  return text;
}
%define('SerializeNode', function (node) { return serialize([node]); });
%define('SerializeChildren', function (node) {
  const todo = [];
  const children = %NodeState(node).children;
  for (let i = children.length - 1; i >= 0; i--) %append(todo, children[i]);
  return serialize(todo);
});

// --- class lists (DOM 7.1) --------------------------------------------------------------------------------------------------

const DOMTokenList = function () { %throwTypeError("Failed to construct 'DOMTokenList': Illegal constructor"); };
%constructor('DOMTokenList', DOMTokenList);

function tokensOf(list) {
  const text = attributeText(%StateOf(list).element, 'class');
  const tokens = [];
  let word = '';
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isSpace(text[i])) {
      word += text[i];
    } else {
      if (word !== '' && !includes(tokens, word)) %append(tokens, word);
      word = '';
    }
  }
  return tokens;
}

function isSpace(unit) { return unit === ' ' || unit === '\t' || unit === '\n' || unit === '\r' || unit === '\f'; }
function includes(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return true;
  return false;
}

function setTokens(list, tokens) {
  let text = '';
  for (let i = 0; i < tokens.length; i++) text += (i > 0 ? ' ' : '') + tokens[i];
  setAttribute(%StateOf(list).element, 'class', text);
}

function token(method, value) {
  const text = `${value}`;
  if (text === '') throw %NewDOMException("Failed to execute '" + method + "' on 'DOMTokenList': The token provided must not be empty.", 'SyntaxError');
  for (let i = 0; i < text.length; i++) {
    if (isSpace(text[i])) {
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

%methods(DOMTokenList.prototype, {
  get length() { return tokensOf(this).length; },
  get value() { return attributeText(%StateOf(this).element, 'class'); },
  set value(text) { setAttribute(%StateOf(this).element, 'class', `${text}`); },
  item(index) { const tokens = tokensOf(this); return index >= 0 && index < tokens.length ? tokens[index | 0] : null; },
  contains(value) { return includes(tokensOf(this), `${value}`); },
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
  forEach(callback, thisArg = undefined) {
    const tokens = tokensOf(this);
    for (let i = 0; i < tokens.length; i++) %call(callback, thisArg, tokens[i], i, this);
  },
  toString() { return attributeText(%StateOf(this).element, 'class'); },
  [%SymbolIterator]() { return %newArrayIterator(tokensOf(this), 1); },
});

// --- styles: the style attribute, by property (CSSOM 6) ---------------------------------------------------------------------

const CSSStyleDeclaration = function () { %throwTypeError("Failed to construct 'CSSStyleDeclaration': Illegal constructor"); };
%constructor('CSSStyleDeclaration', CSSStyleDeclaration);
const properties = ['color', 'background', 'background-color', 'background-image', 'border', 'border-radius', 'border-color', 'border-width',
  'border-style', 'border-top', 'border-right', 'border-bottom', 'border-left', 'outline', 'display', 'visibility', 'opacity', 'width', 'height',
  'min-width', 'min-height', 'max-width', 'max-height', 'margin', 'margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding',
  'padding-top', 'padding-right', 'padding-bottom', 'padding-left', 'position', 'top', 'right', 'bottom', 'left', 'z-index', 'overflow',
  'font', 'font-size', 'font-weight', 'font-family', 'font-style', 'text-align', 'text-decoration', 'text-transform', 'line-height',
  'letter-spacing', 'white-space', 'transform', 'transition', 'animation', 'cursor', 'flex', 'flex-direction', 'flex-wrap',
  'justify-content', 'align-items', 'gap', 'grid-template-columns', 'box-shadow', 'box-sizing', 'filter', 'pointer-events', 'user-select'];

function declarations(style) {
  const text = attributeText(%StateOf(style).element, 'style');
  const list = [];
  const parts = %splitText(text, ';');
  for (let i = 0; i < parts.length; i++) {
    const colon = %indexOfText(parts[i], ':');
    if (colon < 0) continue;
    const name = %trimText(%substring(parts[i], 0, colon));
    const value = %trimText(%substring(parts[i], colon + 1, parts[i].length));
    if (name !== '' && value !== '') %append(list, [name, value]);
  }
  return list;
}

function writeStyle(style, list) {
  let text = '';
  for (let i = 0; i < list.length; i++) text += (i > 0 ? ' ' : '') + list[i][0] + ': ' + list[i][1] + ';';
  setAttribute(%StateOf(style).element, 'style', text);
}

function readProperty(style, name) {
  const list = declarations(style);
  for (let i = 0; i < list.length; i++) if (list[i][0] === name) return list[i][1];
  return '';
}

function writeProperty(style, name, value) {
  const list = declarations(style);
  const rest = [];
  let found = false;
  for (let i = 0; i < list.length; i++) {
    if (list[i][0] !== name) {
      %append(rest, list[i]);
    } else if (value !== '') {
      %append(rest, [name, value]);
      found = true;
    }
  }
  if (!found && value !== '') %append(rest, [name, value]);
  writeStyle(style, rest);
}

for (let i = 0; i < properties.length; i++) {
  const name = properties[i];
  const read = function () { return readProperty(this, name); };
  const write = function (value) { writeProperty(this, name, value === null ? '' : `${value}`); };
  %defineAccessor(CSSStyleDeclaration.prototype, name, read, write);
  if (%camelCase(name) !== name) %defineAccessor(CSSStyleDeclaration.prototype, %camelCase(name), read, write);
}
%methods(CSSStyleDeclaration.prototype, {
  getPropertyValue(name) { return readProperty(this, %lowerCase(`${name}`)); },
  setProperty(name, value) { writeProperty(this, %lowerCase(`${name}`), value === null ? '' : `${value}`); },
  removeProperty(name) {
    const old = readProperty(this, `${name}`);
    writeProperty(this, `${name}`, '');
    return old;
  },
  get cssText() { return attributeText(%StateOf(this).element, 'style'); },
  set cssText(text) { setAttribute(%StateOf(this).element, 'style', `${text}`); },
  get length() { return declarations(this).length; },
});

// --- HTML elements -----------------------------------------------------------------------------------------------------------

%EventHandlers(HTMLElement.prototype, ['click', 'dblclick', 'mousedown', 'mouseup', 'mouseover', 'mouseout', 'mousemove', 'pointerdown',
  'pointerup', 'keydown', 'keyup', 'input', 'change', 'submit', 'focus', 'blur', 'load', 'error', 'scroll', 'contextmenu']);
%EventHandlers(%document, ['click', 'keydown', 'keyup', 'readystatechange', 'visibilitychange']);

// HTML 6.4.4 click(): synchronous, not trusted; a disabled form control does nothing.
%methods(HTMLElement.prototype, {
  get style() {
    const state = %ElementState(this);
    if (state.style === undefined) {
      state.style = %NewPlatformObject(CSSStyleDeclaration.prototype, 'CSSStyleDeclaration');
      %slot(state.style, 0).element = this;
    }
    return state.style;
  },
  set style(text) { setAttribute(this, 'style', `${text}`); },
  get innerText() { return this.textContent; },
  set innerText(text) { this.textContent = text; },
  click() {
    if (%AttributeOf(%ElementState(this), 'disabled') !== undefined) return;
    %DispatchEvent(%MakeEvent('PointerEvent', 'click', { bubbles: true, cancelable: true, composed: true, view: globalThis }, false), this);
  },
  focus() { setFocus(this); },
  blur() { if (%slot(%document, 0).active === this) setFocus(undefined); },
});

function setFocus(element) {
  const inner = %slot(%document, 0);
  const old = inner.active;
  if (old === element) return;
  inner.active = element;
  if (old !== undefined) %DispatchEvent(%MakeEvent('FocusEvent', 'blur', undefined, true), old);
  if (element !== undefined) %DispatchEvent(%MakeEvent('FocusEvent', 'focus', undefined, true), element);
}

function reflect(prototype, names, kind) {
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    const attribute = %lowerCase(name);
    if (kind === 'text') {
      %defineAccessor(prototype, name, function () { return attributeText(this, attribute); },
        function (value) { setAttribute(this, attribute, `${value}`); });
    } else {
      %defineAccessor(prototype, name, function () { return %AttributeOf(%ElementState(this), attribute) !== undefined; },
        function (value) { if (value) setAttribute(this, attribute, ''); else removeAttribute(this, attribute); });
    }
  }
}
reflect(HTMLElement.prototype, ['title', 'lang', 'dir'], 'text');
reflect(HTMLElement.prototype, ['hidden'], 'flag');

const interfaces = %newRecord();
function element(name, tags, constructor) {
  const made = constructor === undefined
    ? function () { %throwTypeError("Failed to construct '" + name + "': Illegal constructor"); } : constructor;
  %constructor(name, made, HTMLElement);
  for (let i = 0; i < tags.length; i++) interfaces[tags[i]] = made.prototype;
  return made.prototype;
}
element('HTMLHtmlElement', ['html']);
element('HTMLHeadElement', ['head']);
element('HTMLBodyElement', ['body']);
element('HTMLDivElement', ['div']);
element('HTMLSpanElement', ['span']);
element('HTMLParagraphElement', ['p']);
element('HTMLHeadingElement', ['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
element('HTMLUListElement', ['ul']);
element('HTMLOListElement', ['ol']);
element('HTMLLIElement', ['li']);
element('HTMLPreElement', ['pre']);
element('HTMLBRElement', ['br']);
element('HTMLHRElement', ['hr']);
element('HTMLTitleElement', ['title']);
element('HTMLTableElement', ['table']);
element('HTMLTableRowElement', ['tr']);
element('HTMLTableCellElement', ['td', 'th']);
element('HTMLLabelElement', ['label']);
element('HTMLProgressElement', ['progress']);
element('HTMLDialogElement', ['dialog']);
const anchor = element('HTMLAnchorElement', ['a']);
reflect(anchor, ['target', 'rel', 'name'], 'text');
const button = element('HTMLButtonElement', ['button']);
reflect(button, ['name', 'value'], 'text');
reflect(button, ['disabled'], 'flag');
%defineAccessor(button, 'type', function () { const t = attributeText(this, 'type'); return t === 'button' || t === 'reset' ? t : 'submit'; },
  function (value) { setAttribute(this, 'type', `${value}`); });
element('HTMLFormElement', ['form']);
const input = element('HTMLInputElement', ['input']);
reflect(input, ['name', 'placeholder', 'min', 'max', 'step'], 'text');
reflect(input, ['disabled', 'readOnly', 'required'], 'flag');
%defineAccessor(input, 'type', function () { const t = attributeText(this, 'type'); return t === '' ? 'text' : t; },
  function (value) { setAttribute(this, 'type', `${value}`); });
%defineAccessor(input, 'checked', function () {
  const state = %ElementState(this);
  return state.checked === undefined ? %AttributeOf(state, 'checked') !== undefined : state.checked;
}, function (value) { %ElementState(this).checked = !!value; });
const textarea = element('HTMLTextAreaElement', ['textarea']);
reflect(textarea, ['name', 'placeholder'], 'text');
reflect(textarea, ['disabled'], 'flag');
const valued = [input, textarea];
for (let i = 0; i < valued.length; i++) {
  %defineAccessor(valued[i], 'value', function () {
    const state = %ElementState(this);
    return state.value === undefined ? attributeText(this, 'value') : state.value;
  }, function (value) {
    const state = %ElementState(this);
    state.value = value === null ? '' : `${value}`;
    tell(state, 'value', state.value);
  });
}
const image = element('HTMLImageElement', ['img']);
reflect(image, ['alt'], 'text');
const unknown = element('HTMLUnknownElement', []);

%define('ElementPrototype', function (localName) {
  const known = interfaces[localName];
  if (known !== undefined) return known;
  return %isPlainHtmlElement(localName) ? HTMLElement.prototype : unknown;
});

// Kinds of elements that exist before this source ran (html, head, body) get their interfaces now.
const first = [theDocument.documentElement, theDocument.head, theDocument.body];
for (let i = 0; i < first.length; i++) %SetPrototype(first[i], interfaces[first[i].localName]);

// HTML: the activation behaviour of what was clicked: a checkbox flips before the listeners and back when one cancels.
%define('ActivationBehavior', function (event, path) {
  const inner = %slot(event, 0);
  if (inner.type !== 'click') return undefined;
  for (let i = 0; i < path.length; i++) {
    if (!%isClass(path[i], 'platform')) continue;
    const state = %slot(path[i], 0);
    if (state.localName !== 'input') continue;
    if (path[i].type !== 'checkbox' || %AttributeOf(state, 'disabled') !== undefined) return undefined;
    const box = path[i];
    const before = box.checked;
    state.checked = !before;
    return function (went) {
      if (!went) {
        state.checked = before;
        return;
      }
      if (!box.isConnected) return;
      %DispatchEvent(%MakeEvent('Event', 'input', { bubbles: true, composed: true }, true), box);
      %DispatchEvent(%MakeEvent('Event', 'change', { bubbles: true }, true), box);
    };
  }
  return undefined;
});

// --- images (HTML 4.8.4.3 Updating the image data) ----------------------------------------------------------------------------

const Image = function () {
  if (new.target === undefined) %throwTypeError("Failed to construct 'Image': Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
  return %NewElement('img');
};
%constructor('Image', Image);
%setHidden(Image, 'prototype', image);

function updateImage(element, state) {
  const url = %AttributeOf(state, 'src');
  state.complete = false;
  state.width = state.height = 0;
  state.generation = state.generation === undefined ? 1 : state.generation + 1;
  const generation = state.generation;
  if (state.operation !== undefined) %abortOperation(state.operation);
  state.operation = undefined;
  // "Await a stable state": the rest is a microtask, so that only the last src of a task counts.
  %queueLibraryMicrotask('image ' + url, function () {
    if (state.generation !== generation) return;
    if (url === '') {
      state.complete = true;
      %queueTask('DOM manipulation', 'image error', function () { fire(element, 'error'); }, []);
      return;
    }
    const answered = function (id, type, text) { imageAnswered(element, type, text); };
    state.operation = %startOperation('image', 'image', url, 'DOM manipulation', answered, element,
      '{"url":' + %jsonQuote(url) + ',"node":' + state.mirror + '}');
  }, []);
}

function fire(target, type) { %DispatchEvent(%MakeEvent('Event', type, undefined, true), target); }

function imageAnswered(element, type, text) {
  const state = %slot(element, 0);
  state.operation = undefined;
  const data = %parseHostData(text);
  const good = type === 'image' && data !== undefined && data.ok === true;
  state.complete = true;
  state.width = good ? data.width : 0;
  state.height = good ? data.height : 0;
  fire(element, good ? 'load' : 'error');
}

%defineAccessor(image, 'src', function () { const s = attributeText(this, 'src'); return s === '' ? '' : %resolveUrl(s); },
  function (value) { setAttribute(this, 'src', `${value}`); });
%methods(image, {
  get complete() { const s = %ElementState(this); return s.complete === undefined ? attributeText(this, 'src') === '' : s.complete; },
  get naturalWidth() { const w = %ElementState(this).width; return w === undefined ? 0 : w; },
  get naturalHeight() { const h = %ElementState(this).height; return h === undefined ? 0 : h; },
  get width() { const w = %AttributeOf(%ElementState(this), 'width'); return w === undefined ? this.naturalWidth : +w; },
  get height() { const h = %AttributeOf(%ElementState(this), 'height'); return h === undefined ? this.naturalHeight : +h; },
});

// --- what the visitor does -----------------------------------------------------------------------------------------------------

const byType = { click: 'PointerEvent', dblclick: 'MouseEvent', mousedown: 'MouseEvent', mouseup: 'MouseEvent', pointerdown: 'PointerEvent',
  pointerup: 'PointerEvent', auxclick: 'PointerEvent', contextmenu: 'PointerEvent', keydown: 'KeyboardEvent', keyup: 'KeyboardEvent',
  input: 'InputEvent', change: 'Event', focus: 'FocusEvent', blur: 'FocusEvent' };

function nodeOfMirror(mirror) {
  if (mirror === 0) return theDocument.body;
  const all = %Descendants(%document);
  for (let i = 0; i < all.length; i++) if (%slot(all[i], 0).mirror === mirror) return all[i];
  return undefined;
}

function fireUser(target, type, data, time) {
  const name = byType[type];
  const init = %newRecord();
  if (data !== undefined) for (const key in data) init[key] = data[key];
  init.bubbles = type !== 'focus' && type !== 'blur';
  init.cancelable = type !== 'input' && type !== 'change' && init.bubbles;
  init.composed = true;
  init.view = globalThis;
  init.time = time;
  if (type === 'click') init.pointerType = 'mouse', init.detail = 1;
  return %DispatchEvent(%MakeEvent(name, type, init, true), target);
}

function takeValue(target, data) {
  const state = %slot(target, 0);
  if (typeof data.value === 'string') state.value = data.value;
}

%define('HandleUserEvent', function (id, ignored, text, time) {
  const data = %parseHostData(text);
  if (data === undefined) return;
  if (data.type === 'key') {
    const target = theDocument.activeElement;
    fireUser(target, 'keydown', { key: data.key, code: data.key }, time);
    fireUser(target, 'keyup', { key: data.key, code: data.key }, time);
    return;
  }
  const target = data.selector !== undefined ? %QuerySelector(%document, data.selector, true) : nodeOfMirror(data.node);
  if (target === undefined || target === null || byType[data.type] === undefined) return;
  if (data.selector !== undefined) {
    // A click by script of the corpus: the whole gesture.
    const steps = ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'];
    for (let i = 0; i < steps.length; i++) fireUser(target, steps[i], undefined, time);
    return;
  }
  if (%slot(target, 0).nodeType === 1) takeValue(target, data);
  if (data.type === 'focus') %slot(%document, 0).active = target;
  if (data.type === 'blur') %slot(%document, 0).active = undefined;
  fireUser(target, data.type, data, time);
});

// --- errors and rejections (HTML 8.1.4.6, 8.1.4.8) -------------------------------------------------------------------------------

let reporting = false;

// True when a listener handled it.
%define('FireErrorEvent', function (message, error) {
  if (reporting || !%WindowHears('error')) return false;
  reporting = true;
  const went = %DispatchEvent(%MakeEvent('ErrorEvent', 'error',
    { cancelable: true, message, filename: 'http://127.0.0.1/main.js', lineno: 0, colno: 0, error }, true), globalThis);
  reporting = false;
  return !went;
});
%define('FireRejectionEvent', function (type, promise, reason) {
  if (!%WindowHears(type)) return false;
  return !%DispatchEvent(%MakeEvent('PromiseRejectionEvent', type, { cancelable: type === 'unhandledrejection', promise, reason }, true), globalThis);
});
%define('FireRejectionHandled', function (promise) { %FireRejectionEvent('rejectionhandled', promise, %promiseReason(promise)); });

// --- the page's beginning and its life ---------------------------------------------------------------------------------------------

// (HTML text of the body, whether the program stands at its end)
%define('BuildBody', function (html, loading) {
  if (loading) %slot(%document, 0).readyState = 'loading';
  build(theDocument.body, %parseHtml(html));
});

// Run after the program when it stands at the end of body. HTML 13.2.7 The end
%define('FinishLoading', function () {
  const state = %slot(%document, 0);
  state.readyState = 'interactive';
  %queueTask('DOM manipulation', 'DOMContentLoaded', function () {
    %DispatchEvent(%MakeEvent('Event', 'readystatechange', undefined, true), %document);
    %DispatchEvent(%MakeEvent('Event', 'DOMContentLoaded', { bubbles: true }, true), %document);
    %queueTask('DOM manipulation', 'load', function () {
      state.readyState = 'complete';
      %DispatchEvent(%MakeEvent('Event', 'readystatechange', undefined, true), %document);
      fire(globalThis, 'load');
    }, []);
  }, []);
});
