uses('cssom/style_values', 'dom/attribute_list', 'dom/attributes', 'dom/nodes', 'html/html_elements', 'infra/web_idl');
// CSSOM, CSSStyleDeclaration of an element: its style attribute by property. Any value may be written, as the preview's browser
// reads it; what is read back must be a value whose serialization is known (style_values.js), or the read is refused.
'use strict';

const CSSStyleDeclaration = %web_idl.interface('CSSStyleDeclaration');
%style.CSSStyleDeclaration = CSSStyleDeclaration;

function styleState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'CSSStyleDeclaration') %throwTypeError('Illegal invocation');
  return state;
}

function styleOf(element, state) {
  if (state.style === undefined) {
    state.style = %NewPlatformObject(CSSStyleDeclaration.prototype, 'CSSStyleDeclaration');
    const inner = %slot(state.style, 0);
    inner.element = element;
    inner.computed = undefined; // a computed style's: what reads it and what refuses to write it
  }
  return state.style;
}

// The parts of a text that a mark divides; it may stand in brackets and strings too, where it divides nothing.
function splitAt(text, mark) {
  const parts = [];
  let part = '',
    quote = '',
    depth = 0;
  for (let i = 0; i <= text.length; i++) {
    const unit = i < text.length ? text[i] : mark;
    if (i === text.length || (unit === mark && depth === 0 && quote === '')) {
      %append(parts, part);
      part = '';
      continue;
    }
    if (quote !== '') quote = unit === quote ? '' : quote;
    else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '(' || unit === '[') depth++;
    else if (unit === ')' || unit === ']') depth--;
    part += unit;
  }
  return parts;
}
%style.splitAt = splitAt;

function declarations(style) {
  return declarationsOf(%attributes.attributeText(styleState(style).element, 'style'));
}

// [name, value, 'important' or ''] of each declaration
function declarationsOf(text) {
  const parts = splitAt(text, ';');
  const list = [];
  for (let i = 0; i < parts.length; i++) {
    const colon = %indexOfText(parts[i], ':');
    if (colon < 0) continue;
    const name = propertyName(%trimText(%substring(parts[i], 0, colon)));
    let value = %trimText(%substring(parts[i], colon + 1, parts[i].length));
    const bang = %indexOfText(%lowerCase(value), '!important');
    const priority = bang >= 0 && bang === value.length - 10 ? 'important' : '';
    if (priority !== '') value = %trimText(%substring(value, 0, bang));
    const known = %style_values.styleValue(name, value);
    if (value !== '' && known !== undefined) put(list, name, known, priority);
  }
  return list;
}

%style.declarationsOf = declarationsOf;

function propertyName(name) {
  return name[0] === '-' && name.length > 1 && name[1] === '-' ? name : %lowerCase(name);
}

function put(list, name, value, priority) {
  for (let i = 0; i < list.length; i++) {
    if (list[i][0] !== name) continue;
    list[i][1] = value;
    list[i][2] = priority;
    return;
  }
  %append(list, [name, value, priority]);
}

// CSSOM, serialize a CSS declaration block
function serialized(list) {
  let text = '';
  for (let i = 0; i < list.length; i++) {
    text += (i > 0 ? ' ' : '') + list[i][0] + ': ' + list[i][1] + (list[i][2] === '' ? '' : ' !important') + ';';
  }
  return text;
}

function read(style, name, at) {
  const list = declarations(style);
  for (let i = 0; i < list.length; i++) {
    if (list[i][0] !== name) continue;
    if (at === 1) %style_values.checkStyleValue(name, list[i][1]);
    return list[i][at];
  }
  if (at === 1) {
    const side = %style_values.sideOf(name, list);
    if (side !== undefined) return side;
  }
  %style_values.checkShorthands(name, list);
  return '';
}

// CSSOM, setProperty; a value that the property cannot have changes nothing.
function write(style, name, given, priority) {
  const list = declarations(style);
  const value = %style_values.styleValue(name, %trimText(given));
  if (value === undefined) return;
  if (value === '') {
    const rest = [];
    for (let i = 0; i < list.length; i++) if (list[i][0] !== name && !%style_values.isPartOf(list[i][0], name)) %append(rest, list[i]);
    if (rest.length === list.length) return;
    %attributes.setAttribute(styleState(style).element, 'style', serialized(rest));
    return;
  }
  for (let i = 0; i < list.length; i++) if (list[i][0] === name && list[i][1] === value && list[i][2] === priority) return; // nothing changes
  const kept = [];
  for (let i = 0; i < list.length; i++) if (!%style_values.isPartOf(list[i][0], name)) %append(kept, list[i]);
  put(kept, name, value, priority);
  const element = styleState(style).element;
  %attributes.setAttribute(element, 'style', serialized(kept));
  %slot(element, 0).styleWritten = true;
}

