// HTML 6.6 Focus: one element has it, or none (then keys go to the body).
'use strict';

const dom = %Dom;

let focused = null;
dom.focused = function () { return focused; };

function fire(type, target, relatedTarget, bubbles) {
  %DispatchEvent(%MakeEvent('FocusEvent', type, { bubbles, composed: true, relatedTarget, view: globalThis }, true), target);
}

// HTML 6.6.4 focus update steps, with Chromium's order: blur, focusout; focus, focusin
dom.moveFocus = function (element) {
  const old = focused;
  if (old === element) return;
  focused = null; // while blur is told nobody has it
  dom.tell('"op":"focus","node":' + (element === null ? 'null' : %slot(element, 0).mirror));
  if (old !== null) {
    fire('blur', old, element, false);
    fire('focusout', old, element, true);
  }
  if (element === null || focused !== null || !dom.isFocusable(element, %slot(element, 0))) return;
  focused = element;
  fire('focus', element, old, false);
  if (focused === element) fire('focusin', element, old, true);
};
