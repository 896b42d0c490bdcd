// Random programs of the language: what the generator makes, that it would find a fault, and 200 of them against Chromium.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { open_chromium } from '../../corpus/chromium.mjs';
import { planted } from '../mutants.mjs';
import { describe_language_difference, language_differences, ours } from './compare.mjs';
import { language_mutants } from './mutants.mjs';
import { random_language_program } from './program.mjs';

const seeds = Array.from({ length: 200 }, (_, n) => n + 1);
const forms = [1, 2, 3].flatMap((level) => [false, true].map((asynchronous) => ({ level, asynchronous })));
const programs_of = (form) => seeds.map((seed) => [`${seed}`, random_language_program(seed, form)]);

test('a seed gives the same program each time, and another seed another one', () => {
  for (const form of forms) {
    assert.equal(random_language_program(7, form), random_language_program(7, form));
    assert.equal(new Set(programs_of(form).map(([, text]) => text)).size, seeds.length);
  }
});

test('a higher level makes longer programs', () => {
  const sizes = [1, 2, 3].map((level) => programs_of({ level, asynchronous: false }).reduce((sum, [, text]) => sum + text.length, 0));
  assert.ok(sizes[0] * 2 < sizes[1] && sizes[1] * 2 < sizes[2], `${sizes}`);
});

test('200 random programs give what Chromium gives', { timeout: 600_000 }, async () => {
  const chromium = await open_chromium({ lanes: 1 });
  try {
    const found = [];
    for (const [n, form] of forms.entries()) {
      const share = seeds.slice(0, n < 2 ? 34 : 33);
      found.push(...(await language_differences(share, form, chromium)).map((one) => `${JSON.stringify(form)} ${describe_language_difference(one)}`));
    }
    assert.equal(found.join('\n'), '');
  } finally {
    await chromium.close();
  }
});

describe('a planted fault of the language is found by one of 200 programs', () => {
  const sound = new Map();
  for (const mutant of language_mutants) {
    test(mutant.name, { timeout: 600_000 }, async (context) => {
      const engine = await planted(mutant);
      for (const form of forms) {
        const key = JSON.stringify(form);
        const programs = programs_of(form);
        if (!sound.has(key)) sound.set(key, await ours(programs, form.asynchronous));
        const faulty = await ours(programs, form.asynchronous, engine, '-fault');
        const first = programs.find(([name]) => faulty.get(name) !== sound.get(key).get(name));
        if (first === undefined) continue;
        context.diagnostic(`found by seed ${first[0]} of ${key}`);
        return;
      }
      assert.fail('no program found it');
    });
  }
});
