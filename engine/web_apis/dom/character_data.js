uses('dom/mutation_observer', 'dom/nodes', 'infra/dom_exception', 'infra/preview', 'infra/web_idl');
// DOM, CharacterData, Text, Comment.
'use strict';

const CharacterData = %web_idl.interface('CharacterData', %nodes.Node);
%character_data.CharacterData = CharacterData;

function dataOf(given, type) {
  return given === undefined ? '' : `${given}`;
}

const Text = function () {
  %web_idl.mustBeNew('Text', new.target);
  return newText(dataOf(%argument(0)), %web_idl.prototypeOf(new.target, Text));
};
%constructor('Text', Text, CharacterData);
%character_data.Text = Text;
const Comment = function () {
  %web_idl.mustBeNew('Comment', new.target);
  return newComment(dataOf(%argument(0)), %web_idl.prototypeOf(new.target, Comment));
};
%constructor('Comment', Comment, CharacterData);

// The browser lays a text out in one go.
const longestText = 262144;

function tellText(state) {
  if (state.data.length > longestText) {
    %refuse(
      'a text of ' + state.data.length + ' characters in the document',
      'A text node takes up to ' + longestText + ' characters here.',
    );
  }
  tellChange(state);
}

function tellChange(state) {
  %preview.tell('"op":"text","node":' + state.mirror + ',"text":' + %jsonQuote(state.data));
}

function newText(data, prototype = Text.prototype) {
  const made = %nodes.newNode(prototype, 3);
  const state = %slot(made, 0);
  state.data = data;
  state.mirror = %preview.newMirror();
  tellText(state);
  return made;
}
%character_data.newText = newText;

function newComment(data, prototype = Comment.prototype) {
  const made = %nodes.newNode(prototype, 8);
  %slot(made, 0).data = data;
  return made;
}
%character_data.newComment = newComment;

function dataState(object) {
  const state = %nodes.nodeState(object);
  if (state.nodeType !== 3 && state.nodeType !== 8) %throwTypeError('Illegal invocation');
  return state;
}

%character_data.dataState = dataState;

// DOM, replace data
function replaceData(node, state, offset, count, text) {
  const old = state.data;
  %mutation_observer.queueDataRecord(node, old);
  const end = offset + count > old.length ? old.length : offset + count;
  state.data = %substring(old, 0, offset) + text + %substring(old, end, old.length);
  if (state.mirror > 0) tellText(state);
  if (state.parent !== null) %nodes.childrenChanged(state.parent);
  return %wantRendering();
}
%character_data.replaceData = replaceData;

function offsetIn(state, method, offset) {
  const at = +offset >>> 0;
  if (at > state.data.length) {
    throw %NewDOMException(
      "Failed to execute '" +
        method +
        "' on 'CharacterData': The offset " +
        at +
        " is greater than the node's length (" +
        state.data.length +
        ').',
      'IndexSizeError',
    );
  }
  return at;
}

%methods(CharacterData.prototype, {
  get data() {
    return dataState(this).data;
  },
  set data(value) {
    const state = dataState(this);
    replaceData(this, state, 0, state.data.length, value === null ? '' : `${value}`);
  },
  get length() {
    return dataState(this).data.length;
  },
  appendData(text) {
    const state = dataState(this);
    %web_idl.required(%argumentCount(), 1, 'appendData', 'CharacterData');
    replaceData(this, state, state.data.length, 0, `${text}`);
  },
  deleteData(offset, count) {
    const state = dataState(this);
    %web_idl.required(%argumentCount(), 2, 'deleteData', 'CharacterData');
    const at = offsetIn(state, 'deleteData', offset);
    replaceData(this, state, at, +count >>> 0, '');
  },
  insertData(offset, text) {
    const state = dataState(this);
    %web_idl.required(%argumentCount(), 2, 'insertData', 'CharacterData');
    const at = offsetIn(state, 'insertData', offset);
    replaceData(this, state, at, 0, `${text}`);
  },
  replaceData(offset, count, text) {
    const state = dataState(this);
    %web_idl.required(%argumentCount(), 3, 'replaceData', 'CharacterData');
    const at = offsetIn(state, 'replaceData', offset);
    const length = +count >>> 0;
    replaceData(this, state, at, length, `${text}`);
  },
  substringData(offset, count) {
    const state = dataState(this);
    %web_idl.required(%argumentCount(), 2, 'substringData', 'CharacterData');
    const at = offsetIn(state, 'substringData', offset);
    const end = at + (+count >>> 0);
    return %substring(state.data, at, end > state.data.length ? state.data.length : end);
  },
});

%methods(Text.prototype, {
  get wholeText() {
    let first = this;
    while (%slot(first, 0).previous !== null && dataState(first) && %slot(%slot(first, 0).previous, 0).nodeType === 3)
      first = %slot(first, 0).previous;
    let text = '';
    for (let at = first; at !== null && %nodes.nodeState(at).nodeType === 3; at = %slot(at, 0).next) text += %slot(at, 0).data;
    return text;
  },
});
