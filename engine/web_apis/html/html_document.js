uses('dom/attribute_list', 'dom/character_data', 'dom/collections', 'dom/document', 'dom/elements', 'dom/nodes');
uses('dom/selectors', 'dom/tree_changes');
uses('html/focus');
uses('infra/web_idl', 'infra/words');
// HTML, Document: what HTML adds to the document of DOM; script elements, which are refused.
'use strict';

const documentState = %document.documentState;
const Document = globalThis.Document;

%slot(%theDocument, 0).readyState = 'complete';

function stripped(text) {
  let out = '';
  const list = %words.words(' ' + text + ' ');
  for (let i = 0; i < list.length; i++) out += (i > 0 ? ' ' : '') + list[i];
  return out;
}

// Collections of the whole document: the same object each time.
const collections = %newRecord();
function collection(name, attributes, matches) {
  if (collections[name] === undefined) collections[name] = %collections.liveCollection(%theDocument, attributes, matches);
  return collections[name];
}
function isLink(node, state) {
  return (state.localName === 'a' || state.localName === 'area') && %AttributeOf(state, 'href') !== undefined;
}

%methods(Document.prototype, {
  get head() {
    documentState(this);
    return %document.childOfRoot('head');
  },
  get body() {
    documentState(this);
    return %document.childOfRoot('body');
  },
  get readyState() {
    return documentState(this).readyState;
  },
  get visibilityState() {
    documentState(this);
    return 'visible';
  },
  get hidden() {
    documentState(this);
    return false;
  },
  get defaultView() {
    documentState(this);
    return globalThis;
  },
  get activeElement() {
    documentState(this);
    return %focus.focused() === null ? %document.childOfRoot('body') : %focus.focused();
  },
  get currentScript() {
    documentState(this);
    return %refuse('document.currentScript', 'The program is not an element of the document.');
  },
  get title() {
    documentState(this);
    const title = %selectors.select(%theDocument, 'title', 'querySelector', 'Document', true);
    return title === null ? '' : stripped(%nodes.descendantText(title));
  },
  set title(value) {
    documentState(this);
    const text = `${value}`;
    let title = %selectors.select(%theDocument, 'title', 'querySelector', 'Document', true);
    const head = %document.childOfRoot('head');
    if (title === null && head === null) return;
    if (title === null) {
      title = %elements.newElement('title');
      %tree_changes.append(head, title);
    }
    %tree_changes.replaceAll(title, text === '' ? null : %character_data.newText(text));
  },
  get forms() {
    documentState(this);
    return collection('forms', [], function (node, state) {
      return state.localName === 'form';
    });
  },
  get images() {
    documentState(this);
    return collection('images', [], function (node, state) {
      return state.localName === 'img';
    });
  },
  get links() {
    documentState(this);
    return collection('links', ['href'], isLink);
  },
  get scripts() {
    documentState(this);
    return collection('scripts', [], function (node, state) {
      return state.localName === 'script';
    });
  },
  hasFocus() {
    documentState(this);
    return true;
  },
  getElementsByName(name) {
    documentState(this);
    %web_idl.required(%argumentCount(), 1, 'getElementsByName', 'Document');
    const wanted = `${name}`;
    return %collections.liveNodeList(this, ['name'], function (node, state) {
      return %AttributeOf(state, 'name') === wanted;
    });
  },
});

// --- script elements ---------------------------------------------------------------------------------------------------------

// HTML, prepare the script element: what its type says is a data block when it is not JavaScript
const programTypes = [
  '',
  'text/javascript',
  'application/javascript',
  'text/ecmascript',
  'application/ecmascript',
  'module',
  'importmap',
  'speculationrules',
];
function isProgram(state) {
  const type = %AttributeOf(state, 'type');
  return type === undefined || %listIncludes(programTypes, %lowerCase(%trimText(type)));
}

// HTML, Processing model of the script element: a script that is inserted would run; the run has one program.
function refuseScripts(top) {
  for (let node = top; node !== null; node = %nodes.following(node, top, true)) {
    const state = %slot(node, 0);
    if (state.localName !== 'script' || state.alreadyStarted || !isProgram(state)) continue;
    if (state.first !== null || %AttributeOf(state, 'src') !== undefined)
      %refuse('a script element', 'A run has one program; scripts that it inserts are not run.');
  }
}
%tree_changes.addInsertionSteps(refuseScripts);
%nodes.addChildrenChangedSteps(function (parent) {
  const state = %slot(parent, 0);
  if (state.localName === 'script' && %nodes.isConnected(parent)) refuseScripts(parent);
});
