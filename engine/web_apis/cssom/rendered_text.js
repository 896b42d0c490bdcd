uses('cssom/cascade', 'dom/attribute_list', 'dom/nodes', 'html/html_elements', 'infra/words');
// HTML, the innerText getter: the text as it is rendered. Lines and spaces are those of the boxes (CSS Text, white space), as far as they follow
// from the tree and its styles.
'use strict';

// What is gathered: texts, and numbers of line breaks that are required before what comes next
function newCollector() {
  const made = %newRecord();
  made.items = [];
  made.lineStart = true; // spaces that come now are not rendered
  made.space = ''; // a space that is rendered if something follows it in the line
  return made;
}

function put(c, text) {
  if (text !== '') %append(c.items, text);
}
function requireBreaks(c, count) {
  endLine(c);
  %append(c.items, count);
}
function endLine(c) {
  c.space = '';
  c.lineStart = true;
}
function flushSpace(c) {
  put(c, c.space);
  c.space = '';
  c.lineStart = false;
}

const keepsSpaces = ['pre', 'pre-wrap', 'break-spaces'];
function isSegmentBreak(unit) {
  return unit === '\n' || unit === '\r';
}

function addText(c, element, data) {
  const whiteSpace = %cascade.computedValue(element, 'white-space');
  const visible = %cascade.computedValue(element, 'visibility') === 'visible';
  const transform = %cascade.computedValue(element, 'text-transform');
  if (%listIncludes(keepsSpaces, whiteSpace)) {
    flushSpace(c);
    if (visible) put(c, transformed(data, transform));
    return;
  }
  let run = '';
  for (let i = 0; i < data.length; i++) {
    if (isSegmentBreak(data[i]) && whiteSpace === 'pre-line') {
      put(c, visible ? transformed(run, transform) + '\n' : '');
      run = '';
      endLine(c);
    } else if (%words.isSpace(data[i])) {
      if (c.lineStart) continue;
      if (run !== '' && visible) put(c, transformed(run, transform));
      run = '';
      if (c.space === '' && visible) c.space = ' ';
    } else {
      if (c.space !== '' || c.lineStart) flushSpace(c);
      run += data[i];
    }
  }
  if (run !== '' && visible) put(c, transformed(run, transform));
}

function transformed(text, transform) {
  if (transform === 'uppercase') return %upperCase(text);
  if (transform === 'lowercase') return %lowerCase(text);
  if (transform === 'none') return text;
  return %refuse('innerText under text-transform: ' + transform, 'Where words begin is not decided here.');
}

// --- boxes ----------------------------------------------------------------------------------------------------------------------------------

const replaced = ['img', 'input', 'textarea', 'meter', 'progress', 'svg', 'canvas', 'video', 'audio', 'iframe', 'object', 'embed'];
const unjudged = ['select', 'ruby', 'rt'];
const blockLevel = ['block', 'list-item', 'flex', 'grid', 'table', 'flow-root', 'table-caption'];
const atomic = ['inline-block', 'inline-flex', 'inline-grid', 'inline-table'];

function lastOfItsKind(element, wanted) {
  for (let at = %slot(element, 0).next; at !== null; at = %slot(at, 0).next) {
    if (%slot(at, 0).nodeType === 1 && %cascade.displayOf(at) === wanted) return false;
  }
  return true;
}
function lastRow(row) {
  if (!lastOfItsKind(row, 'table-row')) return false;
  const group = %slot(row, 0).parent;
  if (group === null || !%nodes.isElement(group) || %indexOfText(%cascade.displayOf(group), '-group') < 0) return true;
  for (let at = %slot(group, 0).next; at !== null; at = %slot(at, 0).next) {
    const isGroup = %slot(at, 0).nodeType === 1 && %indexOfText(%cascade.displayOf(at), '-group') >= 0;
    if (isGroup && %slot(at, 0).first !== null) return false;
  }
  return true;
}

