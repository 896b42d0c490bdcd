uses('dom/nodes');
uses('events/event_target', 'events/events');
uses('html/focus', 'html/html_forms', 'html/html_input');
uses('infra/dom_exception', 'infra/preview', 'infra/web_idl');
// HTML, APIs for the text control selections: where the caret of a field is, and what is selected there.
'use strict';

const editable = ['text', 'search', 'tel', 'url', 'email', 'password', 'number'];
const selectable = ['text', 'search', 'tel', 'url', 'password'];
function isEditable(state) {
  return state.localName === 'textarea' || (state.localName === 'input' && %listIncludes(editable, %html_input.inputType(state)));
}
function isSelectable(state) {
  return state.localName === 'textarea' || %listIncludes(selectable, %html_input.inputType(state));
}
%text_selection.isEditable = isEditable;

function valueOf(field, state) {
  return state.localName === 'input' ? %html_input.inputValue(state) : %html_forms.textareaValue(field, state);
}
%text_selection.valueOf = valueOf;

function least(a, b) {
  return a < b ? a : b;
}

// { from, to, direction }: from = to is where the caret is
function selectionOf(field, state) {
  if (state.caretUnknown === true)
    %refuse('the caret of a field after a click into its text', 'Where in the text the middle of the field lies is for a layout to say.');
  const length = valueOf(field, state).length;
  const kept = state.selection;
  const found = %newRecord();
  found.from = kept === undefined ? 0 : least(kept.from, length);
  found.to = kept === undefined ? 0 : least(kept.to, length);
  found.direction = kept === undefined ? 'forward' : kept.direction;
  return found;
}
%text_selection.of = selectionOf;

// HTML, set the selection range: whether it is another one now
function setSelection(field, state, from, to, direction) {
  const wasUnknown = state.caretUnknown === true;
  state.caretUnknown = false;
  const old = selectionOf(field, state);
  const made = %newRecord();
  made.to = least(to, valueOf(field, state).length);
  made.from = least(from, made.to);
  made.direction = direction === 'backward' ? direction : 'forward'; // a platform on which each selection has a direction
  state.selection = made;
  if (state.mirror > 0)
    %preview.tell(
      '"op":"select","node":' + state.mirror + ',"from":' + made.from + ',"to":' + made.to + ',"direction":' + %jsonQuote(made.direction),
    );
  if (!wasUnknown && made.from === old.from && made.to === old.to && made.direction === old.direction) return false;
  tellChange(field, state);
  return true;
}
%text_selection.set = setSelection;

// A value that is set takes the caret to its end.
%html_forms.setCaretSteps(function (field, state) {
  if (!isEditable(state)) return;
  const end = valueOf(field, state).length;
  setSelection(field, state, end, end, 'forward');
});

// --- the events -------------------------------------------------------------------------------------------------------------------------

// Selection API, schedule a selectionchange event: one task for all changes before it
function tellChange(field, state) {
  if (state.selectionTask !== undefined) return;
  state.selectionTask = %queueTask(
    'user interaction',
    'selectionchange',
    function () {
      state.selectionTask = undefined;
      fire('selectionchange', field);
    },
    [],
  );
}

function fire(type, field) {
  %DispatchEvent(%MakeEvent('Event', type, { bubbles: true }, true), field);
}

// Chromium fires select with the next frame, before its callbacks.
let selected = [];
function tellSelect(field) {
  %append(selected, field);
  %wantRendering();
}
%text_selection.tellSelected = function () {
  const fields = selected;
  selected = [];
  for (let i = 0; i < fields.length; i++) fire('select', fields[i]);
};

// The document's selection goes into the field that gets the focus, and stays when the focus leaves.
let lastFocused = null;
%focus.setFocusSteps(function (element, state) {
  if (!isEditable(state) || lastFocused === element) return;
  lastFocused = element;
  tellChange(element, state);
});

// --- HTMLInputElement, HTMLTextAreaElement ---------------------------------------------------------------------------------------------

function setByProgram(field, state, from, to, direction) {
  if (setSelection(field, state, from, to, direction)) tellSelect(field);
}

function requireSelection(state, context) {
  if (isSelectable(state)) return;
  throw %NewDOMException(
    context + ": The input element's type ('" + %html_input.inputType(state) + "') does not support selection.",
    'InvalidStateError',
  );
}

