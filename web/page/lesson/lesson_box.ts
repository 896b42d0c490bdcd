// What a lesson says beside its program: before the run what to look at, after it why it went so, what to try, and what comes next.

import type { Scenario } from '../../contract/scenario';
import { button, element, make, set_text } from '../../dom/elements';
import { is_over, is_past } from '../words/format';
import type { Session } from '../session/session';

export interface LessonBoxPorts {
  /** Asks the lesson's questions. */
  predict?(): void;
  /** The lesson after this one; undefined: there is none to offer. */
  next?(): Promise<{ title: string; open(): void } | undefined>;
}

export function start_lesson_box(session: Session, { predict, next }: LessonBoxPorts = {}): void {
  const box = element('notes', HTMLDetailsElement);
  const offer = button('Predict', () => predict?.(), { class: 'predict' });
  const after = make('div', { id: 'notes-after', class: 'notes-after', hidden: true });
  box.append(offer, after);
  session.on('open', ({ notes, questions }) => {
    offer.hidden = !predict || !questions?.length;
    box.hidden = !notes;
    box.open = session.base !== '' && !matchMedia('(max-width: 640px), (max-height: 560px)').matches;
    set_text(element('notes-text', HTMLElement), notes ?? '');
    after.hidden = true;
  });
  session.on('state', (state) => {
    const over = state.step > 0 && is_over(state) && !is_past(state) && !session.stale;
    if (after.hidden !== over) return;
    after.hidden = !over;
    if (!over) return;
    const { scenario } = session;
    after.replaceChildren(
      ...parts_after(
        scenario,
        session.lines.map(({ text }) => text),
      ),
    );
    void next?.().then((lesson) => {
      if (lesson && session.scenario === scenario) after.append(button(`Next lesson: ${lesson.title}`, lesson.open));
    });
  });
}

function parts_after({ explanation, try: task }: Scenario, shown: string[]): HTMLElement[] {
  const parts = explanation ? [make('p', {}, make('strong', {}, 'Why. '), explanation)] : [];
  if (!task) return parts;
  const said = make('p', {}, make('strong', {}, 'Now try. '), task.text);
  if (task.console && is_done(task.console, shown)) said.append(make('span', { class: 'done', role: 'status' }, ' Done: that is it.'));
  return [...parts, said];
}

const is_done = (wanted: string[], shown: string[]): boolean =>
  wanted.length === shown.length && wanted.every((line, i) => line === shown[i]);
