// engine/absent.md, the documentation's table of what is not there, is what `loopscope absent` writes.
//
//   node tests/absent.test.mjs --update     writes it anew

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { native, root, run } from './engines.mjs';

const file = join(root, 'engine/absent.md');
const { stdout } = await run(native, ['absent']);

if (process.argv.includes('--update')) {
  writeFileSync(file, stdout);
} else {
  test('engine/absent.md is what the engine says of itself (node tests/absent.test.mjs --update)', () => {
    assert.equal(readFileSync(file, 'utf8'), stdout);
  });
}
