uses('dom/character_data', 'dom/document_names', 'dom/elements', 'dom/node_copies', 'dom/nodes', 'dom/parent_node');
uses('dom/tree_changes');
uses('events/event_handlers', 'events/event_target', 'events/events');
uses('infra/dom_exception', 'infra/web_idl');
// DOM, Interface Document, DocumentType: one document, that of the page. What HTML adds is in html_document.js.
'use strict';

const Document = function () {
  %web_idl.mustBeNew('Document', new.target);
  return %refuse('new Document', 'A run has one document.');
};
%constructor('Document', Document, %nodes.Node);
const HTMLDocument = %web_idl.interface('HTMLDocument', Document);

const theDocument = %nodes.newNode(HTMLDocument.prototype, 9, 1);
%document_names.setDocument(theDocument);
%define('theDocument', theDocument);
%globalObject('document', theDocument);
%event_handlers.setDocumentOfHandlers(theDocument);
%parent_node.mixinParentNode(Document.prototype, 'Document');
%elements.mixinByName(Document.prototype, 'Document');
%parent_node.unscopable(Document.prototype, ['append', 'fullscreen', 'prepend', 'replaceChildren']);

// DOM, DocumentType
const DocumentType = %web_idl.interface('DocumentType', %nodes.Node);
%parent_node.mixinChildNode(DocumentType.prototype, 'DocumentType');
%parent_node.unscopable(DocumentType.prototype, ['after', 'before', 'remove', 'replaceWith']);
%document.newDoctype = function () {
  const made = %nodes.newNode(DocumentType.prototype, 10);
  %slot(made, 0).name = 'html';
  return made;
};
%methods(DocumentType.prototype, {
  get name() {
    return %nodes.nodeState(this).name;
  },
  get publicId() {
    %nodes.nodeState(this);
    return '';
  },
  get systemId() {
    %nodes.nodeState(this);
    return '';
  },
});

// DOM, get the parent: an event goes on to a node's parent, and from the document to the window.
%event_target.setEventParents(function (target, type) {
  if (!%nodes.isNode(target)) return null;
  const parent = %slot(target, 0).parent;
  if (parent !== null) return parent;
  return target === theDocument && type !== 'load' ? globalThis : null;
});

function documentState(object) {
  const state = %nodes.nodeState(object);
  if (state.nodeType !== 9) %throwTypeError('Illegal invocation');
  if (object === inert)
    %refuse('the document of templates', 'A run has one document that programs can work with; what is in a template belongs to another.');
  return state;
}

// HTML, appropriate template contents owner document
let inert;
%document.inert = function () {
  if (inert === undefined) inert = %nodes.newNode(HTMLDocument.prototype, 9);
  return inert;
};

%document.documentState = documentState;

function rootElement() {
  return %nodes.elementFrom(%slot(theDocument, 0).first, false);
}

function childOfRoot(name) {
  const root = rootElement();
  if (root === null) return null;
  for (let at = %slot(root, 0).first; at !== null; at = %slot(at, 0).next) if (%slot(at, 0).localName === name) return at;
  return null;
}
%document.childOfRoot = childOfRoot;
%document.body = function () {
  return childOfRoot('body');
};

%event_target.setRoots(function (target) {
  return target === theDocument || target === rootElement() || target === childOfRoot('body');
});

// The node that the host's preview knows by that number
%document.nodeOfMirror = function (mirror) {
  if (mirror === 0) return %document.body();
  if (mirror === -1) return theDocument;
  for (let node = %nodes.following(theDocument, theDocument, true); node !== null; node = %nodes.following(node, theDocument, true)) {
    if (%slot(node, 0).mirror === mirror) return node;
  }
  return null;
};

