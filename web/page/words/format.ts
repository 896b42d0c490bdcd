// Numbers and states as words.

import type { EngineState, StopReason } from '../../contract/state';

/** Program time in milliseconds, as short as it can be said without hiding what matters. */
export function program_time(ms: number): string {
  if (ms > 0 && ms < 0.1) return `${(ms * 1000).toFixed(1)} µs`;
  if (ms < 100) return `${ms.toFixed(2)} ms`;
  if (ms < 10_000) return `${ms.toFixed(1)} ms`;
  return `${(ms / 1000).toFixed(2)} s`;
}

const settled: Partial<Record<EngineState['phase'], string>> = {
  halted: 'halted: see the message',
  parked: 'waits for an answer',
  finished: 'finished',
  idle: 'only listeners remain',
};

const stop_words: Record<StopReason, string> = {
  breakpoint: 'stopped at a breakpoint',
  debugger: 'stopped by debugger',
  line: 'stopped at the line',
  thrown: 'stopped before an error',
  uncaught: 'stopped at an uncaught error',
};

export function status_of(state: EngineState | undefined): string {
  if (!state) return 'loading';
  if (state.stopped === 'uncaught' && is_past(state)) return 'stopped before the uncaught error';
  if (state.stopped && !state.playing) return stop_words[state.stopped];
  if (is_past(state)) return 'looking at the past';
  const word = settled[state.phase];
  if (word) return word;
  if (!state.playing && !state.busy) return state.step === 0 ? 'ready' : 'paused, time stands still';
  return state.phase === 'waiting' ? 'waiting' : 'running';
}

export const is_past = (state: EngineState): boolean => state.furthest !== undefined && state.step < state.furthest;

/** Nothing more can happen at all. */
export const is_ended = (state: EngineState): boolean => state.phase === 'finished' || state.phase === 'halted';

/** Nothing more happens by itself. */
export const is_over = (state: EngineState): boolean => is_ended(state) || state.phase === 'idle';
