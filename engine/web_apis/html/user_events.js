uses('dom/document', 'dom/nodes', 'dom/selectors');
uses('events/event_target', 'events/events');
uses('html/focus', 'html/form_submission', 'html/html_forms', 'html/html_input', 'html/html_select', 'html/text_editing', 'html/text_selection');
// What the visitor does, as trusted events: UI Events, Pointer Events. A gesture of the corpus (a click on a selector, a key) is
// made of its events here; a real one comes event by event.
'use strict';

const kinds = %newRecord();
function declare(name, types) {
  for (let i = 0; i < types.length; i++) kinds[types[i]] = name;
}
declare('PointerEvent', [
  'click',
  'auxclick',
  'contextmenu',
  'pointerdown',
  'pointerup',
  'pointermove',
  'pointerover',
  'pointerout',
  'pointerenter',
  'pointerleave',
]);
declare('MouseEvent', ['dblclick', 'mousedown', 'mouseup', 'mousemove', 'mouseover', 'mouseout', 'mouseenter', 'mouseleave']);
declare('KeyboardEvent', ['keydown', 'keypress', 'keyup']);
declare('InputEvent', ['input', 'beforeinput']);
declare('Event', ['change', 'resize', 'scroll']);
declare('SubmitEvent', ['submit']);
declare('FocusEvent', ['focus', 'blur']);

const unpressed = ['pointerover', 'pointerout', 'pointerenter', 'pointerleave', 'pointermove']; // no button has changed: Pointer Events 5.1.1.1
const movements = ['mouseover', 'mouseout', 'mouseenter', 'mouseleave', 'mousemove'];
const quiet = ['mouseenter', 'mouseleave', 'pointerenter', 'pointerleave', 'scroll', 'resize'];
const notCancelable = ['input', 'change', 'mouseenter', 'mouseleave', 'pointerenter', 'pointerleave', 'scroll', 'resize'];

function among(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return true;
  return false;
}

function fireUser(target, type, data, time) {
  const init = %newRecord();
  if (data !== undefined) for (const key in data) init[key] = data[key];
  init.bubbles = !among(quiet, type);
  init.cancelable = !among(notCancelable, type);
  init.composed = type !== 'change';
  init.view = globalThis;
  init.time = time;
  if (kinds[type] === 'PointerEvent') (init.pointerType = 'mouse'), (init.pointerId = 1), (init.isPrimary = type !== 'click');
  if (%listIncludes(unpressed, type)) init.button = -1;
  const event = %MakeEvent(kinds[type], type, init, true);
  if (data !== undefined) %events.keepMeasured(event, data);
  if (%listIncludes(movements, type)) %slot(event, 0).moves = true;
  if (gestureAt !== undefined && (kinds[type] === 'MouseEvent' || kinds[type] === 'PointerEvent')) %events.ofGesture(event, gestureAt);
  return %DispatchEvent(event, target);
}

// HTML, Common event behaviors: what was typed is committed by Enter, or before the focus goes.
function commitTyping(element, time) {
  const state = %slot(element, 0);
  if (state.typed !== true) return;
  state.typed = false;
  fireUser(element, 'change', undefined, time);
}

// HTML, Focus: a press of the button moves the focus to what can have it, or away.
function focusByMouse(target) {
  if (%focus.focused() !== null && !%nodes.contains(%focus.focused(), target)) commitTyping(%focus.focused());
  for (let at = target; at !== null; at = %slot(at, 0).parent) {
    const state = %slot(at, 0);
    if (state.nodeType === 1 && %focus.isFocusable(at, state)) return %focus.moveFocus(at);
  }
  return %focus.moveFocus(null);
}

// --- the mouse, without a browser that moves it --------------------------------------------------------------------------------------------

let hovered = null; // the element under it

function ancestors(node) {
  const list = [];
  for (let at = node; at !== null; at = %slot(at, 0).parent) %append(list, at);
  return list;
}

// Pointer Events 5.3, UI Events, mouse events: out and leave, over and enter, for elements that only one of the two is in
function crossBorders(kind, old, target, time) {
  const before = ancestors(old),
    after = ancestors(target);
  if (old !== null) {
    fireUser(old, kind + 'out', { relatedTarget: target }, time);
    for (let i = 0; i < before.length; i++)
      if (!%listIncludes(after, before[i])) fireUser(before[i], kind + 'leave', { relatedTarget: target }, time);
  }
  fireUser(target, kind + 'over', { relatedTarget: old }, time);
  for (let i = after.length - 1; i >= 0; i--)
    if (!%listIncludes(before, after[i])) fireUser(after[i], kind + 'enter', { relatedTarget: old }, time);
}

function moveMouse(target, time) {
  const old = hovered !== null && %nodes.isConnected(hovered) ? hovered : null;
  hovered = target;
  if (old !== target) {
    crossBorders('pointer', old, target, time);
    crossBorders('mouse', old, target, time);
  }
  fireUser(target, 'pointermove', undefined, time);
  fireUser(target, 'mousemove', undefined, time);
}

