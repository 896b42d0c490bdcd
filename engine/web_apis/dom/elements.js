uses('dom/attribute_list', 'dom/attributes', 'dom/character_data', 'dom/collections', 'dom/nodes', 'dom/parent_node');
uses('dom/selector_syntax', 'dom/selectors', 'dom/tree_changes');
uses('events/event_target');
uses('infra/dom_exception', 'infra/preview', 'infra/web_idl', 'infra/words');
// DOM, Interface Element.
'use strict';

const elementState = %nodes.elementState;

const Element = %web_idl.interface('Element', %nodes.Node);
%elements.Element = Element;

// What the picture calls a target: button#go
%event_target.setTargetLabels(function (state) {
  if (state.localName === undefined) return state.nodeType === 9 ? 'document' : state.kind;
  const id = %AttributeOf(state, 'id');
  return state.localName + (typeof id === 'string' && id !== '' ? '#' + id : '');
});

%elements.isNamed = function (value, localName) {
  return %web_idl.isPlatform(value, 'Node') && %slot(value, 0).localName === localName;
};

// DOM, create an element: its interface is HTML's to say, and steps may follow by its kind: (element, its state)
let prototypeFor;
const creationSteps = %newRecord();
%elements.setElementInterfaces = function (steps) {
  prototypeFor = steps;
};
%elements.onCreationOf = function (localName, steps) {
  creationSteps[localName] = steps;
};

// Web IDL, legacy platform objects: elements with indexed or named properties
const legacyFlags = %newRecord();
%elements.setLegacy = function (localName, flags) {
  legacyFlags[localName] = flags;
};

%elements.newElement = function (localName) {
  const made = %nodes.newNode(prototypeFor(localName), 1, legacyFlags[localName]);
  const state = %slot(made, 0);
  state.localName = localName;
  state.tagName = %upperCase(localName);
  state.attributes = [];
  state.mirror = %preview.newMirror();
  %preview.tell('"op":"create","node":' + state.mirror + ',"tag":' + %jsonQuote(localName));
  const steps = creationSteps[localName];
  if (steps !== undefined) steps(made, state);
  return made;
};

// DOM, Name validation: a valid attribute local name
function attributeName(method, name) {
  const text = `${name}`;
  let bad = text === '';
  for (let i = 0; i < text.length && !bad; i++)
    bad = %words.isSpace(text[i]) || text[i] === '/' || text[i] === '>' || text[i] === '=' || text[i] === '\0';
  if (bad) {
    throw %NewDOMException(
      "Failed to execute '" + method + "' on 'Element': '" + text + "' is not a valid attribute name.",
      'InvalidCharacterError',
    );
  }
  return %lowerCase(text);
}

%methods(Element.prototype, {
  get namespaceURI() {
    elementState(this);
    return 'http://www.w3.org/1999/xhtml';
  },
  get prefix() {
    elementState(this);
    return null;
  },
  get localName() {
    return elementState(this).localName;
  },
  get tagName() {
    return elementState(this).tagName;
  },
  get id() {
    return %attributes.attributeText(this, 'id');
  },
  set id(value) {
    elementState(this);
    %attributes.setAttribute(this, 'id', `${value}`);
  },
  get className() {
    return %attributes.attributeText(this, 'class');
  },
  set className(value) {
    elementState(this);
    %attributes.setAttribute(this, 'class', `${value}`);
  },
  get attributes() {
    return %attributes.attributeMap(this, elementState(this));
  },
  hasAttributes() {
    return elementState(this).attributes.length > 0;
  },
  getAttributeNames() {
    const names = [];
    const list = elementState(this).attributes;
    for (let i = 0; i < list.length; i++) %append(names, list[i].name);
    return names;
  },
  getAttribute(name) {
    const state = elementState(this);
    %web_idl.required(%argumentCount(), 1, 'getAttribute', 'Element');
    const wanted = %lowerCase(`${name}`);
    %attributes.checkAttributeRead(wanted, state);
    const value = %AttributeOf(state, wanted);
    return value === undefined ? null : value;
  },
  getAttributeNode(name) {
    const state = elementState(this);
    %web_idl.required(%argumentCount(), 1, 'getAttributeNode', 'Element');
    return %attributes.attributeMap(this, state).getNamedItem(name);
  },
  setAttribute(name, value) {
    elementState(this);
    %web_idl.required(%argumentCount(), 2, 'setAttribute', 'Element');
    const text = `${value}`;
    %attributes.setAttribute(this, attributeName('setAttribute', name), text);
  },
  removeAttribute(name) {
    elementState(this);
    %web_idl.required(%argumentCount(), 1, 'removeAttribute', 'Element');
    %attributes.removeAttribute(this, %lowerCase(`${name}`));
  },
  hasAttribute(name) {
    elementState(this);
    %web_idl.required(%argumentCount(), 1, 'hasAttribute', 'Element');
    return %attributes.hasAttribute(this, %lowerCase(`${name}`));
  },
  toggleAttribute(name) {
    elementState(this);
    %web_idl.required(%argumentCount(), 1, 'toggleAttribute', 'Element');
    const wanted = attributeName('toggleAttribute', name);
    const has = %attributes.hasAttribute(this, wanted);
    const on = %argument(1) === undefined ? !has : !!%argument(1);
    if (on && !has) %attributes.setAttribute(this, wanted, '');
    if (!on) %attributes.removeAttribute(this, wanted);
    return on;
  },
  matches(selectors) {
    elementState(this);
    %web_idl.required(%argumentCount(), 1, 'matches', 'Element');
    return %selectors.matches(this, %selector_syntax.parseSelectors(`${selectors}`, 'matches', 'Element'), this);
  },
  closest(selectors) {
    elementState(this);
    %web_idl.required(%argumentCount(), 1, 'closest', 'Element');
    const list = %selector_syntax.parseSelectors(`${selectors}`, 'closest', 'Element');
    for (let at = this; at !== null && %slot(at, 0).nodeType === 1; at = %slot(at, 0).parent)
      if (%selectors.matches(at, list, this)) return at;
    return null;
  },
});
%alias(Element.prototype, 'matches', 'webkitMatchesSelector', 'webkitMatchesSelector');
%parent_node.mixinParentNode(Element.prototype, 'Element');
%parent_node.mixinChildNode(Element.prototype, 'Element');
%parent_node.mixinSiblings(Element.prototype);
%parent_node.unscopable(Element.prototype, ['after', 'append', 'before', 'prepend', 'remove', 'replaceChildren', 'replaceWith', 'slot']);

