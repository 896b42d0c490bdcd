// The generator of random programs: what its programs are made of, and that they would find a broken loop.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { native } from '../engines.mjs';
import { ours } from './compare.mjs';
import { mutants, planted } from './mutants.mjs';
import { random_program } from './program.mjs';

const seeds = Array.from({ length: 200 }, (_, n) => n + 1);
const consoles = new Map();
const console_of = async (seed) => {
  if (!consoles.has(seed)) consoles.set(seed, await ours(random_program(seed).source, `sound-${seed}`, native));
  return consoles.get(seed);
};

test('a seed gives the same program each time, and another seed another one', () => {
  assert.equal(random_program(7).source, random_program(7).source);
  assert.equal(new Set(seeds.map((seed) => random_program(seed).source)).size, seeds.length);
});

test('every program has at least eight asynchronous operations of four kinds, and ten lines of console', async () => {
  for (const seed of seeds) {
    const { operations } = random_program(seed);
    assert.ok(operations.size >= 4, `seed ${seed} has the kinds ${[...operations.keys()]}`);
    assert.ok([...operations.values()].reduce((sum, count) => sum + count) >= 8, `seed ${seed} has too few operations`);
    assert.ok((await console_of(seed)).split('\n').length > 10, `seed ${seed} prints too little`);
  }
});

describe('a planted fault is found by one of 200 programs', () => {
  for (const mutant of mutants) {
    test(mutant.name, async (context) => {
      const engine = await planted(mutant);
      for (const seed of seeds) {
        if (await ours(random_program(seed).source, `fault-${seed}`, engine) === await console_of(seed)) continue;
        context.diagnostic(`found by seed ${seed}`);
        return;
      }
      assert.fail('no program found it');
    });
  }
});
