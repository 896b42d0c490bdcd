// DOM 4.5 Interface Document, HTML 3.1 Document: one document, that of the page.
'use strict';

const dom = %Dom;

const Document = function () {
  dom.mustBeNew('Document', new.target);
  return %refuse('new Document', 'A run has one document.');
};
%constructor('Document', Document, dom.Node);
const HTMLDocument = dom.interface('HTMLDocument', Document);

const theDocument = dom.newNode(HTMLDocument.prototype, 9);
%slot(theDocument, 0).readyState = 'complete';
%define('document', theDocument);
%globalObject('document', theDocument);
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

// [LegacyUnforgeable]: the document's own
%defineAccessor(theDocument, 'location', function () { return globalThis.location; },
  function () { %refuse('document.location', 'A run stays on its page.'); });

// DOM 2.8, 4.4: an event goes on to a node's parent, and from the document to the window.
%define('ParentTarget', function (target, type) {
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

function rootElement() { return dom.elementFrom(%slot(theDocument, 0).first, false); }

function childOfRoot(name) {
  const root = rootElement();
  if (root === null) return null;
  for (let at = %slot(root, 0).first; at !== null; at = %slot(at, 0).next) if (%slot(at, 0).localName === name) return at;
  return null;
}
dom.body = function () { return childOfRoot('body'); };

// DOM 1.4 a valid element local name
function elementName(method, name) {
  if (%isElementName(name)) return name;
  throw %NewDOMException("Failed to execute '" + method + "' on 'Document': The tag name provided ('" + name + "') is not a valid name.", 'InvalidCharacterError');
}

function stripped(text) {
  let out = '';
  const list = dom.words(' ' + text + ' ');
  for (let i = 0; i < list.length; i++) out += (i > 0 ? ' ' : '') + list[i];
  return out;
}

// Collections of the whole document: the same object each time.
const collections = %newRecord();
function collection(name, attributes, matches) {
  if (collections[name] === undefined) collections[name] = dom.liveCollection(theDocument, attributes, matches);
  return collections[name];
}
function isLink(node, state) { return (state.localName === 'a' || state.localName === 'area') && %AttributeOf(state, 'href') !== undefined; }

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
  get head() { documentState(this); return childOfRoot('head'); },
  get body() { documentState(this); return childOfRoot('body'); },
  get readyState() { return documentState(this).readyState; },
  get visibilityState() { documentState(this); return 'visible'; },
  get hidden() { documentState(this); return false; },
  get defaultView() { documentState(this); return globalThis; },
  get activeElement() { documentState(this); return dom.focused() === null ? childOfRoot('body') : dom.focused(); },
  get currentScript() { documentState(this); return %refuse('document.currentScript', 'The program is no element of the document.'); },
  get title() {
    documentState(this);
    const title = dom.select(theDocument, 'title', 'querySelector', 'Document', true);
    return title === null ? '' : stripped(dom.descendantText(title));
  },
  set title(value) {
    documentState(this);
    const text = `${value}`;
    let title = dom.select(theDocument, 'title', 'querySelector', 'Document', true);
    const head = childOfRoot('head');
    if (title === null && head === null) return;
    if (title === null) {
      title = dom.newElement('title');
      dom.append(head, title);
    }
    dom.replaceAll(title, text === '' ? null : dom.newText(text));
  },
  get forms() { documentState(this); return collection('forms', [], function (node, state) { return state.localName === 'form'; }); },
  get images() { documentState(this); return collection('images', [], function (node, state) { return state.localName === 'img'; }); },
  get links() { documentState(this); return collection('links', ['href'], isLink); },
  get scripts() { documentState(this); return collection('scripts', [], function (node, state) { return state.localName === 'script'; }); },
  hasFocus() { documentState(this); return true; },
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
  getElementsByName(name) {
    documentState(this);
    dom.required(%argumentCount(), 1, 'getElementsByName', 'Document');
    const wanted = `${name}`;
    return dom.liveNodeList(this, ['name'], function (node, state) { return %AttributeOf(state, 'name') === wanted; });
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

// --- what follows when nodes come and go -------------------------------------------------------------------------------------------

// HTML 4.12.1.1: a script that is inserted would run; the run has one program.
function refuseScripts(top) {
  for (let node = top; node !== null; node = dom.following(node, top, true)) {
    const state = %slot(node, 0);
    if (state.localName !== 'script' || state.alreadyStarted) continue;
    if (state.first !== null || %AttributeOf(state, 'src') !== undefined) %refuse('a script element', 'A run has one program; scripts that it inserts are not run.');
  }
}

dom.runInsertionSteps = function (parent, nodes) {
  if (!dom.isConnected(parent)) return;
  for (let i = 0; i < nodes.length; i++) {
    dom.namesCome(nodes[i]);
    refuseScripts(nodes[i]);
  }
  dom.contentChanged(parent);
};
dom.runRemovalSteps = function (parent, node) {
  if (!dom.isConnected(parent)) return;
  const focused = dom.focused();
  if (focused !== null && dom.contains(node, focused)) dom.moveFocus(null);
};
dom.runRemovedSteps = function (parent, node) {
  if (dom.isConnected(parent)) dom.namesGo(node);
  dom.contentChanged(parent);
};
// Text below a script or a style element has changed.
dom.contentChanged = function (parent) {
  const state = %slot(parent, 0);
  if (state.localName === 'script' && dom.isConnected(parent)) refuseScripts(parent);
};
