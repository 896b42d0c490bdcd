// Numbers and states as words.

import type { EngineState, TokenKind } from './engine_module';

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

export function status_of(state: EngineState | undefined): string {
  if (!state) return 'loading';
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

/** How many times faster than one reads; 0: one moment at a click, the last: as fast as the machine can. */
export const speeds = [0, 0.5, 0.75, 1, 1.5, 2, 4, 16, 1e9];
export const reading_speed = 3; // index

export function speed_words(speed: number): string {
  if (speed === 0) return 'one moment at a click';
  if (speed > 1e6) return 'as fast as it goes';
  return speed === 1 ? 'to read along' : `${speed}× as fast as one reads`;
}

/** The palette's colour of a token, by the letter on its badge. */
export function colour_of(badge: string): TokenKind {
  const colours: Record<string, TokenKind> = {
    T: 'timer',
    F: 'fetch',
    I: 'fetch',
    E: 'event',
    R: 'rendering',
    S: 'sync',
  };
  return colours[badge.charAt(0)] ?? 'microtask';
}
