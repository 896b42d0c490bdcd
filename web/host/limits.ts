// What one run may ask for: the same for every kind of request, narrower for servers that are not the page's own.

const mib = 1024 * 1024;

export interface Limits {
  requests: number;
  /** Of one answer. */
  bytes: number;
  /** Until the whole answer is there. */
  ms: number;
}

export const own_limits: Limits = { requests: 1000, bytes: 16 * mib, ms: 300_000 };
export const foreign_limits: Limits = { requests: 100, bytes: 4 * mib, ms: 30_000 };

/** Of all answers to one run together. */
export const run_bytes = 64 * mib;

/** At once; more wait for their turn, as they do in browsers. */
export const at_once = 48;

/** Servers that the visitor is asked about for one run. */
export const questions = 8;

export const in_mib = (bytes: number): string => `${bytes / mib} MiB`;
