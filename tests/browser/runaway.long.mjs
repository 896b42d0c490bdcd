// All programs that never end, or want more than there is: Pause answers, the tab stays small, the limit is explained.

import { test } from 'node:test';
import { runaway_programs } from '../measure/runaway_programs.mjs';
import { answers_to_pause } from './pausing.mjs';

for (const program of runaway_programs) {
  test(`${program.name}: Pause answers, and the tab stays small`, (t) => answers_to_pause(t, program));
}