const pressed = { detail: 1, buttons: 1 };
const released = { detail: 1 };
let gestureAt; // the element whose middle is clicked, while that is so
function clickGesture(target, time) {
  gestureAt = target;
  clickMiddle(target, time);
  gestureAt = undefined;
}

function clickMiddle(target, time) {
  moveMouse(target, time);
  fireUser(target, 'pointerdown', { buttons: 1 }, time);
  if (fireUser(target, 'mousedown', pressed, time)) {
    focusByMouse(target);
    %text_editing.caretByClick(target, %slot(target, 0));
  }
  fireUser(target, 'pointerup', undefined, time);
  fireUser(target, 'mouseup', released, time);
  if (%html_forms.isControl(%slot(target, 0)) && %html_forms.isDisabled(target)) return;
  fireUser(target, 'click', released, time);
}

// --- keys -----------------------------------------------------------------------------------------------------------------------------------

const codes = { Enter: 'Enter', Tab: 'Tab', Escape: 'Escape', Backspace: 'Backspace' };
const numbers = {
  ' ': 32,
  Enter: 13,
  Tab: 9,
  Escape: 27,
  Backspace: 8,
  ArrowLeft: 37,
  ArrowUp: 38,
  ArrowRight: 39,
  ArrowDown: 40,
  Delete: 46,
  Home: 36,
  End: 35,
};

function codeOf(key) {
  if (key.length !== 1) return key;
  if (key === ' ') return 'Space';
  const low = %lowerCase(key);
  if (low >= 'a' && low <= 'z') return 'Key' + %upperCase(key);
  if (key >= '0' && key <= '9') return 'Digit' + key;
  return %HasOwnProperty(codes, key) ? codes[key] : '';
}

function keyNumber(key) {
  if (%HasOwnProperty(numbers, key)) return numbers[key];
  return key.length === 1 && codeOf(key) !== '' ? %upperCase(key).charCodeAt(0) : 0;
}

// `acts`: whether its default action is ours to do, or the browser has done it.
function keyDown(target, data, acts, time) {
  const key = data.key;
  let goes = fireUser(target, 'keydown', data, time);
  if (goes && acts && movesOrDeletes(target, key, time)) return true;
  const prints = (key.length === 1 || key === 'Enter') && data.ctrlKey !== true && data.metaKey !== true && data.altKey !== true;
  if (!goes || !prints) return goes;
  const unit = key === 'Enter' ? 13 : key.charCodeAt(0);
  data.keyCode = data.charCode = unit;
  goes = fireUser(target, 'keypress', data, time);
  if (goes && acts) keyDefault(target, key, time);
  return goes;
}

// What a key that does not print does: Tab moves the focus, others the caret.
function movesOrDeletes(target, key, time) {
  if (key === 'Tab') {
    tabForward(target, time);
    return true;
  }
  const state = %slot(target, 0);
  const field = key.length > 1 && key !== 'Enter' && %text_selection.isEditable(state);
  return (
    field &&
    %text_editing.keyDown(target, state, key, function (type, data) {
      return fireUser(target, type, data, time);
    })
  );
}

// HTML, sequential focus navigation: elements with a tabindex above 0 first, by its number
function tabOrder() {
  const list = [];
  for (let node = %document.body(); node !== null; node = %nodes.following(node, %document.body(), true)) {
    const state = %slot(node, 0);
    if (state.nodeType !== 1 || !%focus.isFocusable(node, state) || !%focus.isRendered(node) || node.tabIndex < 0) continue;
    const order = node.tabIndex === 0 ? 32768 : node.tabIndex;
    let at = list.length;
    while (at > 0 && list[at - 1][1] > order) at--;
    %append(list, undefined);
    for (let i = list.length - 1; i > at; i--) %setElement(list, i, list[i - 1]);
    %setElement(list, at, [node, order]);
  }
  return list;
}

function tabForward(target, time) {
  const list = tabOrder();
  let at = 0;
  while (at < list.length && list[at][0] !== target) at++;
  const next = at < list.length ? at + 1 : 0;
  if (%focus.focused() !== null) commitTyping(%focus.focused(), time);
  %focus.moveFocus(next < list.length ? list[next][0] : null);
  if (next < list.length) %text_editing.selectAll(list[next][0], %slot(list[next][0], 0));
}

let spaceGoes = false; // whether the space that is down presses what has the focus when it goes up

function keyUp(target, data, acts, time) {
  const goes = fireUser(target, 'keyup', data, time);
  if (goes && acts && data.key === ' ' && spaceGoes) activateByKey(target, time);
}

// The corpus calls the space bar by its code.
function namedKey(key) {
  return key === 'Space' ? ' ' : key;
}

function keyData(key) {
  return { key, code: codeOf(key), keyCode: keyNumber(key) };
}
function keyTarget() {
  return %focus.focused() === null ? %document.body() : %focus.focused();
}

function keyGesture(name, time) {
  const key = namedKey(name);
  spaceGoes = keyDown(keyTarget(), keyData(key), true, time);
  keyUp(keyTarget(), keyData(key), true, time);
}

