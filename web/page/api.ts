// `window.loopscope`: what tests, teachers and embedding pages may do. Stable; see README.md of this folder.

import type { PlacesResult } from '../contract/scene';
import type { EngineState } from '../contract/state';
import type { StepKind } from '../contract/tables';
import { problem_of_words } from '../contract/gate';
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
      check_words('run', 'options of run', options);
      const until = options.until ?? undefined;
      await ready;
      session.to_end(until);
      await settled((state) => stopped(state) || (until !== undefined && state.time >= until));
      if (until !== undefined && session.state?.playing) session.pause();
      return session.whole_state();
    },
    play: () => session.play(),
    pause: () => session.pause(),
    async step(kind = 'moment') {
      check_words('step', 'kind of step', kind);
      return moved(() => session.step(kind));
    },
    async back(kind = 'moment') {
      check_words('back', 'kind of step', kind);
      return moved(() => session.back(kind));
    },
    async seek(step) {
      check_words('seek', 'step', step);
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

/** What a call is given, by the table of what comes from outside. */
function check_words(call: string, rule: string, value: unknown): void {
  const problem = problem_of_words(rule, value);
  if (problem !== undefined) throw new TypeError(`window.loopscope.${call}: ${problem}.`);
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
  check_words('load', 'link', link);
  const decoded = await decode(link.includes('#') ? link.slice(link.indexOf('#')) : link);
  if (decoded.kind === 'scenario') return decoded.scenario;
  const found = decoded.kind === 'gallery' ? await lesson(decoded.id) : undefined;
  if (!found) throw new TypeError('This link names no scenario.');
  return found;
}

function subscribe(session: Session, event: keyof ApiEvents, listener: (value: never) => void): () => void {
  check_words('on', 'event', event);
  if (typeof listener !== 'function') throw new TypeError('window.loopscope.on: its listener is not a function.');
  const tell = listener as (value: unknown) => void;
  if (event === 'load') return session.on('load', tell);
  if (event === 'state') return session.on('state', () => tell(session.whole_state()));
  if (event === 'step') return session.on('moved', () => tell(session.whole_state()));
  if (event === 'console') return session.on('console', (lines) => tell(lines.map((line) => line.text)));
  let over = false;
  return session.on('state', (state) => {
    if (is_over(state) && !over) tell(session.whole_state());
    over = is_over(state);
  });
}
