uses('dom/attribute_list', 'dom/attributes', 'dom/nodes', 'dom/tree_changes');
uses('events/event_target', 'events/events');
uses('html/html_elements', 'html/html_forms');
uses('infra/preview');
// HTML, Focus: what can have it, and the one element that has it, or none (then keys go to the body).
'use strict';

let focused = null;
%focus.focused = function () {
  return focused;
};

function fire(type, target, relatedTarget, bubbles) {
  %DispatchEvent(%MakeEvent('FocusEvent', type, { bubbles, composed: true, relatedTarget, view: globalThis }, true), target);
}

const focusable = ['input', 'button', 'select', 'textarea', 'summary'];
function isFocusable(element, state) {
  if (!%nodes.isConnected(element) || (%html_forms.isControl(state) && %html_forms.isDisabled(element))) return false;
  for (let i = 0; i < focusable.length; i++) if (state.localName === focusable[i]) return true;
  return %parseHtmlInteger(tabIndexText(state)) !== undefined || (state.localName === 'a' && %AttributeOf(state, 'href') !== undefined);
}
function tabIndexText(state) {
  const text = %AttributeOf(state, 'tabindex');
  return text === undefined ? '' : text;
}
%focus.isFocusable = isFocusable;

// HTML, being rendered: what styles and attributes say (cssom/cascade.js)
let isRendered;
%focus.setRendered = function (steps) {
  isRendered = steps;
};
%focus.isRendered = function (element) {
  return isRendered(element);
};

let onFocus;
%focus.setFocusSteps = function (steps) {
  onFocus = steps;
};

// HTML, focus fixup, with the rendering; Chromium tells of it
%focus.fixUp = function () {
  if (focused !== null && !(isFocusable(focused, %slot(focused, 0)) && isRendered(focused))) moveFocus(null);
};

// HTML, focus update steps, with Chromium's order: blur, focusout; focus, focusin
function moveFocus(element) {
  const old = focused;
  if (old === element) return;
  focused = null; // while blur is told nobody has it
  %preview.tell('"op":"focus","node":' + (element === null ? 'null' : %slot(element, 0).mirror));
  if (old !== null) {
    fire('blur', old, element, false);
    fire('focusout', old, element, true);
  }
  if (element === null || focused !== null || !isFocusable(element, %slot(element, 0))) return;
  focused = element;
  onFocus(element, %slot(element, 0));
  fire('focus', element, old, false);
  if (focused === element) fire('focusin', element, old, true);
}
%focus.moveFocus = moveFocus;

// DOM, removing steps
%tree_changes.addRemovingSteps(function (parent, node) {
  if (focused !== null && %nodes.contains(node, focused)) moveFocus(null);
});

// Chromium takes the focus away at once where an attribute does, and with the next rendering where style does or the control is disabled.
%attributes.onAttribute('hidden', function (element, state, name, value) {
  if (value !== null && focused === element) moveFocus(null);
});
%attributes.onAttribute('tabindex', function (element, state) {
  if (focused === element && !isFocusable(element, state)) moveFocus(null);
});
%attributes.onAttributeOf('fieldset', function (element, state, name, value) {
  if (
    name === 'disabled' &&
    value !== null &&
    focused !== null &&
    %nodes.contains(element, focused) &&
    !isFocusable(focused, %slot(focused, 0))
  )
    moveFocus(null);
});

%methods(%html_elements.HTMLElement.prototype, {
  get tabIndex() {
    const state = %nodes.elementState(this);
    const number = %parseHtmlInteger(tabIndexText(state));
    if (number !== undefined) return number;
    for (let i = 0; i < focusable.length; i++) if (state.localName === focusable[i]) return 0;
    return state.localName === 'a' ? 0 : -1;
  },
  set tabIndex(value) {
    %nodes.elementState(this);
    %attributes.setAttribute(this, 'tabindex', `${+value | 0}`);
  },
  focus() {
    const state = %nodes.elementState(this);
    if (isFocusable(this, state) && isRendered(this)) moveFocus(this);
  },
  blur() {
    %nodes.elementState(this);
    if (focused === this) moveFocus(null);
  },
});
