// The lessons as they play at the default speed: none is over in a flash, none takes longer than a visitor stays, and the
// sentences that carry them stand as long as it takes to read them.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { native, run } from '../engines.mjs';
import { lessons, limits, out, written } from './lessons.mjs';

const shortest = 20_000;
const longest = 75_000;
/** Four timers, each with its way there and back: what the lesson compares has no shorter form. */
const longer = { "parallel-or-in-turn": 95_000, "race-and-any": 76_000 };
/** The share of passing moments. */
const most_passing = 0.25;
/** What a lesson's note promises, and until when it must be on the screen, in milliseconds after Play. */
const promised = {
  starvation: [20_000, /T1 is due, so its callback goes into the callback queue/],
  'busy-loop': [20_000, /A timer is due, but the stack is not empty/],
};

const words = (text) => text.split(' ').filter(Boolean).length;

async function played(id, scenario) {
  const { stdout } = await run(native, ['pace', written(id, scenario), ...limits(id)]);
  return stdout.trim().split('\n').map((line) => {
    const [began, stood, weight, kind, sentence] = line.split('\t');
    return { began: Number(began), stood: Number(stood), weight, kind, sentence };
  });
}

for (const { id, scenario } of lessons) {
  test(`${id} can be read as it plays`, async (t) => {
    const moments = await played(id, scenario);
    const total = moments.at(-1).began + moments.at(-1).stood;
    const passing = moments.filter((one) => one.weight === 'passing').reduce((sum, one) => sum + one.stood, 0);
    t.diagnostic(`${id}: ${(total / 1000).toFixed(0)} s, ${moments.length} moments, ${Math.round(100 * passing / total)} % passing`);
    writeFileSync(`${out}/${id}.txt`, moments.map((one) => `${one.began}\t${one.stood}\t${one.weight}\t${one.sentence}\n`).join(''));
    const met = new Set();
    for (const one of moments) {
      if (one.weight === 'key' && !met.has(one.kind))
        assert.ok(one.stood >= Math.min(6000, 250 * words(one.sentence)) - 1, `too short: ${one.stood} ms for "${one.sentence}"`);
      met.add(one.kind);
    }
    assert.ok(total >= shortest, `over in ${total} ms`);
    assert.ok(total <= (longer[id] ?? longest), `takes ${total} ms`);
    assert.ok(passing <= most_passing * total, `${passing} of ${total} ms pass by`);
    if (!promised[id]) return;
    const [until, sentence] = promised[id];
    const told = moments.find((one) => sentence.test(one.sentence));
    assert.ok(told?.began <= until, `told after ${told?.began} ms: ${sentence}`);
  });
}
