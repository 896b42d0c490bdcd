// Three short hints on the first visit. Once closed they never come back.

import { button, element, make } from '../../dom/elements';
import type { Session } from '../session/session';
import * as storage from '../session/storage';

const hints = [
  'Type a program in the editor, or choose a lesson above. Then press Play, or Step to go slowly.',
  'Follow one token: the same letter and colour stands in the Web APIs, in a queue, on the stack and in the console.',
  'Nothing is lost: Back takes every step back, and looking slowly changes no order. Press ? for all keys.',
];

/** Whoever runs the program needs them no more, this time. */
export function start_hints(session: Session): void {
  if (storage.read('hints') === 'closed') return;
  const text = make('p', { role: 'status' });
  const next = button('Next', () => show(at + 1));
  const close = button('Close the hints', () => {
    storage.write('hints', 'closed');
    card.remove();
    element('play', HTMLButtonElement).focus();
  });
  const card = make('aside', { id: 'hints', class: 'hints', 'aria-label': 'Hints' }, text, make('div', { class: 'row' }, next, close));
  let at = 0;
  const show = (index: number) => {
    at = index;
    text.textContent = `${index + 1} of ${hints.length}. ${hints[index]}`;
    if (index === hints.length - 1) {
      if (document.activeElement === next) close.focus();
      next.hidden = true;
    }
  };
  show(0);
  const end = session.on('state', (state) => {
    if (state.step === 0 && !state.playing) return;
    end();
    card.remove();
  });
  document.querySelector('.machine')!.append(card);
}
