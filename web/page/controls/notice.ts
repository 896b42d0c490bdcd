// One message at the edge of the page, until it is closed or replaced.

import { button, element, make } from '../../dom/elements';

export interface NoticeAction {
  label: string;
  act(): void;
}

export function say(message: string, hint = '', action?: NoticeAction): void {
  const notice = element('notice', HTMLElement);
  notice.hidden = false;
  notice.replaceChildren(make('span', {}, message));
  if (hint) notice.append(make('span', { class: 'hint' }, hint));
  const close = () => {
    notice.hidden = true;
  };
  const row = make('span', { class: 'row' });
  if (action) {
    row.append(
      button(action.label, () => {
        close();
        action.act();
      }),
    );
  }
  row.append(button('Close', close));
  notice.append(row);
}
