// Where the caret is in a field of the preview, and what is selected there, when the visitor has changed it: the engine edits
// at the caret that it knows, so it hears of it before the key that follows.

import type { HostInput } from '../contract/host';
import type { PreviewMirror } from './preview_mirror';

const text_types = new Set(['text', 'search', 'tel', 'url', 'password']);

export type Field = HTMLInputElement | HTMLTextAreaElement;

export const has_selection = (target: EventTarget | null | undefined): target is Field =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && text_types.has(target.type));

export class Carets {
  constructor(
    private readonly mirror: PreviewMirror,
    private readonly deliver: (input: HostInput) => void,
  ) {}

  tell(target: EventTarget | null | undefined): void {
    if (!has_selection(target) || this.mirror.root.activeElement !== target) return;
    const node = this.mirror.id_of(target);
    const text = selection_text(target);
    if (node === undefined || (this.mirror.selections.get(target) ?? at_the_start) === text) return;
    this.mirror.selections.set(target, text);
    const data = {
      node,
      type: 'selectionchange',
      from: target.selectionStart,
      to: target.selectionEnd,
      direction: target.selectionDirection,
    };
    this.deliver({ type: 'event', id: 0, data, durationMs: 0 });
  }
}

const at_the_start = '0 0 forward';

/** Two selections are the same when their texts are. */
export const selection_text = (field: Field): string => `${field.selectionStart} ${field.selectionEnd} ${field.selectionDirection}`;
