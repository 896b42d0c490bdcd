// Messages at the edge of the page, the latest below. Each stays until it is closed; more than three push out the oldest that asks for nothing.

import { button, element, make } from '../../dom/elements';

export interface NoticeAction {
  label: string;
  act(): void;
}

const at_most = 3;

export function say(message: string, hint = '', ...actions: (NoticeAction | undefined)[]): void {
  const box = element('notice', HTMLElement);
  const wanted = actions.filter((action) => action !== undefined);
  const card = make('div', { class: 'notice' }, make('span', { class: 'message' }, message));
  if (hint) card.append(make('span', { class: 'hint' }, hint));
  const close = () => {
    card.remove();
    box.hidden = box.childElementCount === 0;
  };
  const row = make('span', { class: 'row' });
  for (const { label, act } of wanted) {
    row.append(
      button(label, () => {
        close();
        act();
      }),
    );
  }
  row.append(button('Close', close));
  card.append(row);
  if (wanted.length > 0) card.dataset.asks = '';
  for (const old of cards(box)) if (old.querySelector('.message')?.textContent === message) old.remove();
  box.append(card);
  while (box.childElementCount > at_most) (cards(box).find((old) => old !== card && !('asks' in old.dataset)) ?? cards(box)[0]!).remove();
  box.hidden = false;
}

const cards = (box: HTMLElement): HTMLElement[] => [...box.querySelectorAll<HTMLElement>('.notice')];
