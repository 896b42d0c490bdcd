// How the machine is shown: theme, words, waits, size of type, parts of the picture. The visitor's choices, kept in storage.

import { element, make } from '../../dom/elements';
import type { StopAt } from '../../contract/commands';
import type { PictureLayout } from '../../contract/scene';
import { foldable_parts, part_names } from '../../contract/tables';
import { parse_untrusted } from '../../contract/scenario';
import type { Session } from '../session/session';
import { head } from './head';
import * as storage from '../session/storage';
import { themes, type Theme } from '../controls/theme';

interface View {
  wording: 'plain' | 'precise';
  skipWaits: boolean;
  lecture: boolean;
  stopAt: StopAt;
  /** One arrangement for ordinary type, one for large. */
  layouts: { normal: PictureLayout; large: PictureLayout };
}

const stop_names: Record<StopAt, string> = { nothing: 'none', uncaught: 'that nobody catches', thrown: 'all' };
const stop_choices = Object.keys(stop_names) as StopAt[];

/** In a lecture hall few parts are enough: what the loop turns between. */
const first_layouts = (): View['layouts'] => ({ normal: { folded: [] }, large: { folded: ['heap', 'timeline'] } });

/** The machine checks the numbers; the dialog needs the list. */
function stored_layout(stored: unknown): PictureLayout | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { folded } = stored as PictureLayout;
  return { ...stored, folded: Array.isArray(folded) ? foldable_parts.filter((part) => folded.includes(part)) : [] };
}

function stored_view(): View {
  const view: View = { wording: 'plain', skipWaits: false, lecture: false, stopAt: 'nothing', layouts: first_layouts() };
  try {
    const stored = parse_untrusted(storage.read('view') ?? '{}') as Partial<View>;
    if (stored.wording === 'precise') view.wording = 'precise';
    view.skipWaits = stored.skipWaits === true;
    view.lecture = stored.lecture === true;
    view.stopAt = stop_choices.find((choice) => choice === stored.stopAt) ?? 'nothing';
    for (const size of ['normal', 'large'] as const) view.layouts[size] = stored_layout(stored.layouts?.[size]) ?? view.layouts[size];
  } catch {
    // What can't be read was not chosen.
  }
  return view;
}

export interface ViewPorts {
  /** Tells the machine, once it is there. */
  tell(): void;
  /** The visitor has arranged the picture with the pointer. */
  arranged(layout: PictureLayout): void;
}

export function start_view(session: Session, theme: Theme): ViewPorts {
  const dialog = element('view-dialog', HTMLDialogElement);
  const view = stored_view();
  const size = () => (view.lecture ? 'large' : 'normal');
  const tell = () => {
    const { wording, skipWaits, lecture, stopAt } = view;
    document.documentElement.classList.toggle('lecture', lecture);
    session.machine?.command({ do: 'settings', wording, skipWaits, lecture, stopAt, layout: view.layouts[size()] });
    session.refresh();
  };
  const keep = () => storage.write('view', JSON.stringify(view));
  const changed = () => {
    keep();
    tell();
  };
  const show = () => {
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
        choice('Stop at errors', stop_names[view.stopAt], Object.values(stop_names), (value) => {
          view.stopAt = stop_choices.find((each) => stop_names[each] === value)!;
          changed();
        }),
        choice('Type', size(), ['normal', 'large'], (value) => {
          view.lecture = value === 'large';
          changed();
          show(); // large type has an arrangement of its own
        }),
        shown_parts(view.layouts[size()], changed),
        reset_button(() => {
          view.layouts[size()] = first_layouts()[size()];
          changed();
          show();
        }),
        make(
          'p',
          { class: 'quiet' },
          'Plain says what courses say; precise uses the names of the standards. Skipped waits change no order. In the picture the borders between parts can be dragged.',
        ),
      ),
    );
  };
  element('view', HTMLButtonElement).addEventListener('click', () => {
    show();
    dialog.showModal();
  });
  return {
    tell,
    arranged: (layout) => {
      view.layouts[size()] = layout;
      keep();
    },
  };
}

function reset_button(reset: () => void): HTMLElement {
  const button = make('button', { type: 'button' }, 'Arrange the picture as at first');
  button.addEventListener('click', reset);
  return button;
}

function shown_parts(layout: PictureLayout, changed: () => void): HTMLElement {
  const group = make('fieldset', { class: 'choice' }, make('legend', {}, 'Parts'));
  for (const part of foldable_parts) {
    const input = make('input', { type: 'checkbox', checked: !layout.folded.includes(part) });
    input.addEventListener('change', () => {
      layout.folded = layout.folded.filter((other) => other !== part);
      if (!input.checked) layout.folded.push(part);
      changed();
    });
    group.append(make('label', {}, input, part_names[part]));
  }
  return group;
}

function choice<T extends string>(label: string, chosen: T, values: readonly T[], choose: (value: T) => void): HTMLElement {
  const group = make('fieldset', { class: 'choice' }, make('legend', {}, label));
  for (const value of values) {
    const input = make('input', { type: 'radio', name: label, value, checked: value === chosen });
    input.addEventListener('change', () => choose(value));
    group.append(make('label', {}, input, value));
  }
  return group;
}
