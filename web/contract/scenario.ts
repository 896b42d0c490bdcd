// A scenario: everything a run is made of. Links, files and the gallery carry it; `check_scenario` is the one
// gate through which a scenario from outside comes in.

import { problem_at_gate } from './gate';

export interface Scenario {
  version: 1;
  title?: string;
  files: { 'main.js': string; [name: string]: string };
  html?: string;
  ready?: 'body' | 'complete';
  settings?: Record<string, unknown>;
  mocks?: Mock[];
  notes?: string;
  /** A lesson's shape: what it is part of, what it shows, what false belief it cures, and why it went as it did. */
  chapter?: string;
  goal?: string;
  misconception?: string;
  explanation?: string;
  /** Notes that appear at a place of the run: `start`, `end`, `line 3`, `line 3 time 2`, `microtask 2`, `task 1`, `console 4`, `moment 12`. */
  moments?: { at: string; note: string }[];
  questions?: Question[];
  try?: { text: string; console?: string[] };
  quiz?: unknown;
  log?: unknown;
  breakpoints?: number[];
  /** What localStorage and sessionStorage hold when the run begins: { local, session }, each from key to text. */
  storage?: unknown;
  /** Keys of newer versions are kept and handed on. */
  [key: string]: unknown;
}

/** Asked before its place is reached; the answer is what the run then does, and is written nowhere. */
export interface Question {
  /** All lines of the console in their order; what runs next; what stands on the stack. */
  ask: 'console' | 'next' | 'stack';
  at: string;
  text: string;
}

export interface Mock {
  method?: string;
  url: string;
  status?: number;
  headers?: Record<string, string>;
  body?: string;
  afterMs?: number;
  error?: string;
}

/** What a link unpacks to; all other limits are in engine/host/outside.json. */
export const decoded_limit = 256 * 1024;

export type Checked = { scenario: Scenario } | { problem: string };

/** Parses JSON from outside. A key named `__proto__` means nothing to a scenario and is dropped. */
export function parse_untrusted(text: string): unknown {
  return JSON.parse(text, (key, value) => (key === '__proto__' ? undefined : value));
}

/** Unknown keys pass, and are handed on. */
export function check_scenario(value: unknown): Checked {
  const problem = problem_at_gate('scenario', value);
  return problem === undefined ? { scenario: { ...(value as Scenario), version: 1 } } : { problem };
}

/** What version 1 shows where a scenario says nothing, so that course snippets find an image and a button. */
export const default_html = '<img alt="picture">\n<button>Click me</button>';
export const default_ready = 'body';
