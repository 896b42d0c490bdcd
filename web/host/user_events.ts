// What the visitor does in the preview, as inputs. Only trusted events count; the engine performs default actions,
// so the browser's own are cancelled, but for typing, focus and the click that a key makes on a button.

import type { HostInput } from '../page/engine_module';
import type { PreviewMirror } from './preview_mirror';

const mouse = ['click', 'dblclick', 'auxclick', 'contextmenu', 'mousedown', 'mouseup', 'pointerdown', 'pointerup'];
const keys = ['keydown', 'keyup'];
const others = ['input', 'change', 'focusin', 'focusout', 'submit'];

export function hear_user(mirror: PreviewMirror, deliver: (input: HostInput) => void): void {
  const hear = (event: Event) => {
    if (!event.isTrusted || mirror.is_changing || is_inert(mirror)) return;
    const target = mirror.id_of(event.composedPath()[0] ?? event.target);
    if (target === undefined) return;
    if (native_action_cancelled(event)) event.preventDefault();
    deliver({
      type: 'event',
      id: 0,
      data: { node: target, type: event_name(event.type), ...details(event, mirror) },
      durationMs: 0,
    });
  };
  for (const type of [...mouse, ...keys, ...others]) mirror.root.addEventListener(type, hear, { capture: true });
}

/** Looking at the past makes the preview inert; the focus that it loses by that was not taken away by the visitor. */
const is_inert = (mirror: PreviewMirror) => mirror.root.host.closest('[inert]') !== null;

/** focusin is heard because it reaches the root; the engine dispatches focus and focusin by itself. */
const event_name = (type: string) => (type === 'focusin' ? 'focus' : type === 'focusout' ? 'blur' : type);

function native_action_cancelled(event: Event): boolean {
  const target = event.composedPath()[0];
  const typing =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  if (event.type === 'submit' || event.type === 'contextmenu' || event.type === 'auxclick') return true;
  if (event.type === 'click' || event.type === 'dblclick') return !typing;
  if (event instanceof KeyboardEvent) {
    const activates =
      (event.key === 'Enter' || event.key === ' ') &&
      target instanceof HTMLElement &&
      target.closest('button, summary');
    return (
      !activates &&
      !typing &&
      event.key !== 'Tab' &&
      event.key !== 'Escape' &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.altKey
    );
  }
  return false;
}

function details(event: Event, mirror: PreviewMirror): Record<string, unknown> {
  const target = event.composedPath()[0];
  const found: Record<string, unknown> = {};
  if (event instanceof MouseEvent || event instanceof KeyboardEvent) {
    const { ctrlKey, shiftKey, altKey, metaKey } = event;
    Object.assign(found, { ctrlKey, shiftKey, altKey, metaKey });
  }
  if (event instanceof MouseEvent) {
    const box = mirror.root.host.getBoundingClientRect();
    found.clientX = Math.round(event.clientX - box.left);
    found.clientY = Math.round(event.clientY - box.top);
    found.button = event.button;
    found.buttons = event.buttons;
    found.detail = event.detail;
  }
  if (event instanceof KeyboardEvent) {
    found.key = event.key;
    found.code = event.code;
    found.repeat = event.repeat;
  }
  if (event instanceof FocusEvent) found.relatedNode = mirror.id_of(event.relatedTarget) ?? null;
  if (event instanceof InputEvent) {
    found.inputType = event.inputType;
    found.text = event.data;
  }
  if (
    target instanceof HTMLInputElement ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  ) {
    found.value = target.value;
    if (target instanceof HTMLInputElement) found.checked = target.checked;
  }
  return found;
}
