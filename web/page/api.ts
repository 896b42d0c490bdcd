// `window.loopscope`: what tests, teachers and embedding pages may do. Stable; see README.md of this folder.

import type { PlacesResult } from '../contract/scene';
import type { EngineState } from '../contract/state';
import { step_kinds, type StepKind } from '../contract/tables';
import { is_over } from './words/format';
import { check_scenario, parse_untrusted, type Scenario } from '../contract/scenario';
import { own_zone } from './session/time_zone';
import type { Session } from './session/session';
import { decode, encode } from './links/share';
import { link_address } from './links/address';
import { lesson } from './links/gallery';

export interface ApiEvents {
  load: Scenario;
  state: EngineState;
  step: EngineState;
  console: string[];
  end: EngineState;
}

export interface LoopscopeApi {
  load(what: Scenario | string): Promise<EngineState | undefined>;
  run(options?: { until?: number }): Promise<EngineState | undefined>;
  play(): void;
  pause(): void;
  step(kind?: StepKind): Promise<EngineState | undefined>;
  back(kind?: StepKind): Promise<EngineState | undefined>;
  seek(step: number): Promise<EngineState | undefined>;
  state(): EngineState | undefined;
  console(): string[];
  link(): Promise<string>;
  log(): unknown;
  hash(): string;
  /** Where the parts of the picture lie, and what is in them. */
  places(): PlacesResult | undefined;
  on<K extends keyof ApiEvents>(event: K, listener: (value: ApiEvents[K]) => void): () => void;
}

export function make_api(session: Session, ready: Promise<void>, open: (scenario: Scenario) => boolean): LoopscopeApi {
  const settled = (stop: (state: EngineState) => boolean) =>
    new Promise<void>((resolve, reject) => {
      const first = session.refresh();
      if (session.dead) return reject(fault());
      if (!first || stop(first)) return resolve();
      const offs = [
        session.on('state', (state) => {
          if (stop(state)) end(resolve);
        }),
        session.on('died', () => end(() => reject(fault()))),
      ];
      const end = (settle: () => void) => {
        for (const off of offs) off();
        settle();
      };
    });
  /** Resolves to the state where the machine comes to rest. */
  const moved = async (move: () => void) => {
    await ready;
    move();
    await settled((state) => !state.busy && !state.playing);
    return session.whole_state();
  };
  const checked_kind = (kind: StepKind) => {
    if (!step_kinds.includes(kind)) throw new TypeError(`There is no step kind ${named(kind)}; there are ${step_kinds.join(', ')}.`);
  };
  return {
    async load(what) {
      await ready;
      const scenario = typeof what === 'string' ? await from_link(what) : checked(what);
      const opened = open(scenario);
      if (session.dead) throw fault();
      if (!opened) throw new SyntaxError('The scenario was not loaded: see the message below the program.');
      return session.whole_state();
    },
    async run(options = {}) {
      const until = checked_until(options);
      await ready;
      session.to_end(until);
      await settled((state) => stopped(state) || (until !== undefined && state.time >= until));
      if (until !== undefined && session.state?.playing) session.pause();
      return session.whole_state();
    },
    play: () => session.play(),
    pause: () => session.pause(),
    async step(kind = 'moment') {
      checked_kind(kind);
      return moved(() => session.step(kind));
    },
    async back(kind = 'moment') {
      checked_kind(kind);
      return moved(() => session.back(kind));
    },
    async seek(step) {
      if (!Number.isInteger(step) || step < 0) throw new TypeError('A step is a whole number from 0.');
      return moved(() => session.seek(step));
    },
    state() {
      session.refresh();
      return session.whole_state();
    },
    console() {
      session.refresh();
      return session.lines.map((line) => line.text);
    },
    link: async () => link_address(await encode(session.shared_scenario())),
    log: () => ({ ...session.machine?.command({ do: 'log' }), epoch: session.epoch, timeZone: own_zone() }),
    places: () => session.machine?.command({ do: 'places' }),
    hash: () => session.machine?.command({ do: 'hash' })?.hash ?? '',
    on: (event, listener) => subscribe(session, event, listener as never),
  };
}

const fault = () => new Error('The machine has stopped by a fault of its own. Reload the page to start it again.');

/** Nothing goes on by itself: the end, a halt, a pause, or a question to the visitor that is not answered yet. */
const stopped = (state: EngineState): boolean => is_over(state) || (!state.busy && (state.phase === 'parked' || !state.playing));

/** A word from outside, in a message about it. */
const named = (value: unknown): string => (typeof value === 'string' ? `"${value.slice(0, 40)}"` : 'of this type; it is a text');

function checked_until(options: unknown): number | undefined {
  const is_object = typeof options === 'object' && options !== null;
  const until = is_object ? (options as { until?: unknown }).until : null;
  if (until === undefined) return undefined;
  if (typeof until === 'number' && until >= 0 && until < Infinity) return until;
  throw new TypeError('run takes nothing, or { until: MS }, a program time in milliseconds from 0.');
}

/** A copy that nobody else holds; what JSON can't say is not a part of a scenario. */
function copied(value: unknown): unknown {
  try {
    const text = JSON.stringify(value) as string | undefined;
    return text === undefined ? undefined : parse_untrusted(text);
  } catch {
    throw new TypeError("This is not a scenario: it can't be written as JSON.");
  }
}

function checked(value: unknown): Scenario {
  const result = check_scenario(copied(value));
  if ('problem' in result) throw new TypeError(`This is not a scenario: ${result.problem}.`);
  return result.scenario;
}

async function from_link(link: string): Promise<Scenario> {
  const decoded = await decode(link.includes('#') ? link.slice(link.indexOf('#')) : link);
  if (decoded.kind === 'scenario') return decoded.scenario;
  const found = decoded.kind === 'gallery' ? await lesson(decoded.id) : undefined;
  if (!found) throw new TypeError('This link names no scenario.');
  return found;
}

function subscribe(session: Session, event: keyof ApiEvents, listener: (value: never) => void): () => void {
  if (typeof listener !== 'function') throw new TypeError('on takes the name of an event and a function.');
  const tell = listener as (value: unknown) => void;
  if (event === 'load') return session.on('load', tell);
  if (event === 'state') return session.on('state', () => tell(session.whole_state()));
  if (event === 'step') return session.on('moved', () => tell(session.whole_state()));
  if (event === 'console') return session.on('console', (lines) => tell(lines.map((line) => line.text)));
  if (event === 'end') {
    let over = false;
    return session.on('state', (state) => {
      if (is_over(state) && !over) tell(session.whole_state());
      over = is_over(state);
    });
  }
  throw new TypeError(`There is no event ${named(event)}.`);
}
