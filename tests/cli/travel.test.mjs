// `loopscope travel`: a journey that did not take place is no success.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { native, root, run } from '../engines.mjs';

const folder = join(root, 'build/travel');
mkdirSync(folder, { recursive: true });

async function travelled(name, source) {
  const path = join(folder, name);
  writeFileSync(path, source);
  return run(native, ['travel', path, '--jumps', '5', '--seed', '1']);
}

test('a program that runs is compared', async () => {
  const { status, stdout } = await travelled('runs.js', 'setTimeout(() => console.log(1), 5);');
  assert.equal(stdout, '5 jumps, 0 differ\n');
  assert.equal(status, 0);
});

test('a program that does not parse was not compared, and that is a failure', async () => {
  const { status, stdout, stderr } = await travelled('unparsed.js', 'let a = ;\n');
  assert.equal(stdout, '');
  assert.match(stderr, /line 1, column 9: SyntaxError: .*\n.*does not run, so nothing was compared/);
  assert.equal(status, 2);
});

test('a program that is refused before it begins was not compared either', async () => {
  const { status, stdout, stderr } = await travelled('refused.js', '('.repeat(5000));
  assert.equal(stdout, '');
  assert.match(stderr, /does not run, so nothing was compared/);
  assert.equal(status, 3);
});

test('a scenario whose settings are no good was not compared', async () => {
  const { status, stdout } = await travelled('bad.json', '{"files":{"main.js":"1"},"settings":{"instructionNs":-1}}');
  assert.equal(stdout, '');
  assert.equal(status, 2);
});

test('a journey without a jump is refused: it would compare nothing', async () => {
  const { status, stdout, stderr } = await run(native, ['travel', 'any.js', '--jumps', '0']);
  assert.equal(status, 2);
  assert.equal(stdout, '');
  assert.match(stderr, /--jumps is at least 1/);
});
