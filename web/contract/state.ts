// The state object, version 1 (engine/inspect/state_json.cpp), and what the page's playback adds. `window.loopscope` and the
// embed protocol hand it on.

import type { ConsoleLevel, MomentKind, MomentWeight, Phase } from './tables';

/** A breakpoint's line; the debugger statement; the line to run to; an error, anywhere or where nobody catches it. */
export type StopReason = 'breakpoint' | 'debugger' | 'line' | 'thrown' | 'uncaught';

export interface EngineState {
  version: 1;
  step: number;
  /** Program time in milliseconds. */
  time: number;
  phase: Phase;
  /** The event loop's tick. */
  turn: number;
  currentAgent: number;
  /** Of a brief state these three lists are empty. */
  agents: AgentState[];
  apis: ApiState[];
  apisTotal: number;
  console: StateLine[];
  halted: HaltReason | null;
  /** What has just happened: the latest step at which something changed that the picture is about; null before the first. */
  moment: Moment | null;
  /** What the next step does, in one sentence. */
  doing: string;
  /** The sentence of this step, with the rule it follows. */
  why: string;
  /** Where it was asked for. */
  heap?: HeapObject[];
  /** The rest is playback's. */
  playing: boolean;
  /** Why the run has stopped by itself, where it has. */
  stopped?: StopReason;
  /** A seek or a run to the end is still under way. */
  busy: boolean;
  /** The furthest step this run has reached; below it the learner looks at the past. */
  furthest: number;
  /** How many times faster than one reads. */
  speed: number;
  /** The one sentence to show: the moment's, with what was told instead of shown on the way to it. */
  sentence: string;
}

/** engine/inspect/moments.def lists the kinds. */
export interface Moment {
  kind: MomentKind;
  weight: MomentWeight;
  /** The step that it is the state after. */
  step: number;
  /** Ids of the tokens, promises and frames that it is about. */
  subjects: number[];
  /** What has just happened, then what is next. */
  sentence: string;
  /** The built-in function whose call it is: 'setTimeout', 'console.log'. */
  call?: string;
}

export interface Origin {
  step: number;
  cause: number;
}

/** Where in the program; absent when no place of it is to blame. */
export interface HaltReason {
  message: string;
  line?: number;
  column?: number;
  start?: number;
  end?: number;
}

export interface Value {
  name: string;
  value: string;
  /** Its id in the heap. */
  object?: number;
}

export interface AgentState {
  id: number;
  name: string;
  phase: Phase;
  time: number;
  stack: {
    id: number;
    name: string;
    line: number;
    column: number;
    kind: string;
    scopes: { kind: string; bindings: Value[] }[];
  }[];
  /** The first 500; `microtasksTotal` counts all. So with the other lists. */
  microtasks: { id: number; kind: string; label: string; origin: Origin }[];
  microtasksTotal: number;
  tasks: { id: number; source: string; label: string; queuedAt: number; origin: Origin }[];
  tasksTotal: number;
  frameCallbacks: number;
}

export interface ApiState {
  id: number;
  api: string;
  label: string;
  startedAt: number;
  due?: number;
  state: string;
  origin: Origin;
}

export interface StateLine {
  level: ConsoleLevel;
  text: string;
  step: number;
  time: number;
  line: number;
}

export interface HeapObject {
  id: number;
  kind: string;
  title: string;
  promiseState?: 'pending' | 'fulfilled' | 'rejected';
  properties: (Value & { kind: string })[];
}
