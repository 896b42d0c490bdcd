uses('dom/attributes', 'dom/character_data', 'dom/elements', 'dom/node_copies', 'dom/nodes', 'dom/parent_node');
uses('dom/tree_changes');
uses('infra/dom_exception', 'infra/web_idl');
// HTML, innerHTML, outerHTML; Serializing HTML fragments; Parsing HTML fragments (the parser is a leaf); template.
'use strict';

// Parsed HTML is a flat list of [parent's place (-1: the root), kind or tag, text, attributes]; a template's children are its
// content's.
function build(parent, parsed) {
  const made = [];
  for (let i = 0; i < parsed.length; i++) {
    const entry = parsed[i];
    const kind = entry[1];
    const node =
      kind === '#text'
        ? %character_data.newText(entry[2])
        : kind === '#comment'
          ? %character_data.newComment(entry[2])
          : %elements.newElement(kind);
    for (let k = 0; k < entry[3].length; k++) %attributes.setAttribute(node, entry[3][k][0], entry[3][k][1]);
    if (kind === 'script') %slot(node, 0).alreadyStarted = true; // HTML, Parsing HTML fragments: scripts of fragments never run
    %append(made, node);
    %tree_changes.append(entry[0] < 0 ? parent : contentOf(made[entry[0]]), node);
  }
}

function contentOf(element) {
  const content = %slot(element, 0).content;
  return content === undefined ? element : content;
}

%html_text.parseFragment = function (context, text) {
  const fragment = %parent_node.newFragment();
  build(fragment, %parseHtml(text, %slot(context, 0).nodeType === 1 ? %slot(context, 0).localName : 'body'));
  return fragment;
};
%html_text.buildInto = function (parent, text) {
  build(parent, %parseHtml(text, 'body'));
};

const voidElements = ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'];
const rawElements = ['style', 'script', 'xmp', 'iframe', 'noembed', 'noframes', 'plaintext'];

function among(list, name) {
  for (let i = 0; i < list.length; i++) if (list[i] === name) return true;
  return false;
}

function openTag(state) {
  %attributes.checkAttributeRead('style', state);
  let text = '<' + state.localName;
  for (let i = 0; i < state.attributes.length; i++)
    text += ' ' + state.attributes[i].name + '="' + %escapeHtml(state.attributes[i].value, true) + '"';
  return text + '>';
}

function isRawText(state) {
  return state.parent !== null && among(rawElements, %slot(state.parent, 0).localName);
}

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

%methods(%elements.Element.prototype, {
  get innerHTML() {
    %nodes.elementState(this);
    return inner(this);
  },
  set innerHTML(value) {
    %nodes.elementState(this);
    const fragment = %html_text.parseFragment(this, value === null ? '' : `${value}`);
    %tree_changes.replaceAll(contentOf(this), fragment);
  },
  get outerHTML() {
    %nodes.elementState(this);
    return serialize([this]);
  },
  set outerHTML(value) {
    const state = %nodes.elementState(this);
    if (state.parent === null) return;
    if (%slot(state.parent, 0).nodeType === 9) {
      throw %NewDOMException(
        "Failed to set the 'outerHTML' property on 'Element': This element's parent is a Document, which may not be modified.",
        'NoModificationAllowedError',
      );
    }
    const fragment = %html_text.parseFragment(state.parent, value === null ? '' : `${value}`);
    %tree_changes.replace('replaceChild', 'Node', state.parent, fragment, this);
  },
});

// HTML, insertAdjacentHTML
%methods(%elements.Element.prototype, {
  insertAdjacentHTML(position, text) {
    const state = %nodes.elementState(this);
    %web_idl.required(%argumentCount(), 2, 'insertAdjacentHTML', 'Element');
    const where = %elements.whereOf('insertAdjacentHTML', position);
    const outside = where === 'beforebegin' || where === 'afterend';
    if (outside && (state.parent === null || %slot(state.parent, 0).nodeType === 9)) {
      throw %NewDOMException(
        "Failed to execute 'insertAdjacentHTML' on 'Element': The element has no parent.",
        'NoModificationAllowedError',
      );
    }
    const context = outside ? state.parent : this;
    const fragment = %html_text.parseFragment(context, `${text}`);
    %elements.insertAdjacent('insertAdjacentHTML', this, where, fragment);
  },
});

// --- template (HTML, The template element) -----------------------------------------------------------------------------------

%elements.onCreationOf('template', function (element, state) {
  state.content = %parent_node.newFragment();
  %slot(state.content, 0).inert = true;
});
%node_copies.onCloneOf('template', function (copy, state, original, deep) {
  if (!deep) return;
  const content = %node_copies.clone(original.content, true);
  %tree_changes.append(state.content, content);
});
