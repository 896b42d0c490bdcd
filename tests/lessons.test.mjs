// The lessons as they play at the default speed: none is over in a flash, none takes longer than a visitor stays, and the
// sentences that carry them stand as long as it takes to read them.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { native, root, run } from './engines.mjs';

const folder = join(root, 'web/scenarios');
const out = join(root, 'build/lessons');
mkdirSync(out, { recursive: true });

const shortest = 15_000, longest = 120_000;
/** Passing moments are a third of a lesson at most, or a quarter of a minute where calls and returns are what it is about. */
const most_passing = 0.33, always_allowed = 15_000;
const endless = new Set(['starvation']);
/** What a lesson's note promises, and until when it must be on the screen, in milliseconds after Play. */
const promised = {
  'starvation': [35_000, /A timer is due, but the stack is not empty/],
  'busy-loop': [20_000, /A timer is due, but the stack is not empty/],
};

function scenario_of(name) {
  const text = readFileSync(join(folder, name), 'utf8');
  const head = text.match(/^\/\*\n([^]*?)\n\*\/\n/);
  const mocks = head[1].match(/^mocks: (\[[^]*\])/m)?.[1];
  return {
    version: 1, ready: 'body', html: '<img alt="picture">\n<button>Click me</button>',
    files: { 'main.js': text.slice(head[0].length) },
    mocks: mocks ? JSON.parse(mocks) : [{ method: 'GET', url: '*', status: 200, body: '{"name":"Ada"}', afterMs: 80 }],
  };
}

async function played(id, scenario) {
  const path = join(out, `${id}.json`);
  writeFileSync(path, JSON.stringify(scenario));
  const limits = endless.has(id) ? ['--max-steps', '600000'] : ['--until', '10000'];
  const { stdout } = await run(native, ['pace', path, ...limits]);
  return stdout.trim().split('\n').map((line) => {
    const [began, stood, weight, kind, sentence] = line.split('\t');
    return { began: Number(began), stood: Number(stood), weight, kind, sentence };
  });
}

const words = (text) => text.split(' ').filter(Boolean).length;

for (const name of readdirSync(folder).filter((each) => each.endsWith('.scenario.js'))) {
  const id = name.replace(/^\d+-/, '').replace('.scenario.js', '');
  test(`${id} can be read as it plays`, async (t) => {
    const moments = await played(id, scenario_of(name));
    const total = moments.at(-1).began + moments.at(-1).stood;
    const passing = moments.filter((one) => one.weight === 'passing').reduce((sum, one) => sum + one.stood, 0);
    t.diagnostic(`${id}: ${(total / 1000).toFixed(0)} s, ${moments.length} moments, ${Math.round(100 * passing / total)} % passing`);
    writeFileSync(join(out, `${id}.txt`), moments.map((one) => `${one.began}\t${one.stood}\t${one.weight}\t${one.sentence}\n`).join(''));
    const met = new Set();
    for (const one of moments) {
      if (one.weight === 'key' && !met.has(one.kind))
        assert.ok(one.stood >= Math.min(6000, 250 * words(one.sentence)) - 1, `too short: ${one.stood} ms for "${one.sentence}"`);
      met.add(one.kind);
    }
    assert.ok(total >= shortest, `over in ${total} ms`);
    if (!endless.has(id)) assert.ok(total <= longest, `takes ${total} ms`);
    assert.ok(passing <= Math.max(most_passing * total, always_allowed), `${passing} of ${total} ms pass by`);
    if (!promised[id]) return;
    const [until, sentence] = promised[id];
    const told = moments.find((one) => sentence.test(one.sentence));
    assert.ok(told?.began <= until, `told after ${told?.began} ms: ${sentence}`);
  });
}
