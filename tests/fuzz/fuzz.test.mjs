// A short run of each fuzzing target, the same each time; fuzz.long.mjs goes on for longer.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { figures, fuzz, share_travelled, stages } from './fuzz.mjs';

// Together less than 40 s on two cores.
const runs = { lexer: 20_000, parser: 4_000, compiler: 800, machine: 150, travel: 60, scenario: 90, log: 60, html: 80, regexp: 3_000 };
const every = 12;

describe('no text brings it down', { concurrency: 2 }, () => {
  for (const stage of stages) {
    test(stage, async (t) => {
      const measured = await fuzz(stage, [`-runs=${runs[stage]}`], { seconds: 300, every });
      t.diagnostic(figures(stage, measured));
      assert.ok(measured.executions >= runs[stage]);
      if (stage === 'travel') assert.ok(share_travelled(measured) >= 0.6, JSON.stringify(measured.outcomes));
    });
  }
});
