uses('dom/attribute_list', 'dom/collections', 'dom/nodes', 'events/event_target', 'infra/web_idl');
// DOM, elements by their id; HTML, Named access on the Window object.
'use strict';

const EventTarget = %EventTarget;
const namedProperties = %newObject(EventTarget.prototype, 'ordinary', 0);
%setPrototype(globalThis.Window.prototype, namedProperties);
const named = ['embed', 'form', 'img', 'object'];

function isNamed(state) {
  for (let i = 0; i < named.length; i++) if (state.localName === named[i]) return true;
  return false;
}

// name -> the connected elements that have it as their id or, for some, their name
const holders = %newTable();

function elementsOf(name) {
  const known = %tableGet(holders, name);
  return known === undefined ? [] : known;
}

function addHolder(name, element) {
  if (typeof name !== 'string' || name === '') return;
  const list = elementsOf(name);
  for (let i = 0; i < list.length; i++) if (list[i] === element) return;
  %append(list, element);
  %tableSet(holders, name, list);
  setGlobalName(name, list);
}

function dropHolder(name, element) {
  if (typeof name !== 'string' || name === '') return;
  const rest = [];
  const list = elementsOf(name);
  for (let i = 0; i < list.length; i++) if (list[i] !== element) %append(rest, list[i]);
  if (rest.length === list.length) return;
  %tableSet(holders, name, rest);
  setGlobalName(name, rest);
}

// The element, or all of them in tree order when there are more.
function setGlobalName(name, list) {
  setDocumentName(name, list);
  if (list.length === 0) delete namedProperties[name];
  else if (list.length === 1) %defineHidden(namedProperties, name, list[0]);
  else
    %defineHidden(
      namedProperties,
      name,
      %collections.liveCollection(%nodes.rootOf(list[0]), ['id', 'name'], function (node, state) {
        return hasName(state, name);
      }),
    );
}

// HTML, named properties of the document: forms, images and embedded things by their name, images and objects by their id
let theDocument, documentNames;
%document_names.setDocument = function (document) {
  theDocument = document;
  documentNames = %web_idl.newNames();
  %web_idl.setNames(document, documentNames);
};

function isOfDocument(state, name) {
  if (!isNamed(state)) return false;
  const own = %AttributeOf(state, 'name');
  if (own === name) return true;
  return (
    %AttributeOf(state, 'id') === name && (state.localName === 'object' || (state.localName === 'img' && own !== undefined && own !== ''))
  );
}

function setDocumentName(name, list) {
  const found = [];
  for (let i = 0; i < list.length; i++) if (isOfDocument(%slot(list[i], 0), name)) %append(found, list[i]);
  if (found.length === 0) delete documentNames[name];
  else if (found.length === 1) %setElement(documentNames, name, found[0]);
  else
    %setElement(
      documentNames,
      name,
      %collections.liveCollection(theDocument, ['id', 'name'], function (node, state) {
        return isOfDocument(state, name);
      }),
    );
}

function hasName(state, name) {
  return %AttributeOf(state, 'id') === name || (isNamed(state) && %AttributeOf(state, 'name') === name);
}

%document_names.namesSeeAttribute = function (element, name, old, value) {
  const state = %slot(element, 0);
  if ((name !== 'id' && !(name === 'name' && isNamed(state))) || !%nodes.isConnected(element)) return;
  if (old !== null && !hasName(state, old)) dropHolder(old, element);
  addHolder(value, element);
};

function namesOfSubtree(top, change) {
  for (let node = top; node !== null; node = %nodes.following(node, top, true)) {
    const state = %slot(node, 0);
    if (state.nodeType !== 1) continue;
    change(%AttributeOf(state, 'id'), node);
    if (isNamed(state)) change(%AttributeOf(state, 'name'), node);
  }
}

// DOM, getElementById: the first in tree order
%document_names.elementById = function (root, id) {
  if (%slot(root, 0).nodeType !== 9) return firstWithId(root, id);
  const list = elementsOf(id);
  let found = null;
  for (let i = 0; i < list.length; i++) {
    if (%AttributeOf(%slot(list[i], 0), 'id') !== id) continue;
    if (found !== null) return firstWithId(root, id);
    found = list[i];
  }
  return found;
};

function firstWithId(root, id) {
  for (let node = %nodes.following(root, root, true); node !== null && id !== ''; node = %nodes.following(node, root, true)) {
    const state = %slot(node, 0);
    if (state.nodeType === 1 && %AttributeOf(state, 'id') === id) return node;
  }
  return null;
}

%document_names.namesCome = function (top) {
  namesOfSubtree(top, addHolder);
};
%document_names.namesGo = function (top) {
  namesOfSubtree(top, dropHolder);
};
