// 200 random asynchronous programs give in `loopscope run` what the same programs give in this Chromium; 2,000 in ./check --long.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe_difference, differences } from '../random/compare.mjs';
import { kept_seeds } from '../random/kept_seeds.mjs';

const seeds = Array.from({ length: 200 }, (_, n) => n + 1);

test('200 random programs, and those that ever differed, give what Chromium gives', async () => {
  const found = await differences([...new Set([...kept_seeds, ...seeds])]);
  assert.equal(found.map(describe_difference).join('\n'), '');
});
