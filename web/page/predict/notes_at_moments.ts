// A lesson's notes: each is shown while the run stands at its moment, on the way forth and back, and stays long enough to be read.

import type { Ahead } from '../../contract/commands';
import { element, set_text } from '../../dom/elements';
import type { Session } from '../session/session';
import { index_of, type Foresight } from './foresight';

const word_ms = 250;
const least_ms = 1200;
const most_ms = 8000;

export function start_notes_at_moments(session: Session, foresight: Foresight): void {
  const box = element('note', HTMLElement);
  let notes = new Map<number, string>(); // by step
  let shown = '';
  const show = (note: string) => {
    if (note === shown) return;
    shown = note;
    box.hidden = note === '';
    set_text(box, note);
    if (note && session.state?.playing) session.machine?.command({ do: 'hold', ms: reading_ms(note) });
  };
  const look = () => {
    const { state } = session;
    show((!session.stale && state && notes.get(state.step === 0 ? 0 : (state.moment?.step ?? -1))) || '');
  };
  session.on('load', ({ moments }) => {
    notes = new Map();
    show('');
    if (moments?.length) foresight.want();
  });
  foresight.on('known', (ahead) => {
    notes = notes_of(session.scenario.moments ?? [], ahead);
    look();
  });
  session.on('state', look);
  session.on('stale', look);
}

const reading_ms = (note: string): number => Math.min(most_ms, Math.max(least_ms, note.split(/\s+/).length * word_ms));

function notes_of(moments: readonly { at: string; note: string }[], ahead: Ahead): Map<number, string> {
  const notes = new Map<number, string>();
  for (const { at, note } of moments) {
    const index = index_of(ahead, at);
    if (index === undefined) continue; // only the real run may come there
    const step = ahead.moments[index]?.step ?? 0;
    notes.set(step, notes.has(step) ? `${notes.get(step)}\n${note}` : note);
  }
  return notes;
}
