// Every fact of every sentence, at every step of every program of the corpus; sentences_test.cpp looks at some of them.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { root, run } from '../engines.mjs';

test('every fact of every sentence is the state\'s, at every step of the corpus', async (t) => {
  const built = await run(['cmake'], ['--build', `${root}build/native`, '--target', 'loopscope_tests'], { seconds: 900 });
  assert.equal(built.status, 0, built.stdout.slice(-2000));
  process.env.LOOPSCOPE_EVERY_STEP = '1';
  const { status, stdout } = await run([`${root}build/native/loopscope_tests`], ['--no-colors', '--test-case=every fact of every sentence*'], { seconds: 3600 });
  assert.equal(status, 0, stdout.slice(-5000));
  t.diagnostic(`measured: ${/\d+ moments of \d+ programs/.exec(stdout)?.[0]}`);
});
