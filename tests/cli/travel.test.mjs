// `loopscope travel` is a test of programs: one that tested nothing has failed.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { native, run } from '../engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'loopscope-travel-'));
after(() => rmSync(folder, { recursive: true }));

async function travel(source, ...flags) {
  const path = join(folder, 'program.js');
  writeFileSync(path, source);
  return run(native, ['travel', path, '--jumps', '5', ...flags]);
}

test('a program that runs travels', async () => {
  const { status, stdout } = await travel('console.log(1); setTimeout(() => console.log(2), 5);');
  assert.deepEqual({ status, stdout }, { status: 0, stdout: '5 jumps, 0 differ\n' });
});

test('a program that halts in the middle travels as far as it came', async () => {
  const { status, stdout } = await travel('console.log(1); new Intl.Segmenter();');
  assert.deepEqual({ status, stdout }, { status: 0, stdout: '5 jumps, 0 differ\n' });
});

for (const [name, source, flags, why] of [
  ['does not parse', 'let = ;', [], /no jump was made: .*Unexpected/],
  ['is refused before its first step', 'using x = null;', [], /no jump was made: /],
  ['makes no jump', '1;', ['--jumps', '0'], /no jump was made: no jump was asked for/],
]) {
  test(`a program that ${name} is a failure, and says so`, async () => {
    const { status, stdout, stderr } = await travel(source, ...flags);
    assert.equal(status, 1, stdout);
    assert.doesNotMatch(stdout, /differ/);
    assert.match(stderr, why);
  });
}