function isComputed(style) {
  return styleState(style).computed !== undefined;
}
function refuseWrite(style, member) {
  return styleState(style).computed.refuseWrite(member);
}
function readBy(style, name) {
  const { computed } = styleState(style);
  return computed === undefined ? read(style, name, 1) : computed.read(style, name);
}

function text(value) {
  return value === null ? '' : `${value}`;
}

function accessor(member, name) {
  const read_ = function () {
    return readBy(this, name);
  };
  const write_ = function (value) {
    if (isComputed(this)) return refuseWrite(this, member);
    return write(this, name, text(value), '');
  };
  %defineAccessor(member === 'cssFloat' ? CSSStyleDeclaration.prototype : named, member, read_, write_);
}

// Own properties of each style in Chromium; here all styles inherit them.
const named = %newObject(%GetPrototypeOf(CSSStyleDeclaration.prototype), 'ordinary', 0);
%setPrototype(CSSStyleDeclaration.prototype, named);

const properties = %style_values.styleProperties;
for (let i = 0; i < properties.length; i++) {
  const name = properties[i];
  const camel = %camelCase(name);
  accessor(name, name);
  if (camel !== name) accessor(camel, name);
}
accessor('cssFloat', 'float');

%methods(CSSStyleDeclaration.prototype, {
  get cssText() {
    return isComputed(this) ? '' : checkedText(this);
  },
  set cssText(value) {
    if (isComputed(this)) return refuseWrite(this, 'cssText');
    return writeText(styleState(this).element, textFor('cssText', value));
  },
  getPropertyValue(name) {
    %web_idl.required(%argumentCount(), 1, 'getPropertyValue', 'CSSStyleDeclaration');
    const wanted = propertyName(`${name}`);
    return readBy(this, wanted);
  },
  getPropertyPriority(name) {
    %web_idl.required(%argumentCount(), 1, 'getPropertyPriority', 'CSSStyleDeclaration');
    return isComputed(this) ? '' : read(this, propertyName(`${name}`), 2);
  },
  setProperty(name, value) {
    %web_idl.required(%argumentCount(), 2, 'setProperty', 'CSSStyleDeclaration');
    if (isComputed(this)) return refuseWrite(this, 'setProperty');
    const wanted = propertyName(`${name}`),
      given = text(value),
      priority = %argument(2) === undefined ? '' : %lowerCase(text(%argument(2)));
    if (priority === '' || priority === 'important') write(this, wanted, given, priority);
    return undefined;
  },
  removeProperty(name) {
    %web_idl.required(%argumentCount(), 1, 'removeProperty', 'CSSStyleDeclaration');
    if (isComputed(this)) return refuseWrite(this, 'removeProperty');
    const wanted = propertyName(`${name}`);
    const old = read(this, wanted, 1);
    write(this, wanted, '', '');
    return old;
  },
});

function textFor(member, value) {
  if (typeof value === 'symbol')
    %throwTypeError("Failed to set the '" + member + "' property on 'CSSStyleDeclaration': Cannot convert a Symbol value to a string");
  return text(value);
}

// CSSOM, set cssText: the declarations, written as a browser writes them
function writeText(element, given) {
  %attributes.setAttribute(element, 'style', serialized(declarationsOf(given)));
  %slot(element, 0).styleWritten = true;
}

function checkedText(style) {
  const list = declarations(style);
  for (let i = 0; i < list.length; i++) %style_values.checkStyleValue(list[i][0], list[i][1]);
  return serialized(list);
}

// The style attribute as a whole, where a program reads it that has written it by properties
%attributes.onAttributeRead('style', function (state) {
  if (state.styleWritten !== true) return;
  const text = %AttributeOf(state, 'style');
  const list = text === undefined ? [] : declarationsOf(text);
  for (let i = 0; i < list.length; i++) %style_values.checkStyleValue(list[i][0], list[i][1]);
});

// CSSOM, ElementCSSInlineStyle
%methods(%html_elements.HTMLElement.prototype, {
  get style() {
    return styleOf(this, %nodes.elementState(this));
  },
  set style(value) {
    %nodes.elementState(this);
    writeText(this, textFor('cssText', value));
  },
});
