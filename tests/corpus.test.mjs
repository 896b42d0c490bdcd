// Every program of tests/corpus gives exactly what Chromium gave, or is refused by name and line (status 3); never
// anything else. tests/corpus/exact.txt names those that are exact, and may only grow:
//
//   node tests/corpus.test.mjs --update     adds the programs that have become exact

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { native, root, run, wasm } from './engines.mjs';

const folder = join(root, 'tests/corpus');
const list = join(folder, 'exact.txt');
const known_exact = new Set(readFileSync(list, 'utf8').split('\n').filter(Boolean));
const programs = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap((area) =>
  readdirSync(join(folder, area.name)).filter((name) => name.endsWith('.js')).map((name) => `${area.name}/${name.slice(0, -3)}`)).sort();

const source = (name) => join(folder, `${name}.js`);
const expected = (name) => readFileSync(join(folder, `${name}.expected`), 'utf8');
const state = ({ stderr }) => /^state ([0-9a-f]{16})$/m.exec(stderr)?.[1];

function assert_refused(name, result) {
  assert.equal(result.status, 3, `${name} is neither exact nor refused; stderr: ${result.stderr}`);
  assert.match(result.stderr, /line \d+|:\d+/, `${name}: the refusal names no line`);
  assert.ok(expected(name).startsWith(result.stdout), `${name}: what it printed before the refusal is wrong`);
}

async function both(args) {
  const [ours, theirs] = [await run(native, args), await run(wasm, args)];
  assert.equal(theirs.status, ours.status, `status in WebAssembly; stderr: ${theirs.stderr}`);
  assert.equal(theirs.stdout, ours.stdout, 'stdout in WebAssembly');
  return [ours, theirs];
}

async function check(name) {
  const [ours, theirs] = await both(['run', source(name), '--hash']);
  if (known_exact.has(name)) {
    assert.equal(ours.stdout, expected(name));
    assert.equal(ours.status, 0, ours.stderr);
  } else if (ours.status === 0) {
    assert.equal(ours.stdout, expected(name));
    assert.fail(`${name} has become exact: node tests/corpus.test.mjs --update puts it into exact.txt`);
  } else {
    assert_refused(name, ours);
  }
  assert.ok(state(ours) || ours.status !== 0, `no state hash; stderr: ${ours.stderr}`);
  assert.equal(state(theirs), state(ours), 'the state hash in WebAssembly');
  const journey = ['travel', source(name), '--jumps', '50', '--seed', '1'];
  // The states are the same in WebAssembly, so there every fifth program is enough to see that going back is.
  const [travel] = programs.indexOf(name) % 5 === 0 ? await both(journey) : [await run(native, journey)];
  assert.match(travel.stdout, /^\d+ jumps, 0 differ$/m, travel.stderr);
}

async function update() {
  for (const name of programs) {
    const { status, stdout } = await run(native, ['run', source(name)]);
    if (status === 0 && stdout === expected(name)) known_exact.add(name);
  }
  writeFileSync(list, [...known_exact].sort().map((name) => `${name}\n`).join(''));
  console.log(`${known_exact.size} of ${programs.length} are exact`);
}

if (process.argv.includes('--update')) {
  await update();
} else {
  test('every name in exact.txt is a program of the corpus', () => {
    assert.deepEqual([...known_exact].filter((name) => !programs.includes(name)), []);
  });
  describe('the corpus', { concurrency: 2 }, () => {
    for (const name of programs) test(name, () => check(name));
  });
}
