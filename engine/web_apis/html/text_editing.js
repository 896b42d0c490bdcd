uses('html/html_forms', 'html/html_input', 'html/text_selection');
// UI Events, keyboard events, and Input Events: what the visitor's keys do in a text field, where no browser does it: the caret, and what is selected.
'use strict';

// The focus that Tab brings selects what is in the field.
%text_editing.selectAll = function (field, state) {
  if (state.localName === 'input' && %text_selection.isEditable(state))
    %text_selection.set(field, state, 0, %text_selection.valueOf(field, state).length, 'forward');
};

// A click in the middle of a field is beyond what is written there, when that is short. In a long text only a layout knows where it is.
const shortText = 7;
%text_editing.caretByClick = function (field, state) {
  if (!%text_selection.isEditable(state)) return;
  const value = %text_selection.valueOf(field, state);
  if (value.length > shortText || %indexOfText(value, '\n') >= 0) state.caretUnknown = true;
  else moveTo(field, state, value.length);
};

// Input Events 2: `text` takes the place of [from, to]; the program may prevent it
function edit(field, state, fire, inputType, text, from, to) {
  const data = inputType === 'insertText' ? text : null;
  if (!fire('beforeinput', { data, inputType })) return;
  const value = %text_selection.valueOf(field, state);
  if (from === to && text === '') return;
  state.value = %substring(value, 0, from) + text + %substring(value, to, value.length);
  state.typed = state.editedByUser = true;
  %html_forms.tellValue(state);
  moveTo(field, state, from + text.length);
  fire('input', { data, inputType });
}

// (field, its state, what is typed, a function that fires an event at it)
%text_editing.type = function (field, state, text, fire) {
  const range = %text_selection.of(field, state);
  edit(field, state, fire, text === '\n' ? 'insertLineBreak' : 'insertText', text, range.from, range.to);
};

// Keys that move the caret or delete; false: another key
%text_editing.keyDown = function (field, state, key, fire) {
  const { from, to } = %text_selection.of(field, state);
  const value = %text_selection.valueOf(field, state);
  const end = value.length;
  const one = state.localName === 'input';
  switch (key) {
    case 'Backspace':
      edit(field, state, fire, 'deleteContentBackward', '', from < to || from === 0 ? from : from - 1, to);
      return true;
    case 'Delete':
      edit(field, state, fire, 'deleteContentForward', '', from, from < to || to === end ? to : to + 1);
      return true;
    case 'ArrowLeft':
      moveTo(field, state, from < to || from === 0 ? from : from - 1);
      return true;
    case 'ArrowRight':
      moveTo(field, state, from < to || to === end ? to : to + 1);
      return true;
    case 'Home':
      moveTo(field, state, one ? 0 : lineStart(value, from));
      return true;
    case 'End':
      moveTo(field, state, one ? end : lineEnd(value, to));
      return true;
    case 'ArrowUp':
    case 'ArrowDown':
      if (!one || %html_input.inputType(state) === 'number')
        %refuse('the key ' + key + ' in a field', 'Lines are not laid out and numbers not stepped here.');
      moveTo(field, state, key === 'ArrowUp' ? 0 : end);
      return true;
    default:
      return false;
  }
};

function moveTo(field, state, position) {
  %text_selection.set(field, state, position, position, 'forward');
}
function lineStart(value, at) {
  while (at > 0 && value[at - 1] !== '\n') at--;
  return at;
}
function lineEnd(value, at) {
  while (at < value.length && value[at] !== '\n') at++;
  return at;
}