// What a key that prints does where the focus is
function keyDefault(target, key, time) {
  const state = %slot(target, 0);
  if (key === 'Enter' && (state.localName === 'button' || state.localName === 'a' || state.localName === 'summary'))
    return void fireUser(target, 'click', undefined, time);
  if (key === 'Enter' && state.localName === 'input') return implicitSubmission(target, time);
  if (!%text_selection.isEditable(state)) return undefined;
  return %text_editing.type(target, state, key === 'Enter' ? '\n' : key, function (type, data) {
    return fireUser(target, type, data, time);
  });
}

function activateByKey(target, time) {
  const state = %slot(target, 0);
  if (state.localName === 'button' || state.localName === 'summary' || (state.localName === 'input' && !%text_selection.isEditable(state)))
    fireUser(target, 'click', undefined, time);
}

// HTML, implicit submission: by the form's default button, or by itself when it has one text field
function implicitSubmission(target, time) {
  if (%text_selection.isEditable(%slot(target, 0)) && !fireUser(target, 'beforeinput', { data: null, inputType: 'insertLineBreak' }, time))
    return undefined;
  commitTyping(target, time);
  const form = %html_forms.formOf(target);
  if (form === null) return undefined;
  const controls = %html_input.controlsOf(form);
  let fields = 0;
  for (let i = 0; i < controls.length; i++) {
    const state = %slot(controls[i], 0);
    const submits =
      (state.localName === 'button' && %html_forms.buttonType(state) === 'submit') ||
      (state.localName === 'input' && %html_input.inputType(state) === 'submit');
    if (submits) return %html_forms.isDisabled(controls[i]) ? undefined : void fireUser(controls[i], 'click', undefined, time);
    if (%text_selection.isEditable(state) && state.localName === 'input') fields++;
  }
  return fields === 1 ? %form_submission.submitForm(form, null) : undefined;
}

// --- one real event -------------------------------------------------------------------------------------------------------------------------

function takeValue(target, data) {
  const state = %slot(target, 0);
  if (typeof data.value !== 'string') return;
  if (state.localName === 'select') %html_select.chooseValue(target, data.value);
  else if (
    state.localName === 'textarea' ||
    (state.localName === 'input' && %html_input.inputType(state) !== 'checkbox' && %html_input.inputType(state) !== 'radio')
  ) {
    state.value = data.value;
    %html_forms.tellValue(state); // for whoever comes to this step again
  }
}

function isToggle(state) {
  return state.localName === 'input' && (%html_input.inputType(state) === 'checkbox' || %html_input.inputType(state) === 'radio');
}

function takeKey(target, data, time) {
  data.keyCode = keyNumber(data.key);
  if (data.type === 'keyup') return keyUp(target, data, data.acts === true, time);
  spaceGoes = keyDown(target, data, data.acts === true, time);
  return undefined;
}

// A focus that goes to another element is told by that one's focus.
function takeBlur(target, data) {
  commitTyping(target);
  if (%focus.focused() === target && typeof data.relatedNode !== 'number') %focus.moveFocus(null);
}

// The visitor has moved the caret, or selected.
function takeSelection(field, state, data) {
  if (%text_selection.isEditable(state)) %text_selection.set(field, state, data.from, data.to, data.direction);
}

function takeEvent(target, data, time) {
  const state = %slot(target, 0);
  const type = data.type;
  if ((type === 'input' || type === 'change') && isToggle(state)) return undefined; // its activation fires them
  if (type === 'submit') return state.localName === 'form' ? %form_submission.submitForm(target, null) : undefined;
  if (type === 'focus') return %focus.moveFocus(target);
  if (type === 'selectionchange') return takeSelection(target, state, data);
  if (type === 'blur') return takeBlur(target, data);
  if (type === 'input' || type === 'change') takeValue(target, data);
  if (type === 'input' || type === 'beforeinput') data.data = data.text;
  if (type === 'click' && %html_forms.isControl(state) && %html_forms.isDisabled(target)) return undefined;
  if (type === 'keydown' || type === 'keyup') return takeKey(target, data, time);
  if (typeof data.relatedNode === 'number') data.relatedTarget = %document.nodeOfMirror(data.relatedNode);
  if (type === 'scroll') %wantRendering();
  const goes = fireUser(target, type, data, time);
  if (type === 'mousedown' && goes && data.acts === true) focusByMouse(target);
  return goes;
}

%define('HandleUserEvent', function (id, ignored, text, time) {
  const data = %parseHostData(text);
  if (data === undefined) return;
  if (data.type === 'key') return keyGesture(data.key, time);
  if (data.type === 'resize') {
    %wantRendering();
    return void fireUser(globalThis, 'resize', undefined, time);
  }
  const target =
    data.selector !== undefined
      ? %selectors.select(%theDocument, data.selector, 'querySelector', 'Document', true)
      : %document.nodeOfMirror(data.node);
  if (target === null || (kinds[data.type] === undefined && data.type !== 'selectionchange')) return;
  if (data.selector !== undefined) clickGesture(target, time);
  else takeEvent(%slot(target, 0).nodeType === 3 ? %slot(target, 0).parent : target, data, time);
});
