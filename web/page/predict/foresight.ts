// What the open run will come to, asked of the module a slice at a time, and the places of a run that lessons name.

import type { Ahead, AheadMoment } from '../../contract/commands';
import type { EngineState } from '../../contract/state';
import { Hub } from '../session/hub';
import type { Session } from '../session/session';

const ask_again_ms = 1000;

export class Foresight extends Hub<{ known: Ahead }> {
  known: Ahead | undefined;
  private steps: ReadonlySet<number> = new Set();
  private wanted = false;
  private timer = 0;
  private asked_at = 0;
  private inputs = 0;

  constructor(private readonly session: Session) {
    super();
    session.on('open', () => {
      this.wanted = false;
    });
    session.on('load', () => this.forget());
    session.on('state', (state) => this.compare(state));
  }

  /** Known soon, and again for each new run of what is open. */
  want(): void {
    this.wanted = true;
    if (!this.known && this.timer === 0) this.begin();
  }

  private forget(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.known = undefined;
    if (this.wanted) this.begin();
  }

  private begin(): void {
    this.asked_at = performance.now();
    this.inputs = this.count_inputs();
    this.ask_soon(true);
  }

  /** A slice at a time, so that the page stays alive. */
  private ask_soon(anew: boolean): void {
    this.timer = window.setTimeout(() => this.ask(anew));
  }

  private ask(anew: boolean): void {
    this.timer = 0;
    const answer = this.session.machine?.command({ do: 'ahead', anew });
    if (!answer) return;
    if (!answer.over) return this.ask_soon(false);
    this.known = answer;
    this.steps = new Set(answer.moments.map(({ step }) => step));
    this.emit('known', answer);
  }

  /** What only the outside could know, a click above all, has made it another run than was foreseen. */
  private compare({ moment }: EngineState): void {
    if (!this.wanted || !this.known || !moment || this.steps.has(moment.step)) return;
    if (this.timer !== 0 || performance.now() - this.asked_at < ask_again_ms) return;
    this.asked_at = performance.now();
    if (this.count_inputs() !== this.inputs) this.begin();
  }

  private count_inputs(): number {
    return this.session.machine?.command({ do: 'log' })?.inputs.length ?? 0;
  }
}

/** The index of the moment at a place (`line 3`, `microtask 2`…); -1 is the start; undefined: the run does not come there. */
export function index_of(ahead: Ahead, at: string): number | undefined {
  if (at === 'start') return -1;
  if (at === 'end') return ahead.end === 'over' || ahead.end === 'halted' ? ahead.moments.length - 1 : undefined;
  const [, kind, number, time = '1'] = /^(\w+) (\d+)(?: time (\d+))?$/.exec(at) ?? [];
  const index = find(ahead.moments, kind ?? '', Number(number), Number(time));
  return index < 0 ? undefined : index;
}

function find(moments: AheadMoment[], kind: string, number: number, time: number): number {
  switch (kind) {
    case 'line': {
      const here = moments.filter(({ line, visit, begins }) => line === number && (visit || begins));
      // Where something of the line has happened; a line in which nothing does is stood before.
      const within = here.filter(({ begins }) => !begins);
      const told = within.length > 0 ? within : here;
      const visits = [...new Set(told.map(({ visit }) => visit))];
      return time > visits.length ? -1 : moments.indexOf(told.find(({ visit }) => visit === visits[time - 1])!);
    }
    case 'microtask':
    case 'task':
      return moments.findIndex((moment) => moment[kind] === number);
    case 'console':
      return moments.findIndex((moment) => moment.console >= number);
    case 'moment':
      return number <= moments.length ? number - 1 : -1;
    default:
      return -1;
  }
}
