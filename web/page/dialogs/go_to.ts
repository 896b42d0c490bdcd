// Ctrl+G: to a line of the program, or to a step of the run.

import { button, element, make } from '../../dom/elements';
import type { Session } from '../session/session';
import { head } from '../controls/dialog_head';

export function show_go_to(session: Session, to_line: (line: number) => void): void {
  const dialog = element('go-dialog', HTMLDialogElement);
  const input = make('input', { type: 'text', inputmode: 'numeric', autocomplete: 'off', 'aria-label': 'Line, or # and a step' });
  const problem = make('p', { class: 'quiet', role: 'alert' });
  const go = () => {
    const [, sign, digits] = /^\s*(#?)\s*(\d{1,15})\s*$/.exec(input.value) ?? [];
    const number = Number(digits);
    if (!digits || (!sign && number === 0)) {
      problem.textContent = 'A line is a number from 1, a step is # and a number from 0.';
      return;
    }
    dialog.close();
    if (sign) session.seek(number);
    else to_line(number);
  };
  const form = make('form', { method: 'dialog', class: 'row' }, input, button('Go', go, { class: 'primary' }));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    go();
  });
  dialog.replaceChildren(
    make(
      'div',
      { class: 'dialog-body' },
      head('Go to', 'go-heading', dialog),
      form,
      make(
        'p',
        { class: 'quiet' },
        `A line of the program: 12. A step of the run: #${session.state?.furthest ?? 0} is the furthest so far.`,
      ),
      problem,
    ),
  );
  dialog.showModal();
  input.focus();
}
