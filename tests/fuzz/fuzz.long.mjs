// An hour of fuzzing in all; from a seed of its own each time, which is printed.

import { test } from 'node:test';
import { fuzz, stages } from './fuzz.mjs';

const minutes = { lexer: 5, parser: 15, compiler: 15, machine: 25 };

for (const stage of stages) {
  test(`${minutes[stage]} minutes of texts do not bring the ${stage} down`, async (t) => {
    const seed = Date.now() % 2 ** 31;
    const limits = [`-max_total_time=${minutes[stage] * 60}`, `-seed=${seed}`];
    const { executions, coverage } = await fuzz(stage, limits, { seconds: minutes[stage] * 60 + 300 });
    t.diagnostic(`measured: ${stage}, seed ${seed}: ${executions} executions, ${coverage} edges reached`);
  });
}
