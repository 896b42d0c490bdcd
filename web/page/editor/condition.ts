// The condition of a breakpoint: an expression; where it is true the line stops the run.

import type { Condition } from '../../contract/commands';
import { button, element, make } from '../../dom/elements';
import { head } from '../controls/dialog_head';

export function ask_condition({ line, text }: Condition, answer: (condition: Condition) => void): void {
  const dialog = element('condition-dialog', HTMLDialogElement);
  const input = make('input', { type: 'text', autocomplete: 'off', spellcheck: 'false', 'aria-label': 'Condition' });
  input.value = text;
  const set = () => {
    dialog.close();
    answer({ line, text: input.value.trim() });
  };
  const form = make('form', { method: 'dialog', class: 'row' }, input, button('Set', set, { class: 'primary' }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    set();
  });
  const said =
    'An expression, such as i > 5: the line stops the run where it is true. Asking changes nothing of the run. Empty: it stops always.';
  dialog.replaceChildren(
    make(
      'div',
      { class: 'dialog-body' },
      head(`Stop at line ${line} only where`, 'condition-heading', dialog),
      form,
      make('p', { class: 'quiet' }, said),
    ),
  );
  dialog.showModal();
  input.focus();
}
