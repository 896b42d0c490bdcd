// What the page asks of the module, and what it is answered. The names are those of commands.def; `Answers` has one entry
// for each, or the page does not compile.

import type { Scenario } from './scenario';
import type { PictureLayout, PlacesResult, TextViewResult } from './scene';
import type { EngineState } from './state';
import type { CommandName, ConsoleLevel, MarkState, MomentKind, MomentWeight, StepKind, TokenKind } from './tables';

export type ThemeName = 'dark' | 'light' | 'contrast';

/** Of a breakpoint. */
export interface Condition {
  line: number;
  text: string;
}

export interface Evaluation {
  /** `refused`: the text says why it could not be evaluated. */
  kind: 'value' | 'thrown' | 'refused';
  text: string;
}

/** Errors at which playing stops: none, those that nobody catches, all that are thrown. */
export type StopAt = 'nothing' | 'uncaught' | 'thrown';

export type Command =
  | { do: 'load'; scenario: Scenario }
  | { do: 'play' }
  | { do: 'pause' }
  | { do: 'restart' }
  | { do: 'step'; kind: StepKind }
  | { do: 'back'; kind: StepKind }
  | { do: 'seek'; step: number }
  | { do: 'runToEnd'; until?: number }
  /** The next time that the line begins, or with `back` the time before. */
  | { do: 'runToLine'; line: number; back?: boolean }
  | { do: 'speed'; value: number }
  /** What stands now while a run is played stands so many milliseconds at least. */
  | { do: 'hold'; ms: number }
  /** `brief` leaves out agents, apis and console, which a page that shows a clock doesn't need. */
  | { do: 'state'; brief?: boolean; heap?: boolean }
  | { do: 'console'; from: number }
  | { do: 'textView' }
  | { do: 'places' }
  | { do: 'source' }
  | { do: 'check'; source: string }
  | { do: 'theme'; value: ThemeName }
  | { do: 'reducedMotion'; value: boolean }
  /** A condition is an expression: its line stops the run where it is true. */
  | { do: 'breakpoints'; lines: number[]; conditions?: Condition[] }
  /** What an expression is worth where the run stands; nothing of the run is changed by the question. */
  | { do: 'evaluate'; text: string }
  | { do: 'log' }
  /** A slice at each call, until it is over; `anew` begins with the run as it is now. */
  | { do: 'ahead'; anew?: boolean }
  | { do: 'hash' }
  | { do: 'selection' }
  | { do: 'branch' }
  | { do: 'settings'; wording?: 'plain' | 'precise'; skipWaits?: boolean; stopAt?: StopAt; lecture?: boolean; layout?: PictureLayout };

export interface Answers extends Record<CommandName, unknown> {
  load: CommandResult;
  restart: CommandResult;
  play: CommandResult;
  pause: CommandResult;
  step: CommandResult;
  back: CommandResult;
  seek: CommandResult;
  runToEnd: CommandResult;
  runToLine: CommandResult;
  speed: CommandResult;
  hold: CommandResult;
  theme: CommandResult;
  reducedMotion: CommandResult;
  breakpoints: CommandResult;
  settings: CommandResult;
  branch: CommandResult;
  state: EngineState;
  console: ConsoleResult;
  textView: TextViewResult;
  places: PlacesResult;
  source: SourceResult;
  check: CheckResult;
  log: LogResult;
  ahead: AheadResult;
  hash: { hash: string };
  selection: { text: string };
  evaluate: Evaluation;
}

export type CommandResult = { ok: true } | { ok: false; error: SourceError };

/** Offsets count UTF-16 code units of the source; lines and columns start at 1. Line 0: no place is to blame. */
export interface SourceRange {
  start: number;
  end: number;
  line: number;
  column: number;
}

export interface SourceError extends SourceRange {
  message: string;
  hint?: string;
  /** Right JavaScript that isn't supported. */
  refused: boolean;
}

export interface Diagnostic extends SourceRange {
  message: string;
  hint?: string;
}

export interface CheckResult {
  diagnostics: Diagnostic[];
}

export interface ConsoleLine {
  level: ConsoleLevel;
  text: string;
  step: number;
  /** Program time in milliseconds. */
  time: number;
  /** In the editor's text; 0: none. */
  line: number;
  /** The token whose callback wrote it, or empty; the line takes its colour. */
  badge: string;
  kind: TokenKind;
  /** In how many groups it stands; its text begins with two spaces for each. */
  depth?: number;
  /** It is the head of a group. */
  group?: 'open' | 'collapsed';
  table?: ConsoleTable;
}

/** Each row begins with its index; null where it has nothing for a column. */
export interface ConsoleTable {
  columns: string[];
  rows: (string | null)[][];
}

export interface ConsoleResult {
  /** Lines from the asked index on. */
  lines: ConsoleLine[];
  /** How many there are in all; fewer than the page shows means that the run went back. */
  total: number;
}

export interface SourceMark {
  line: number;
  letter: string;
  kind: TokenKind;
  state: MarkState;
}

export interface SourceResult {
  running?: SourceRange;
  marks: SourceMark[];
  /** A click in the picture asks to see a place of the program. */
  reveal?: { start: number; line: number };
  /** What the expression just completed became, to stand behind its line: `u.name` became `'Ada'`. */
  note?: { line: number; text: string };
}

export interface LogResult {
  version: 1;
  inputs: { step: number; time: number; type: string; id: number; data: unknown }[];
}

/** What a run will come to, by a copy that the watched run knows nothing of (engine/inspect/ahead.h). */
export type AheadResult = { over: false } | Ahead;

export interface Ahead {
  over: true;
  /** `limit`: it goes on; `outside`: what follows depends on what only the run itself learns. `why` says so. */
  end: 'over' | 'limit' | 'outside' | 'halted';
  why?: string;
  console: { text: string; level: ConsoleLevel; line: number }[];
  moments: AheadMoment[];
}

export interface AheadMoment {
  step: number;
  kind: MomentKind;
  weight: MomentWeight;
  sentence: string;
  /** Of the editor's text, where the program runs. */
  line?: number;
  /** The how-manieth time that line has begun. */
  visit?: number;
  /** Nothing of the line has run yet. */
  begins?: boolean;
  /** The line of the next statement of the same turn; missing: the turn has none. */
  goesOn?: number;
  /** The program's frames in words, top first. */
  stack: string[];
  /** How many lines the console shows. */
  console: number;
  /** A turn begins: the how-manieth of its kind, and whose it is. */
  microtask?: number;
  task?: number;
  turn?: string;
}