// --- finding by name (DOM, getElementsByTagName and its like) -----------------------------------------------------------------

function hasAll(text, wanted) {
  const present = %words.words(text);
  for (let i = 0; i < wanted.length; i++) {
    let has = false;
    for (let k = 0; k < present.length && !has; k++) has = present[k] === wanted[i];
    if (!has) return false;
  }
  return true;
}

%elements.mixinByName = function (prototype, interfaceName) {
  %methods(prototype, {
    getElementsByTagName(qualifiedName) {
      %nodes.nodeState(this);
      %web_idl.required(%argumentCount(), 1, 'getElementsByTagName', interfaceName);
      const name = %lowerCase(`${qualifiedName}`);
      return %collections.liveCollection(this, [], function (node, state) {
        return name === '*' || state.localName === name;
      });
    },
    getElementsByClassName(classNames) {
      %nodes.nodeState(this);
      %web_idl.required(%argumentCount(), 1, 'getElementsByClassName', interfaceName);
      const wanted = %words.words(`${classNames}`);
      return %collections.liveCollection(this, ['class'], function (node, state) {
        const text = %AttributeOf(state, 'class');
        return wanted.length > 0 && text !== undefined && hasAll(text, wanted);
      });
    },
  });
};
%elements.mixinByName(Element.prototype, 'Element');

// --- insertAdjacent... (DOM, insert adjacent) ---------------------------------------------------------------------

function whereOf(method, position) {
  const where = %lowerCase(`${position}`);
  if (where === 'beforebegin' || where === 'afterbegin' || where === 'beforeend' || where === 'afterend') return where;
  throw %NewDOMException(
    "Failed to execute '" +
      method +
      "' on 'Element': The value provided ('" +
      `${position}` +
      "') is not one of 'beforeBegin', 'afterBegin', 'beforeEnd', or 'afterEnd'.",
    'SyntaxError',
  );
}

%elements.whereOf = whereOf;

// Null: the element has no parent.
function insertAdjacent(method, element, where, node) {
  const state = %slot(element, 0);
  if (where === 'afterbegin') return %tree_changes.preInsert(method, 'Element', element, node, state.first);
  if (where === 'beforeend') return %tree_changes.preInsert(method, 'Element', element, node, null);
  if (state.parent === null) return null;
  return %tree_changes.preInsert(method, 'Element', state.parent, node, where === 'beforebegin' ? element : state.next);
}
%elements.insertAdjacent = insertAdjacent;

%methods(Element.prototype, {
  insertAdjacentElement(where, element) {
    elementState(this);
    %web_idl.required(%argumentCount(), 2, 'insertAdjacentElement', 'Element');
    if (!%nodes.isElement(element)) %web_idl.notOfType("Failed to execute 'insertAdjacentElement' on 'Element': ", 2, 'Element');
    return insertAdjacent('insertAdjacentElement', this, whereOf('insertAdjacentElement', where), element);
  },
  insertAdjacentText(where, data) {
    elementState(this);
    %web_idl.required(%argumentCount(), 2, 'insertAdjacentText', 'Element');
    insertAdjacent('insertAdjacentText', this, whereOf('insertAdjacentText', where), %character_data.newText(`${data}`));
  },
});
