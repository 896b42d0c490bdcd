// alert, confirm and prompt: the machine stands parked until the visitor answers, or stops the program.

import { button, element, make } from '../dom/elements';
import type { DialogQuestion, HostInput } from '../contract/host';

export class Dialogs {
  private readonly dialog = element('program-dialog', HTMLDialogElement);
  private waiting: ((value: string | boolean | null) => void) | undefined;

  /** `stop`: the run is to be paused, before the answer reaches it. */
  constructor(
    private readonly deliver: (input: HostInput) => void,
    private readonly stop: () => void,
  ) {
    // Escape closes it, with or without a cancel event before.
    this.dialog.addEventListener('close', () => {
      if (!this.dialog.open) this.answer(false);
    });
  }

  ask(id: number, request: DialogQuestion): void {
    const start = performance.now();
    this.waiting = (value) => {
      this.deliver({ type: 'dialog', id, data: { value }, durationMs: performance.now() - start });
    };
    const field = make('input', { type: 'text', value: request.value ?? '', 'aria-label': 'Answer' });
    const form = make(
      'form',
      { class: 'dialog-body', method: 'dialog' },
      make('div', { class: 'dialog-head' }, make('h2', { id: 'program-dialog-heading' }, `The program asks: ${request.kind}`)),
      make('p', { class: 'said' }, shortened(request.message)),
    );
    if (request.kind === 'prompt') form.append(field);
    const buttons = make('div', { class: 'row' }, make('button', { class: 'primary', type: 'submit' }, 'OK'));
    if (request.kind !== 'alert') buttons.append(button('Cancel', () => this.answer(false)));
    const stop = () => {
      this.stop();
      this.answer(false);
    };
    buttons.append(button('Stop the program', stop, { class: 'apart', title: 'Cancel, and pause the run here' }));
    form.append(buttons);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.answer(true, field.value);
    });
    this.kind = request.kind;
    this.dialog.replaceChildren(form);
    if (!this.dialog.open) this.dialog.showModal();
  }

  reset(): void {
    this.waiting = undefined;
    if (this.dialog.open) this.dialog.close();
  }

  private kind: DialogQuestion['kind'] = 'alert';

  private answer(accepted: boolean, text = ''): void {
    const { waiting } = this;
    this.reset();
    waiting?.(this.kind === 'prompt' ? (accepted ? text : null) : this.kind === 'confirm' ? accepted : null);
  }
}

const longest = 5000;
const shortened = (text: string): string =>
  text.length <= longest ? text : `${text.slice(0, longest)}… (${(text.length - longest).toLocaleString('en')} more characters)`;
