// A short run of each fuzzing target, the same each time; fuzz.long.mjs goes on for longer.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzz, stages } from './fuzz.mjs';

const runs = { lexer: 40_000, parser: 8_000, compiler: 1_500, machine: 400 };

for (const stage of stages) {
  test(`no text brings the ${stage} down`, async (t) => {
    const { executions, coverage } = await fuzz(stage, [`-runs=${runs[stage]}`], { seconds: 300 });
    t.diagnostic(`measured: ${stage}: ${executions} executions, ${coverage} edges reached`);
    assert.ok(executions >= runs[stage]);
  });
}
