// What the visitor does in the preview, as inputs. Only trusted events count; the engine performs default actions,
// so the browser's own are cancelled, but for typing, focus and the click that a key makes on a button.

import type { HostInput } from '../contract/host';
import { Carets, has_selection } from './carets';
import type { PreviewMirror } from './preview_mirror';

const mouse = ['click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'];
const keys = ['keydown', 'keyup'];
/** Heard only when the program listens. */
const noisy = ['mousemove', 'mouseover', 'mouseout', 'pointermove', 'pointerover', 'pointerout', 'scroll'];
/** These do not pass the root, so they are made of what does. */
const entering = { mouseover: 'mouseenter', mouseout: 'mouseleave', pointerover: 'pointerenter', pointerout: 'pointerleave' };
const others = ['beforeinput', 'input', 'change', 'focusin', 'focusout', 'submit'];

export function hear_user(mirror: PreviewMirror, deliver: (input: HostInput) => void): void {
  const hear = (event: Event) => {
    if (!event.isTrusted || mirror.is_changing || is_inert(mirror)) return;
    const origin = event.composedPath()[0] ?? event.target;
    const target = origin === mirror.root.host ? 0 : mirror.id_of(origin);
    if (target === undefined) return;
    if (own_toggle(event)) return;
    if (native_action_cancelled(event)) event.preventDefault();
    if (event.type === 'mousedown' && document.activeElement !== mirror.root.host) {
      (mirror.root.host as HTMLElement).focus({ preventScroll: true });
    }
    send(target, event_name(event.type), event);
  };
  const carets = new Carets(mirror, deliver);
  const send = (node: number, type: string, event: Event) => {
    if (event instanceof KeyboardEvent) carets.tell(event.composedPath()[0]);
    deliver({ type: 'event', id: 0, data: { node, type, ...details(event, mirror) }, durationMs: 0 });
  };
  const moved = (event: Event) => {
    if (event.isTrusted && !is_inert(mirror)) carets.tell(event.composedPath()[0]);
  };
  mirror.root.addEventListener('selectionchange', moved, { capture: true });
  for (const type of [...mouse, ...keys, ...others]) mirror.root.addEventListener(type, hear, { capture: true });
  for (const type of noisy) {
    const when_wanted = (event: Event) => {
      if (mirror.heard.has(type)) hear(event);
    };
    mirror.root.addEventListener(type, when_wanted, { capture: true });
  }
  for (const [type, crossing] of Object.entries(entering)) {
    const crossed = (event: Event) => {
      if (!event.isTrusted || !mirror.heard.has(crossing) || is_inert(mirror)) return;
      for (const node of crossed_by(event as MouseEvent, mirror)) send(node, crossing, event);
    };
    mirror.root.addEventListener(type, crossed, { capture: true });
  }
  for (const type of keys) {
    mirror.root.host.addEventListener(type, (event) => {
      if (event.composedPath()[0] === mirror.root.host) hear(event); // nothing inside has the focus: it is the body's
    });
  }
  hear_release(mirror, (event) => send(0, 'keyup', event));
  hear_resize(mirror, deliver);
}

/** UI Events, mouse events: every element that the pointer has come into, from the outside in, or left, from the inside out. */
function crossed_by(event: MouseEvent, mirror: PreviewMirror): number[] {
  const other = event.relatedTarget instanceof Node ? event.relatedTarget : null;
  const crossed: number[] = [];
  for (let at = event.composedPath()[0] as Node | null; at && at !== mirror.root && !at.contains(other); at = at.parentNode) {
    const id = mirror.id_of(at);
    if (id !== undefined && !crossed.includes(id)) crossed.push(id);
  }
  return event.type.endsWith('over') ? crossed.reverse() : crossed;
}

/** A key that is pressed in the preview and takes the focus out of it is released outside: that is the body's, too. */
function hear_release(mirror: PreviewMirror, released: (event: KeyboardEvent) => void): void {
  let down = '';
  mirror.root.host.addEventListener('keydown', (event) => (down = (event as KeyboardEvent).code));
  document.addEventListener('keyup', (event) => {
    const left = event.isTrusted && event.code === down && !event.composedPath().includes(mirror.root.host);
    if (event.code === down) down = '';
    if (left && !is_inert(mirror)) released(event);
  });
}

