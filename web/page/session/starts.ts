// Counts what may have brought the machine down: a start or a load that did not come through, a fault. After two of them in a row the
// page opens with the text alone.

import * as storage from './storage';

const allowed = 2;

const failed = (): number => Number(storage.read('starts') ?? 0) || 0;

/** True when the machine may be started. */
export function begin_start(): boolean {
  if (failed() >= allowed) return false;
  storage.write('starts', String(failed() + 1));
  return true;
}

export const start_succeeded = (): void => storage.forget('starts');
export const try_again = (): void => storage.forget('starts');

/** The machine has died: the next start is on its guard. */
export function note_fault(): void {
  if (failed() === 0) storage.write('starts', '1');
}

/** A load from which the tab may not come back leaves a mark; `came_through` says of its result that it did. */
export function marked<Result>(load: () => Result, came_through: (result: Result) => boolean): Result {
  if (failed() > 0) return load(); // a start is under way, which has its own mark
  storage.write('starts', '1');
  const result = load();
  if (came_through(result)) storage.forget('starts');
  return result;
}
