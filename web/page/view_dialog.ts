// How the machine is shown: theme, words, waits, size of type. The visitor's choices, kept in storage.

import { element, make } from './elements';
import { parse_untrusted } from './scenario';
import type { Session } from './session';
import { head } from './share_dialog';
import * as storage from './storage';
import { themes, type Theme } from './theme';

interface View {
  wording: 'plain' | 'precise';
  skipWaits: boolean;
  lecture: boolean;
}

function stored_view(): View {
  const view: View = { wording: 'plain', skipWaits: false, lecture: false };
  try {
    const stored = parse_untrusted(storage.read('view') ?? '{}') as Partial<View>;
    if (stored.wording === 'precise') view.wording = 'precise';
    view.skipWaits = stored.skipWaits === true;
    view.lecture = stored.lecture === true;
  } catch {
    // What can't be read was not chosen.
  }
  return view;
}

/** Returns what tells the machine, once it is there. */
export function start_view(session: Session, theme: Theme): () => void {
  const dialog = element('view-dialog', HTMLDialogElement);
  const view = stored_view();
  const tell = () => {
    document.documentElement.classList.toggle('lecture', view.lecture);
    session.machine?.command({ do: 'settings', ...view });
    session.refresh();
  };
  const changed = () => {
    storage.write('view', JSON.stringify(view));
    tell();
  };
  element('view', HTMLButtonElement).addEventListener('click', () => {
    dialog.replaceChildren(
      make(
        'div',
        { class: 'dialog-body' },
        head('View', 'view-heading', dialog),
        choice('Theme', theme.choice, themes, (value) => theme.choose(value)),
        choice('Words', view.wording, ['plain', 'precise'], (value) => {
          view.wording = value;
          changed();
        }),
        choice('Waits', view.skipWaits ? 'skipped' : 'real', ['real', 'skipped'], (value) => {
          view.skipWaits = value === 'skipped';
          changed();
        }),
        choice('Type', view.lecture ? 'large' : 'normal', ['normal', 'large'], (value) => {
          view.lecture = value === 'large';
          changed();
        }),
        make(
          'p',
          { class: 'quiet' },
          'Plain says what courses say; precise uses the names of the standards. Skipped waits change no order.',
        ),
      ),
    );
    dialog.showModal();
  });
  return tell;
}

function choice<T extends string>(
  label: string,
  chosen: T,
  values: readonly T[],
  choose: (value: T) => void,
): HTMLElement {
  const group = make('fieldset', { class: 'choice' }, make('legend', {}, label));
  for (const value of values) {
    const input = make('input', { type: 'radio', name: label, value, checked: value === chosen });
    input.addEventListener('change', () => choose(value));
    group.append(make('label', {}, input, value));
  }
  return group;
}
