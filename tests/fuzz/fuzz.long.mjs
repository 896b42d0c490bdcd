// Half an hour of fuzzing, from a seed of its own each time, which is printed; the campaigns of tests/hostile take as long.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures, fuzz, share_travelled, stages } from './fuzz.mjs';

const minutes = { lexer: 2, parser: 4, compiler: 4, machine: 6, travel: 4, scenario: 3, log: 3, html: 2, regexp: 2 };

for (const stage of stages) {
  test(`${minutes[stage]} minutes of texts do not bring the ${stage} down`, async (t) => {
    const seed = Date.now() % 2 ** 31;
    const limits = [`-max_total_time=${minutes[stage] * 60}`, `-seed=${seed}`];
    const measured = await fuzz(stage, limits, { seconds: minutes[stage] * 60 + 300 });
    t.diagnostic(`${figures(stage, measured)}, seed ${seed}`);
    if (stage === 'travel') assert.ok(share_travelled(measured) >= 0.6, JSON.stringify(measured.outcomes));
  });
}
