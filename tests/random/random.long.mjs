// 2,000 random asynchronous programs against Chromium.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe_difference, differences } from './compare.mjs';

test('2,000 random programs give what Chromium gives', { timeout: 3_600_000 }, async () => {
  const found = await differences(Array.from({ length: 2000 }, (_, n) => 1001 + n), 8);
  assert.equal(found.map(describe_difference).join('\n'), '');
});
