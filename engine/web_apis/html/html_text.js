uses(
    'dom/attributes', 'dom/character_data', 'dom/elements', 'dom/node_copies', 'dom/nodes', 'dom/parent_node',
    'dom/tree_changes', 'infra/platform_objects'
);
// HTML 8.5 innerHTML, outerHTML; 13.3 Serializing HTML fragments; 13.4 Parsing HTML fragments (the parser is a leaf); template.
'use strict';

const dom = %Dom;

// Parsed HTML is a flat list of [parent's place (-1: the root), kind or tag, text, attributes]; a template's children are its
// content's.
function build(parent, parsed) {
  const made = [];
  for (let i = 0; i < parsed.length; i++) {
    const entry = parsed[i];
    const kind = entry[1];
    const node = kind === '#text' ? dom.newText(entry[2]) : kind === '#comment' ? dom.newComment(entry[2]) : dom.newElement(kind);
    for (let k = 0; k < entry[3].length; k++) dom.setAttribute(node, entry[3][k][0], entry[3][k][1]);
    if (kind === 'script') %slot(node, 0).alreadyStarted = true; // HTML 13.4: scripts of fragments never run
    %append(made, node);
    dom.append(entry[0] < 0 ? parent : contentOf(made[entry[0]]), node);
  }
}

function contentOf(element) {
  const content = %slot(element, 0).content;
  return content === undefined ? element : content;
}

dom.parseFragment = function (context, text) {
  const fragment = dom.newFragment();
  build(fragment, %parseHtml(text, %slot(context, 0).nodeType === 1 ? %slot(context, 0).localName : 'body'));
  return fragment;
};
dom.buildInto = function (parent, text) { build(parent, %parseHtml(text, 'body')); };

const voidElements = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'];
const rawElements = ['style', 'script', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'];

function among(list, name) {
  for (let i = 0; i < list.length; i++) if (list[i] === name) return true;
  return false;
}

function openTag(state) {
  dom.checkAttributeRead('style', state);
  let text = '<' + state.localName;
  for (let i = 0; i < state.attributes.length; i++) text += ' ' + state.attributes[i].name + '="' + %escapeHtml(state.attributes[i].value, true) + '"';
  return text + '>';
}

function isRawText(state) { return state.parent !== null && among(rawElements, %slot(state.parent, 0).localName); }

// With a list of what is still to write instead of recursion
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
    if (state.nodeType === 3) text += isRawText(state) ? state.data : %escapeHtml(state.data, false);
    else if (state.nodeType === 8) text += '<!--' + state.data + '-->';
    else {
      text += openTag(state);
      if (among(voidElements, state.localName)) continue;
      %append(todo, '</' + state.localName + '>');
      pushChildren(todo, contentOf(next));
    }
  }
  return text;
}

function pushChildren(todo, node) {
  for (let child = %slot(node, 0).last; child !== null; child = %slot(child, 0).previous) %append(todo, child);
}

function inner(node) {
  const todo = [];
  pushChildren(todo, contentOf(node));
  return serialize(todo);
}

%methods(dom.Element.prototype, {
  get innerHTML() { dom.elementState(this); return inner(this); },
  set innerHTML(value) {
    dom.elementState(this);
    const fragment = dom.parseFragment(this, value === null ? '' : `${value}`);
    dom.replaceAll(contentOf(this), fragment);
  },
  get outerHTML() { dom.elementState(this); return serialize([this]); },
  set outerHTML(value) {
    const state = dom.elementState(this);
    if (state.parent === null) return;
    if (%slot(state.parent, 0).nodeType === 9) {
      throw %NewDOMException("Failed to set the 'outerHTML' property on 'Element': This element's parent is a Document, which may not be modified.", 'NoModificationAllowedError');
    }
    const fragment = dom.parseFragment(state.parent, value === null ? '' : `${value}`);
    dom.replace('replaceChild', 'Node', state.parent, fragment, this);
  },
});

// HTML 8.5.6 insertAdjacentHTML
%methods(dom.Element.prototype, {
  insertAdjacentHTML(position, text) {
    const state = dom.elementState(this);
    dom.required(%argumentCount(), 2, 'insertAdjacentHTML', 'Element');
    const where = dom.whereOf('insertAdjacentHTML', position);
    const outside = where === 'beforebegin' || where === 'afterend';
    if (outside && (state.parent === null || %slot(state.parent, 0).nodeType === 9)) {
      throw %NewDOMException("Failed to execute 'insertAdjacentHTML' on 'Element': The element has no parent.", 'NoModificationAllowedError');
    }
    const context = outside ? state.parent : this;
    const fragment = dom.parseFragment(context, `${text}`);
    dom.insertAdjacent('insertAdjacentHTML', this, where, fragment);
  },
});

// --- template (HTML 4.12.3) --------------------------------------------------------------------------------------------------

dom.onCreationOf('template', function (element, state) { state.content = dom.newFragment(); });
dom.onCloneOf('template', function (copy, state, original, deep) {
  if (!deep) return;
  const content = dom.clone(original.content, true);
  dom.append(state.content, content);
});
