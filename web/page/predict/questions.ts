// A question about a run, made from what is foreseen of it: what can be chosen, what is right, and the sentence of the moment that decides.

import type { Ahead, AheadMoment } from '../../contract/commands';
import type { Question } from '../../contract/scenario';
import { index_of } from './foresight';

export interface Posed {
  question: Question;
  /** It is asked from this step on, and can be seen from that one. */
  from: number;
  until: number;
  /** Several in their order, otherwise one. */
  in_order: boolean;
  choices: string[];
  right: string[];
  /** Why what stands at this place of the right answer stands there; `chosen` was taken for it. */
  reason(place: number, chosen: string): string;
}

export interface Unposed {
  question: Question;
  why_not: string;
}

const most_lines = 10;
const most_choices = 8;
const most_turns = 4;

const goes_on = 'The code that runs now goes on';
const nothing = 'Nothing: the event loop waits';
const empty = 'Nothing: the stack is empty';

export function pose(question: Question, ahead: Ahead): Posed | Unposed {
  const at = index_of(ahead, question.at);
  if (at === undefined) return { question, why_not: `The run does not come to ${question.at}. ${ahead.why ?? ''}`.trim() };
  if (question.ask === 'console') return pose_console(question, ahead, at);
  if (question.ask === 'next') return pose_next(question, ahead, at);
  return pose_stack(question, ahead, at);
}

export const is_posed = (one: Posed | Unposed): one is Posed => !('why_not' in one);

const step_at = ({ moments }: Ahead, index: number): number => moments[index]?.step ?? (index < 0 ? 0 : Number.POSITIVE_INFINITY);
const ends = ({ end }: Ahead): boolean => end === 'over' || end === 'halted';

// --- in which order the lines come ----------------------------------------------------------------------------------

function pose_console(question: Question, ahead: Ahead, at: number): Posed | Unposed {
  const { moments } = ahead;
  const before = moments[at]?.console ?? 0;
  const lines = ahead.console.slice(before, before + most_lines);
  if (lines.length < most_lines && !ends(ahead)) return { question, why_not: ahead.why ?? '' };
  if (lines.length < 2) return { question, why_not: 'There are not two lines of the console to put in order.' };
  /** The moment that prints the line at this place. */
  const printed = (place: number) => moments.findIndex((moment) => moment.console > before + place);
  return {
    question: lines.length < ahead.console.length - before ? { ...question, text: `${question.text} (The next ${most_lines}.)` } : question,
    from: step_at(ahead, at),
    until: step_at(ahead, printed(0)),
    in_order: true,
    choices: [...lines].sort((a, b) => a.line - b.line).map(({ text }) => text),
    right: lines.map(({ text }) => text),
    reason(place, chosen) {
      const from = place === 0 ? at : printed(place - 1);
      const between = moments.slice(from + 1, printed(place) + 1);
      const line = lines.find(({ text }) => text === chosen)?.line;
      const handed_over = between.find((moment) => moment.line === line && moment.weight !== 'passing' && !moment.turn && !moment.begins);
      const telling = (moment: AheadMoment) => moment.weight !== 'passing' && moment.kind !== 'console_line';
      const deciding = between.findLast(({ turn }) => turn) ?? handed_over ?? between.findLast(telling) ?? between.at(-1);
      return deciding?.sentence ?? '';
    },
  };
}

// --- what runs next -------------------------------------------------------------------------------------------------

const turn_in_words = ({ turn, line }: AheadMoment): string => (line ? `${turn}, line ${line}` : String(turn));

function pose_next(question: Question, ahead: Ahead, at: number): Posed | Unposed {
  const here = ahead.moments[Math.max(at, 0)];
  if (!here) return { question, why_not: 'Nothing happens in this run.' };
  const turns = ahead.moments.slice(Math.max(at, 0) + 1).filter(({ turn }) => turn);
  const next = turns[0];
  if (!here.goesOn && !next && !ends(ahead)) return { question, why_not: ahead.why ?? '' };
  const right = here.goesOn ? goes_on : next ? turn_in_words(next) : nothing;
  const others = [...new Set(turns.slice(0, most_turns).map(turn_in_words))].sort();
  const choices = [...(here.stack.length > 0 ? [goes_on] : []), ...others, ...(others.length < 2 ? [nothing] : [])];
  return {
    question,
    from: here.step,
    until: step_at(ahead, Math.max(at, 0) + 1),
    in_order: false,
    choices,
    right: [right],
    reason: () => (here.goesOn ? `Line ${here.goesOn} follows in the same turn: nothing comes in between.` : (next?.sentence ?? nothing)),
  };
}

// --- what stands on the stack ----------------------------------------------------------------------------------------

function pose_stack(question: Question, ahead: Ahead, at: number): Posed | Unposed {
  const { moments } = ahead;
  const place = Math.max(at, 0);
  const here = moments[place];
  if (!here) return { question, why_not: 'Nothing happens in this run.' };
  const stack = here.stack.length > 0 ? here.stack.toReversed() : [empty];
  const names = [...new Set([...stack, ...moments.flatMap((moment) => moment.stack)])].slice(0, Math.max(most_choices, stack.length));
  const seen_first = (name: string) => moments.findIndex((moment) => moment.stack.includes(name));
  const once = names.sort((a, b) => seen_first(a) - seen_first(b));
  // A function that calls itself stands there more than once.
  const again = stack.filter((name, i) => stack.indexOf(name) !== i);
  const before = moments.findLastIndex(({ kind, weight }, i) => i < place && (kind === 'console_line' || weight === 'key'));
  return {
    question,
    from: step_at(ahead, before),
    until: here.step,
    in_order: true,
    choices: [...once, ...again, ...(stack[0] === empty || once.length + again.length > 1 ? [] : [empty])],
    right: stack,
    reason: () =>
      moments.findLast(({ kind, turn }, i) => i <= place && (kind === 'frame_pushed' || kind === 'script_begins' || turn))?.sentence ?? '',
  };
}

// --- the answer that was given ----------------------------------------------------------------------------------------

export interface Verdict {
  /** How many of what was given, from the first on, are right. */
  kept: number;
  right: boolean;
  /** What decides it against the first that is wrong; empty where nothing is. */
  reason: string;
}

export function judge(posed: Posed, given: readonly string[]): Verdict {
  const wrong = given.findIndex((choice, place) => choice !== posed.right[place]);
  const kept = wrong < 0 ? given.length : wrong;
  return { kept, right: wrong < 0 && given.length === posed.right.length, reason: wrong < 0 ? '' : posed.reason(wrong, given[wrong]!) };
}