/** The preview has another size: the program's window was resized. The first report is its size at the beginning. */
function hear_resize(mirror: PreviewMirror, deliver: (input: HostInput) => void): void {
  let first = true;
  new ResizeObserver(() => {
    if (!first && mirror.heard.has('resize') && !is_inert(mirror)) {
      deliver({ type: 'event', id: 0, data: { type: 'resize' }, durationMs: 0 });
    }
    first = false;
  }).observe(mirror.root.host);
}

/** A click on a checkbox or radio button is enough: the engine flips it and fires input and change itself. */
const own_toggle = (event: Event) => (event.type === 'input' || event.type === 'change') && is_toggle(event.target);

/** Looking at the past makes the preview inert; the focus that it loses by that was not taken away by the visitor. */
const is_inert = (mirror: PreviewMirror) => mirror.root.host.closest('[inert]') !== null;

/** focusin is heard because it reaches the root; the engine dispatches focus and focusin by itself. */
const event_name = (type: string) => (type === 'focusin' ? 'focus' : type === 'focusout' ? 'blur' : type);

function native_action_cancelled(event: Event): boolean {
  const target = event.composedPath()[0];
  const typing = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  if (event.type === 'submit' || event.type === 'contextmenu' || event.type === 'auxclick') return true;
  if (event.type === 'click' || event.type === 'dblclick') return !typing;
  if (event.type === 'mousedown') return !has_caret(target) && !(target instanceof HTMLSelectElement);
  if (event instanceof KeyboardEvent) return engine_acts(event) || !left_to_browser(event, typing);
  return false;
}

/** Keys that move the focus or the caret, edit, or belong to the browser. */
const left_to_browser = (event: KeyboardEvent, typing: boolean) =>
  typing || event.key === 'Tab' || event.key === 'Escape' || event.ctrlKey || event.metaKey || event.altKey;

/**
 * Whether the engine does what the key does, after the program's listeners, which may forbid it: a character, Enter and the
 * two that delete in a text, a press of a button by Enter or space. What moves the caret, and all other editing (pasting, an
 * input method, words at once), is the browser's, which says so afterwards.
 */
function engine_acts(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof HTMLElement)) return false;
  if (target.closest('button, summary, a') || is_toggle(target)) return event.key === 'Enter' || event.key === ' ';
  return has_selection(target) && (event.key.length === 1 || edits.has(event.key));
}
const edits = new Set(['Enter', 'Backspace', 'Delete']);
const has_caret = (target: EventTarget | undefined) =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && !pressed_types.has(target.type));
const pressed_types = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'image', 'color', 'file']);
const is_toggle = (target: EventTarget | null) =>
  target instanceof HTMLInputElement && (target.type === 'checkbox' || target.type === 'radio');

function details(event: Event, mirror: PreviewMirror): Record<string, unknown> {
  const target = event.composedPath()[0];
  const found: Record<string, unknown> = {};
  if (event instanceof MouseEvent || event instanceof KeyboardEvent) {
    const { ctrlKey, shiftKey, altKey, metaKey } = event;
    Object.assign(found, { ctrlKey, shiftKey, altKey, metaKey });
  }
  if (event instanceof MouseEvent) {
    const box = mirror.root.host.getBoundingClientRect();
    const [clientX, clientY] = [Math.round(event.clientX - box.left), Math.round(event.clientY - box.top)];
    Object.assign(found, { clientX, clientY });
    found.pageX = clientX + Math.round(mirror.root.host.scrollLeft);
    found.pageY = clientY + Math.round(mirror.root.host.scrollTop);
    found.offsetX = event.offsetX;
    found.offsetY = event.offsetY;
    found.button = event.button;
    if (event.type === 'mousedown') found.acts = event.defaultPrevented; // the engine moves the focus
    found.buttons = event.buttons;
    found.detail = event.detail;
  }
  if (event instanceof KeyboardEvent) {
    found.key = event.key;
    found.code = event.code;
    found.repeat = event.repeat;
    found.acts = engine_acts(event);
  }
  if (event instanceof FocusEvent) found.relatedNode = mirror.id_of(event.relatedTarget) ?? null;
  if (event instanceof MouseEvent && event.relatedTarget) found.relatedNode = mirror.id_of(event.relatedTarget) ?? null;
  if (event instanceof InputEvent) {
    found.inputType = event.inputType;
    found.text = event.data;
  }
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    found.value = target.value;
    if (target instanceof HTMLInputElement) found.checked = target.checked;
  }
  return found;
}
