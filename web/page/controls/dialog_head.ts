// What every dialog begins with: its name, and the way out.

import { button, make } from '../../dom/elements';

export function head(text: string, id: string, dialog: HTMLDialogElement): HTMLElement {
  return make(
    'div',
    { class: 'dialog-head' },
    make('h2', { id }, text),
    button('Close', () => dialog.close()),
  );
}
