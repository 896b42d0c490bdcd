// No test of test262 fails but those of known_failures.txt, and that list only shrinks. The checkout is not ours to keep:
// LOOPSCOPE_TEST262 names one, and without it nothing of this is tested.
//
//   LOOPSCOPE_TEST262=... node --test tests/conformance/conformance.test.mjs
//   LOOPSCOPE_TEST262=... node tests/conformance/conformance.test.mjs --update    takes what passes now off the list
//   LOOPSCOPE_TEST262=... node tests/conformance/conformance.test.mjs language/asi    runs a folder, and says why tests fail

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { native, root } from '../engines.mjs';
import { run_tests } from './batch.mjs';
import { read_tests } from './test262.mjs';

const checkout = process.env.LOOPSCOPE_TEST262;
const folder = join(root, 'tests/conformance');
const list = join(folder, 'known_failures.txt');
const known = new Set(readFileSync(list, 'utf8').split('\n').filter(Boolean));
const selection = JSON.parse(readFileSync(join(folder, 'selection.json'), 'utf8'));

const share = (passed, all) => `${passed} of ${all}, ${(100 * passed / all).toFixed(2)} %`;

function table(tests, faults) {
  const folders = new Map();
  for (const one of tests) {
    const name = one.path.split('/', 2).join('/');
    if (!folders.has(name)) folders.set(name, []);
    folders.get(name).push(one);
  }
  const line = (name, some) => `${name}: ${share(some.filter(({ path }) => !faults.has(path)).length, some.length)}`;
  return [...[...folders].map(([name, some]) => line(name, some)), line('test262', tests)];
}

const run = (tests) => run_tests(native, tests, availableParallelism());

async function explain(prefixes) {
  const tests = read_tests(checkout, selection).filter(({ path }) => prefixes.some((prefix) => path.startsWith(prefix)));
  const faults = await run(tests);
  for (const [path, why] of [...faults].sort()) console.log(`${path}\t${why}`);
  console.log(table(tests, faults).join('\n'));
  return { tests, faults };
}

async function update() {
  const { tests, faults } = await explain(['']);
  const still = tests.map(({ path }) => path).filter((path) => faults.has(path) && known.has(path));
  writeFileSync(list, still.map((path) => `${path}\n`).join(''));
}

if (process.argv.includes('--update')) {
  await update();
} else if (process.argv.length > 2) {
  await explain(process.argv.slice(2));
} else {
  const skip = !checkout && 'LOOPSCOPE_TEST262 names no checkout of test262';
  test('test262', { skip, timeout: 3_600_000 }, async (t) => {
    const tests = read_tests(checkout, selection);
    const faults = await run(tests);
    for (const line of table(tests, faults)) t.diagnostic(`measured: ${line}`);
    assert.deepEqual([...faults].filter(([path]) => !known.has(path)), [], 'tests that passed before');
    assert.deepEqual(tests.map(({ path }) => path).filter((path) => known.has(path) && !faults.has(path)), [],
      'these pass now: --update takes them off the list');
  });
}