// DOM, createEvent: the table, in lower case
const eventKinds = %newRecord();
const plainKinds = [
  'BeforeUnloadEvent',
  'CompositionEvent',
  'CustomEvent',
  'DragEvent',
  'Event',
  'FocusEvent',
  'HashChangeEvent',
  'KeyboardEvent',
  'MessageEvent',
  'MouseEvent',
  'StorageEvent',
  'TextEvent',
  'TransitionEvent',
  'UIEvent',
  'DeviceMotionEvent',
  'DeviceOrientationEvent',
];
for (let i = 0; i < plainKinds.length; i++) eventKinds[%lowerCase(plainKinds[i])] = plainKinds[i];
eventKinds.events = eventKinds.htmlevents = eventKinds.svgevents = 'Event';
eventKinds.mouseevents = 'MouseEvent';
eventKinds.uievents = 'UIEvent';

// DOM, a valid element local name
function elementName(method, name) {
  if (%isElementName(name)) return name;
  throw %NewDOMException(
    "Failed to execute '" + method + "' on 'Document': The tag name provided ('" + name + "') is not a valid name.",
    'InvalidCharacterError',
  );
}

%methods(Document.prototype, {
  get implementation() {
    documentState(this);
    return %refuse('document.implementation', 'A run has one document.');
  },
  get URL() {
    documentState(this);
    return globalThis.location.href;
  },
  get documentURI() {
    documentState(this);
    return globalThis.location.href;
  },
  get compatMode() {
    documentState(this);
    return 'CSS1Compat';
  },
  get characterSet() {
    documentState(this);
    return 'UTF-8';
  },
  get charset() {
    documentState(this);
    return 'UTF-8';
  },
  get inputEncoding() {
    documentState(this);
    return 'UTF-8';
  },
  get contentType() {
    documentState(this);
    return 'text/html';
  },
  get referrer() {
    documentState(this);
    return '';
  },
  get doctype() {
    for (let at = documentState(this).first; at !== null; at = %slot(at, 0).next) if (%slot(at, 0).nodeType === 10) return at;
    return null;
  },
  get documentElement() {
    documentState(this);
    return rootElement();
  },
  createElement(localName) {
    documentState(this);
    %web_idl.required(%argumentCount(), 1, 'createElement', 'Document');
    return %elements.newElement(elementName('createElement', %lowerCase(`${localName}`)));
  },
  createTextNode(data) {
    documentState(this);
    %web_idl.required(%argumentCount(), 1, 'createTextNode', 'Document');
    return %character_data.newText(`${data}`);
  },
  createComment(data) {
    documentState(this);
    %web_idl.required(%argumentCount(), 1, 'createComment', 'Document');
    return %character_data.newComment(`${data}`);
  },
  createDocumentFragment() {
    documentState(this);
    return %parent_node.newFragment();
  },
  // DOM, createEvent: for old code
  createEvent(interfaceName) {
    documentState(this);
    %web_idl.required(%argumentCount(), 1, 'createEvent', 'Document');
    const given = `${interfaceName}`;
    const name = %lowerCase(given);
    if (eventKinds[name] === undefined) {
      throw %NewDOMException(
        "Failed to execute 'createEvent' on 'Document': The provided event type ('" + given + "') is invalid.",
        'NotSupportedError',
      );
    }
    const event = %MakeEvent(eventKinds[name], '', undefined, false);
    %slot(event, 0).initialized = false;
    return event;
  },
  getElementById(id) {
    documentState(this);
    %web_idl.required(%argumentCount(), 1, 'getElementById', 'Document');
    return %document_names.elementById(this, `${id}`);
  },
  importNode(node) {
    documentState(this);
    %web_idl.required(%argumentCount(), 1, 'importNode', 'Document');
    return %node_copies.clone(%nodes.mustBeNode('importNode', 'Document', node, 1), !!%argument(1));
  },
  adoptNode(node) {
    documentState(this);
    %web_idl.required(%argumentCount(), 1, 'adoptNode', 'Document');
    %tree_changes.remove(%nodes.mustBeNode('adoptNode', 'Document', node, 1));
    return node;
  },
});
