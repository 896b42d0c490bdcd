uses(
    'dom/character_data', 'dom/document_names', 'dom/elements', 'dom/node_copies', 'dom/nodes', 'dom/parent_node',
    'dom/tree_changes', 'events/event_handlers', 'events/event_target', 'events/events', 'infra/platform_objects'
);
// DOM 4.5 Interface Document, 4.6 DocumentType: one document, that of the page. What HTML adds is in html_document.js.
'use strict';

const dom = %Dom;

const Document = function () {
  dom.mustBeNew('Document', new.target);
  return %refuse('new Document', 'A run has one document.');
};
%constructor('Document', Document, dom.Node);
const HTMLDocument = dom.interface('HTMLDocument', Document);

const theDocument = dom.newNode(HTMLDocument.prototype, 9);
%define('document', theDocument);
%globalObject('document', theDocument);
dom.setDocumentOfHandlers(theDocument);
dom.mixinParentNode(Document.prototype, 'Document');
dom.mixinByName(Document.prototype, 'Document');
dom.unscopable(Document.prototype, ['append', 'fullscreen', 'prepend', 'replaceChildren']);

// DOM 4.6 DocumentType
const DocumentType = dom.interface('DocumentType', dom.Node);
dom.mixinChildNode(DocumentType.prototype, 'DocumentType');
dom.unscopable(DocumentType.prototype, ['after', 'before', 'remove', 'replaceWith']);
dom.newDoctype = function () {
  const made = dom.newNode(DocumentType.prototype, 10);
  %slot(made, 0).name = 'html';
  return made;
};
%methods(DocumentType.prototype, {
  get name() { return dom.nodeState(this).name; },
  get publicId() { dom.nodeState(this); return ''; },
  get systemId() { dom.nodeState(this); return ''; },
});

// DOM 2.8, 4.4: an event goes on to a node's parent, and from the document to the window.
dom.setEventParents(function (target, type) {
  if (!dom.isNode(target)) return null;
  const parent = %slot(target, 0).parent;
  if (parent !== null) return parent;
  return target === theDocument && type !== 'load' ? globalThis : null;
});

function documentState(object) {
  const state = dom.nodeState(object);
  if (state.nodeType !== 9) %throwTypeError('Illegal invocation');
  return state;
}

dom.documentState = documentState;

function rootElement() { return dom.elementFrom(%slot(theDocument, 0).first, false); }

function childOfRoot(name) {
  const root = rootElement();
  if (root === null) return null;
  for (let at = %slot(root, 0).first; at !== null; at = %slot(at, 0).next) if (%slot(at, 0).localName === name) return at;
  return null;
}
dom.childOfRoot = childOfRoot;
dom.body = function () { return childOfRoot('body'); };

// The node that the host's preview knows by that number
dom.nodeOfMirror = function (mirror) {
  if (mirror === 0) return dom.body();
  if (mirror === -1) return theDocument;
  for (let node = dom.following(theDocument, theDocument, true); node !== null; node = dom.following(node, theDocument, true)) {
    if (%slot(node, 0).mirror === mirror) return node;
  }
  return null;
};

// DOM 1.4 a valid element local name
function elementName(method, name) {
  if (%isElementName(name)) return name;
  throw %NewDOMException("Failed to execute '" + method + "' on 'Document': The tag name provided ('" + name + "') is not a valid name.", 'InvalidCharacterError');
}

%methods(Document.prototype, {
  get implementation() { documentState(this); return %refuse('document.implementation', 'A run has one document.'); },
  get URL() { documentState(this); return globalThis.location.href; },
  get documentURI() { documentState(this); return globalThis.location.href; },
  get compatMode() { documentState(this); return 'CSS1Compat'; },
  get characterSet() { documentState(this); return 'UTF-8'; },
  get charset() { documentState(this); return 'UTF-8'; },
  get inputEncoding() { documentState(this); return 'UTF-8'; },
  get contentType() { documentState(this); return 'text/html'; },
  get referrer() { documentState(this); return ''; },
  get doctype() {
    for (let at = documentState(this).first; at !== null; at = %slot(at, 0).next) if (%slot(at, 0).nodeType === 10) return at;
    return null;
  },
  get documentElement() { documentState(this); return rootElement(); },
  createElement(localName) {
    documentState(this);
    dom.required(%argumentCount(), 1, 'createElement', 'Document');
    return dom.newElement(elementName('createElement', %lowerCase(`${localName}`)));
  },
  createTextNode(data) {
    documentState(this);
    dom.required(%argumentCount(), 1, 'createTextNode', 'Document');
    return dom.newText(`${data}`);
  },
  createComment(data) {
    documentState(this);
    dom.required(%argumentCount(), 1, 'createComment', 'Document');
    return dom.newComment(`${data}`);
  },
  createDocumentFragment() { documentState(this); return dom.newFragment(); },
  // DOM 4.5 createEvent: for old code
  createEvent(interfaceName) {
    documentState(this);
    dom.required(%argumentCount(), 1, 'createEvent', 'Document');
    const name = %lowerCase(`${interfaceName}`);
    const kinds = { event: 'Event', events: 'Event', htmlevents: 'Event', customevent: 'CustomEvent', mouseevent: 'MouseEvent', mouseevents: 'MouseEvent' };
    if (!%HasOwnProperty(kinds, name)) %refuse("document.createEvent('" + name + "')", 'Use the constructors of events.');
    const event = %MakeEvent(kinds[name], '', undefined, false);
    %slot(event, 0).initialized = false;
    return event;
  },
  getElementById(id) {
    documentState(this);
    dom.required(%argumentCount(), 1, 'getElementById', 'Document');
    return dom.elementById(this, `${id}`);
  },
  importNode(node) {
    documentState(this);
    dom.required(%argumentCount(), 1, 'importNode', 'Document');
    return dom.clone(dom.mustBeNode('importNode', 'Document', node, 1), !!%argument(1));
  },
  adoptNode(node) {
    documentState(this);
    dom.required(%argumentCount(), 1, 'adoptNode', 'Document');
    dom.remove(dom.mustBeNode('adoptNode', 'Document', node, 1));
    return node;
  },
});
