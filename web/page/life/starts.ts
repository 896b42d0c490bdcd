// Counts starts that did not come through. After two of them the page opens with the text alone.

import * as storage from '../session/storage';

const allowed = 2;

/** True when the machine may be started. */
export function begin_start(): boolean {
  const failed = Number(storage.read('starts') ?? 0) || 0;
  if (failed >= allowed) return false;
  storage.write('starts', String(failed + 1));
  return true;
}

export const start_succeeded = (): void => storage.forget('starts');
export const try_again = (): void => storage.forget('starts');