// Begins an element's box: what is to be done when its children are through
function enter(c, element, state) {
  const display = %cascade.displayOf(element);
  const breaks = state.localName === 'p' ? 2 : %listIncludes(blockLevel, display) ? 1 : 0;
  if (breaks > 0) {
    requireBreaks(c, breaks);
    return function () {
      requireBreaks(c, breaks);
    };
  }
  if (display === 'table-cell') {
    endLine(c);
    return function () {
      endLine(c);
      if (!lastOfItsKind(element, 'table-cell')) put(c, '\t');
    };
  }
  if (display === 'table-row') {
    return function () {
      endLine(c);
      if (!lastRow(element)) put(c, '\n');
    };
  }
  if (!%listIncludes(atomic, display)) return function () {};
  flushSpace(c);
  c.lineStart = true;
  return function () {
    c.space = '';
    c.lineStart = false;
  };
}

// Spaces between the parts of a table, or of a flex or grid container, have no box.
function holdsParts(element) {
  const display = %cascade.displayOf(element);
  return (
    %indexOfText(display, 'flex') >= 0 ||
    %indexOfText(display, 'grid') >= 0 ||
    (%indexOfText(display, 'table') === 0 && display !== 'table-cell' && display !== 'table-caption')
  );
}

function addLeaf(c, node, state, todo) {
  if (state.nodeType === 3) {
    const { parent } = state;
    if (holdsParts(parent) && %trimText(state.data) === '') return;
    addText(c, parent, state.data);
    return;
  }
  if (state.nodeType !== 1 || %cascade.computedValue(node, 'display') === 'none') return;
  if (%listIncludes(unjudged, state.localName))
    %refuse('innerText of an element with <' + state.localName + '>', 'What it gives of it is not made here.');
  if (state.localName === 'details' && %AttributeOf(state, 'open') === undefined && hasHiddenContent(node)) {
    %refuse('innerText of closed details', 'What it gives of them is not made here.');
  }
  if (state.localName === 'br') {
    put(c, '\n');
    endLine(c);
  } else if (%listIncludes(replaced, state.localName)) {
    const leave = enter(c, node, state);
    flushSpace(c);
    leave();
  } else {
    %append(todo, enter(c, node, state));
    for (let child = state.last; child !== null; child = %slot(child, 0).previous) %append(todo, child);
  }
}
function hasHiddenContent(details) {
  for (let at = %slot(details, 0).first; at !== null; at = %slot(at, 0).next) {
    const state = %slot(at, 0);
    if (state.localName !== 'summary' && (state.nodeType === 1 || (state.nodeType === 3 && %trimText(state.data) !== ''))) return true;
  }
  return false;
}

// With a list of what is still to come, instead of recursion: nodes, and what ends their boxes
function collect(element) {
  const c = newCollector();
  const todo = [];
  for (let child = %slot(element, 0).last; child !== null; child = %slot(child, 0).previous) %append(todo, child);
  while (todo.length > 0) {
    const next = todo[todo.length - 1];
    todo.length = todo.length - 1;
    if (typeof next === 'function') next();
    else addLeaf(c, next, %slot(next, 0), todo);
  }
  return c.items;
}

function isRendered(element) {
  if (!%nodes.isConnected(element)) return false;
  for (let at = element; at !== null && %slot(at, 0).nodeType === 1; at = %slot(at, 0).parent)
    if (%cascade.computedValue(at, 'display') === 'none') return false;
  return true;
}

// HTML, get the text steps
%html_elements.setRenderedText(function (element) {
  if (!isRendered(element)) return %nodes.descendantText(element);
  if (%listIncludes(replaced, %slot(element, 0).localName)) return '';
  const items = collect(element);
  let text = '',
    breaks = 0;
  for (let i = 0; i < items.length; i++) {
    if (typeof items[i] === 'number') {
      if (items[i] > breaks) breaks = items[i];
      continue;
    }
    if (text !== '') for (let k = 0; k < breaks; k++) text += '\n';
    breaks = 0;
    text += items[i];
  }
  return text;
});