function position(name, read, write) {
  function define(prototype, interfaceName) {
    %defineAccessor(
      prototype,
      name,
      function () {
        const state = %nodes.elementState(this);
        return isSelectable(state) ? read(selectionOf(this, state)) : null;
      },
      function (value) {
        const state = %nodes.elementState(this);
        const given = name === 'selectionDirection' ? `${value}` : +value >>> 0;
        requireSelection(state, "Failed to set the '" + name + "' property on '" + interfaceName + "'");
        write(this, state, given, selectionOf(this, state));
      },
    );
  }
  define(globalThis.HTMLInputElement.prototype, 'HTMLInputElement');
  define(globalThis.HTMLTextAreaElement.prototype, 'HTMLTextAreaElement');
}
position(
  'selectionStart',
  function (range) {
    return range.from;
  },
  function (field, state, start, range) {
    setByProgram(field, state, start, start > range.to ? start : range.to, range.direction);
  },
);
position(
  'selectionEnd',
  function (range) {
    return range.to;
  },
  function (field, state, end, range) {
    setByProgram(field, state, least(end, range.from), end, range.direction);
  },
);
position(
  'selectionDirection',
  function (range) {
    return range.direction;
  },
  function (field, state, direction, range) {
    setByProgram(field, state, range.from, range.to, direction);
  },
);

// HTML, setRangeText, step 11: where what was selected is now
function afterReplacement(at, start, end, length, atEnd) {
  if (at > end) return at + length - (end - start);
  return at > start ? (atEnd ? start + length : start) : at;
}

function replaceRange(field, state, text, given) {
  const range = selectionOf(field, state);
  const value = valueOf(field, state);
  const start = least(given === undefined ? range.from : given.start, value.length);
  const end = least(given === undefined ? range.to : given.end, value.length);
  state.value = %substring(value, 0, start) + text + %substring(value, end, value.length);
  %html_forms.tellValue(state);
  const mode = given === undefined ? 'preserve' : given.mode;
  if (mode === 'select') return setByProgram(field, state, start, start + text.length, 'forward');
  if (mode === 'start') return setByProgram(field, state, start, start, 'forward');
  if (mode === 'end') return setByProgram(field, state, start + text.length, start + text.length, 'forward');
  return setByProgram(
    field,
    state,
    afterReplacement(range.from, start, end, text.length, false),
    afterReplacement(range.to, start, end, text.length, true),
    'forward',
  );
}

const modes = ['select', 'start', 'end', 'preserve'];
function givenRange(context, start, end, mode) {
  const given = %newRecord();
  given.start = +start >>> 0;
  given.end = +end >>> 0;
  given.mode = mode === undefined ? 'preserve' : `${mode}`;
  if (!%listIncludes(modes, given.mode))
    %throwTypeError(context + ": The provided value '" + given.mode + "' is not a valid enum value of type SelectionMode.");
  return given;
}

function selectionMethods(prototype, interfaceName) {
  %methods(prototype, {
    select() {
      const state = %nodes.elementState(this);
      if (!isEditable(state)) return;
      setByProgram(this, state, 0, valueOf(this, state).length, 'forward');
      if (%focus.isFocusable(this, state)) %focus.moveFocus(this);
    },
    setSelectionRange(start, end) {
      const state = %nodes.elementState(this);
      %web_idl.required(%argumentCount(), 2, 'setSelectionRange', interfaceName);
      const from = +start >>> 0,
        to = +end >>> 0;
      const direction = %argument(2) === undefined ? 'forward' : `${%argument(2)}`;
      requireSelection(state, "Failed to execute 'setSelectionRange' on '" + interfaceName + "'");
      setByProgram(this, state, from, to, direction);
    },
    setRangeText(replacement) {
      const state = %nodes.elementState(this);
      const context = "Failed to execute 'setRangeText' on '" + interfaceName + "'";
      %web_idl.required(%argumentCount(), 1, 'setRangeText', interfaceName);
      if (%argumentCount() === 2) %throwTypeError(context + ': Overload resolution failed.');
      const text = `${replacement}`;
      const given = %argumentCount() > 2 ? givenRange(context, %argument(1), %argument(2), %argument(3)) : undefined;
      requireSelection(state, context);
      if (given !== undefined && given.start > given.end) {
        throw %NewDOMException(
          context + ': The provided start value (' + given.start + ') is larger than the provided end value (' + given.end + ').',
          'IndexSizeError',
        );
      }
      replaceRange(this, state, text, given);
    },
  });
}
selectionMethods(globalThis.HTMLInputElement.prototype, 'HTMLInputElement');
selectionMethods(globalThis.HTMLTextAreaElement.prototype, 'HTMLTextAreaElement');
