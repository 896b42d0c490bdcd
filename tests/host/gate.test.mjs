// The gate for what comes from outside: one table, read by the engine and by the page. Both must say the same of every
// value, and the words are part of the product.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { native, run, wasm } from '../engines.mjs';
import { bundled } from '../page/bundled.mjs';

const { problem_at_gate, problem_of_words } = await bundled('web/contract/gate.ts');
const folder = mkdtempSync(join(tmpdir(), 'loopscope-gate-'));
after(() => rmSync(folder, { recursive: true }));

async function engine_verdicts(engine, rule, texts) {
  const path = join(folder, 'values.jsonl');
  writeFileSync(path, texts.map((text) => `${text}\n`).join(''));
  const { status, stdout, stderr } = await run(engine, ['gate', path, '--rule', rule], { seconds: 120 });
  assert.equal(status, 0, stderr);
  return stdout.split('\n').slice(0, -1);
}

async function same_verdicts(engine, rule, values) {
  const texts = values.map((value) => (typeof value === 'string' && value[0] === '{' ? value : JSON.stringify(value)));
  const said = await engine_verdicts(engine, rule, texts);
  assert.equal(said.length, texts.length);
  const verdicts = texts.map((text) => problem_at_gate(rule, JSON.parse(text)) ?? '');
  for (const [i, verdict] of verdicts.entries()) assert.equal(said[i], verdict, texts[i].slice(0, 2000));
  return verdicts;
}

const program = { files: { 'main.js': '' } };
const settings = (more) => ({ ...program, settings: more });
const nested = (levels) => '['.repeat(levels) + ']'.repeat(levels);

const not_a_place = 'it is not a place of the run: start, end, line 3, line 3 time 2, microtask 2, task 1, console 4 or moment 12';

const named = [
  [[], 'it is not an object'],
  [{}, 'files: it is missing'],
  [{ files: {} }, 'files["main.js"]: it is missing'],
  [{ files: { 'main.js': '', 'x.js': 1 } }, 'files["x.js"]: it is not text'],
  [{ ...program, version: 2 }, 'version: 2 is not known here; 1 is the latest'],
  [{ ...program, title: 'x'.repeat(121) }, 'title: it has 121 characters; at most 120 are possible'],
  [{ ...program, ready: 'now' }, 'ready: it is none of body, complete'],
  [settings({ limits: { heapMb: 4095 } }), 'settings.limits.heapMb: 4095 is more than 256; it can be 16 to 256'],
  [settings({ limits: { heapMb: 300 } }), 'settings.limits.heapMb: 300 is more than 256; it can be 16 to 256'],
  [settings({ limits: { heapMb: 1 } }), 'settings.limits.heapMb: 1 is less than 16; it can be 16 to 256'],
  [settings({ limits: { depth: 2 ** 32 - 1 } }), 'settings.limits.depth: 4294967295 is more than 1000000; it can be 1 to 1000000'],
  [settings({ limits: { depth: 0.5 } }), 'settings.limits.depth: 0.5 is less than 1; it can be 1 to 1000000'],
  [settings({ limits: { depth: 1.5 } }), 'settings.limits.depth: 1.5 is not a whole number'],
  [settings({ limits: { depth: '9' } }), 'settings.limits.depth: it is not a number'],
  [settings({ epoch: 8.64e15 }), 'settings.epoch: 8640000000000000 is more than 9000000000000; it can be -9000000000000 to 9000000000000'],
  [settings({ epoch: 9e15 }), 'settings.epoch: 9000000000000000 is more than 9000000000000; it can be -9000000000000 to 9000000000000'],
  [settings({ epoch: -1e300 }), 'settings.epoch: -1e+300 is less than -9000000000000; it can be -9000000000000 to 9000000000000'],
  [settings({ zoneChanges: [[5, 60, 'A'], [5, 0, 'B']] }), 'settings.zoneChanges[1][0]: 5 is not more than 5, the one before it'],
  [settings({ zoneChanges: [[5, 60]] }), 'settings.zoneChanges[0]: it is not a list of 3'],
  [{ ...program, mocks: {} }, 'mocks: it is not a list'],
  [{ ...program, mocks: [{}] }, 'mocks[0].url: it is missing'],
  [{ ...program, mocks: [{ url: '/x', method: 5 }] }, 'mocks[0].method: it is not text'],
  [{ ...program, mocks: [{ url: '/x', body: { toString: 1 } }] }, 'mocks[0].body: it is not text'],
  [{ ...program, mocks: [{ url: '/x', status: 1 }] }, 'mocks[0].status: 1 is less than 100; it can be 100 to 999'],
  [{ ...program, mocks: [{ url: 'geolocation:', status: 1 }] }, ''],
  [{ ...program, mocks: [{ url: '/x', headers: { 'x-a': 1 } }] }, 'mocks[0].headers["x-a"]: it is not text'],
  [{ ...program, geometry: { '#a': { x: [] } } }, 'geometry["#a"].x: it is not a number from -1000000000 to 1000000000, text, true or false, or an object of texts'],
  [{ ...program, storage: { local: { a: '1', b: 5 } } }, 'storage.local.b: it is not text'],
  [{ ...program, breakpoints: [0] }, 'breakpoints[0]: 0 is less than 1; it can be 1 to 1000000'],
  [{ ...program, log: { inputs: [{ time: 1, type: 'advance' }] } }, 'log.inputs[0].step: it is missing'],
  [{ ...program, log: { inputs: [{ step: 2, time: 1, type: 'advance' }, { step: 1, time: 1, type: 'advance' }] } },
    'log.inputs[1].step: 1 is less than 2, the one before it'],
  ...['start', 'end', 'line 3', 'line 3 time 2', 'microtask 2', 'task 1', 'console 4', 'moment 12', 'line 999999'].map((at) => [{ ...program, moments: [{ at, note: '' }] }, '']),
  ...['', 'Start', 'line', 'line  3', 'line 0', 'line 03', 'line 3 ', 'line 3 time', 'line 3 time 0', 'task 1 time 2', 'lines 3', 'line 1000000', 'line 3\n', 3].map((at) => [{ ...program, moments: [{ at, note: '' }] }, `moments[0].at: ${not_a_place}`]),
  [{ ...program, questions: [{ ask: 'next', at: 'microtask', text: '' }] }, `questions[0].at: ${not_a_place}`],
  [{ ...program, questions: [{ ask: 'order', at: 'start', text: '' }] }, 'questions[0].ask: it is none of console, next, stack'],
  [{ ...program, colour: { kept: [1, { deep: null }] } }, ''],
  [{ ...program, settings: null, mocks: null }, ''],
  [`{"files":{"main.js":""},"quiz":${nested(48)}}`, ''],
  [`{"files":{"main.js":""},"quiz":${nested(70)}}`, 'it is nested more than 48 levels deep'],
  [`{"files":{"main.js":""},"quiz":${nested(5000)}}`, 'it is nested more than 48 levels deep'],
  [`{"files":{"main.js":"","__proto__":5}}`, ''],
  [`{"files":{"main.js":""},"settings":{"epoch":1e999}}`, 'settings.epoch: Infinity is more than 9000000000000; it can be -9000000000000 to 9000000000000'],
];

test('what is not possible is named: where, what, and what is possible', async () => {
  const verdicts = await same_verdicts(native, 'scenario', named.map(([value]) => value));
  for (const [i, [value, expected]] of named.entries()) assert.equal(verdicts[i], expected, JSON.stringify(value).slice(0, 300));
});

const { step_kinds } = await bundled('web/contract/tables.ts');

const of_message = [
  [{ type: 'hello' }, ''],
  [{ type: 'play', link: 7, kind: [], more: { of: 'it' } }, ''],
  [{}, 'type: it is missing'],
  [{ type: 'toString' }, 'type: it is none of hello, load, play, pause, step, seek, theme, get-state, get-link'],
  [{ type: 'load' }, 'link: it is missing'],
  [{ type: 'load', link: {} }, 'link: it is not text'],
  [{ type: 'load', link: 'x'.repeat(200_000) }, 'link: it has 200000 characters; at most 140000 are possible'],
  [{ type: 'seek', step: -1 }, 'step: -1 is less than 0; it can be 0 to 9007199254740991'],
  [{ type: 'seek', step: 1.5 }, 'step: 1.5 is not a whole number'],
  [{ type: 'step', kind: 'far' }, `kind: it is none of ${step_kinds.join(', ')}`],
  [{ type: 'step', back: 1 }, 'back: it is neither true nor false'],
  [{ type: 'theme', value: 'pink' }, 'value: it is none of auto, dark, light, contrast'],
];

test('messages and calls are judged by the same table', async () => {
  const verdicts = await same_verdicts(native, 'message', of_message.map(([value]) => value));
  for (const [i, [value, expected]] of of_message.entries()) {
    assert.equal(verdicts[i], expected, JSON.stringify(value).slice(0, 300));
    assert.equal(problem_of_words('message', value) ?? '', expected);
  }
  for (const kind of step_kinds) assert.equal(problem_of_words('kind of step', kind), undefined);
  await same_verdicts(native, 'options of run', [{}, { until: 5 }, { until: null }, { until: -1 }, { until: 1e300 }, { until: '5' }, [], 7]);
  await same_verdicts(native, 'event', ['load', 'state', 'constructor', 7]);
});

test('of a call or a message nothing is looked at but what it is about', () => {
  const round = { type: 'play' };
  round.round = round;
  assert.equal(problem_of_words('message', round), undefined);
  assert.equal(problem_of_words('message', { type: 'load', link: new Uint8Array(1 << 26) }), 'link: it is not text');
});

// --- thousands of values -----------------------------------------------------------------------------------------------

const whole_scenario = {
  version: 1,
  title: 'T',
  files: { 'main.js': 'x', 'worker.js': 'y' },
  html: '<p>',
  ready: 'body',
  settings: {
    instructionNs: 100, clockReadNs: 20000, seed: 1, epoch: 0, locale: 'en-US', timeZone: 'UTC',
    zoneChanges: [[-8.64e15, 60, 'A'], [0, 0, 'B']],
    limits: { depth: 100, heapMb: 64, string: 1000, console: 10, operations: 10, steps: 0 },
  },
  mocks: [{ url: '/a', method: 'GET', status: 200, headers: { a: 'b' }, body: '', afterMs: 1, error: 'e' }, { url: 'geolocation:', status: 2 }],
  geometry: { '#a': { x: 1, style: { color: 'red' }, offsetParent: null } },
  storage: { local: { a: 'b' }, session: { c: 'd' } },
  breakpoints: [1, 2],
  notes: 'n',
  quiz: [{ q: 1 }],
  log: { version: 1, epoch: 1, timeZone: 'UTC', inputs: [{ step: 1, time: 0.5, type: 'event', id: 0, data: { a: 1 } }, { step: 1, time: 2, type: 'advance' }] },
};

const odd_values = [null, true, false, 0, -0, -1, 1, 0.5, 1e21, 1e300, -1e300, 1e-7, 2 ** 31, 2 ** 32, 2 ** 53, 8.64e15, 9e15, 64, 999, '', 'x', 'GET',
  'body', 'geolocation:', '5', 'grüße', '🐶'.repeat(61), '\ud800', 'x'.repeat(1001), 'x'.repeat(70000), [], {}, [1], [[5, 60, 'A']], { a: 1 }, { url: 'geolocation:', status: 0.5 },
  Array(201).fill(1), Array(51).fill({ url: 'a' }), Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`k${i}`, 'v']))];
const odd_keys = ['a', '', 'a b', 'grüße', '🐶', '\u0001', 'x'.repeat(41), '10', '9', '__proto', 'constructor', 'toString', 'main.js', 'é'.normalize('NFD'), '\uffff', '\u{10ffff}', '"'];

function random_numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

/** Changes the value at one random place. */
function mutate(value, random) {
  const pick = (list) => list[random(list.length)];
  if (value === null || typeof value !== 'object' || random(8) === 0) return structuredClone(pick(odd_values));
  const keys = Object.keys(value);
  if (keys.length === 0 || random(6) === 0) {
    const copy = structuredClone(value);
    if (Array.isArray(copy)) copy.push(structuredClone(pick(odd_values)));
    else copy[pick(odd_keys)] = structuredClone(pick(odd_values));
    return copy;
  }
  const key = pick(keys);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (random(10) === 0 && !Array.isArray(copy)) delete copy[key];
  else copy[key] = mutate(value[key], random);
  return copy;
}

function mutants(count, seed) {
  const random = random_numbers(seed);
  return Array.from({ length: count }, () => {
    let value = whole_scenario;
    for (let changes = 1 + random(3); changes > 0; --changes) value = mutate(value, random);
    return value;
  });
}

for (const [name, engine, count] of [['the native engine', native, 4000], ['the engine in WebAssembly', wasm, 1000]]) {
  test(`the page and ${name} say the same of ${count} changed scenarios`, async (t) => {
    const verdicts = await same_verdicts(engine, 'scenario', [whole_scenario, ...mutants(count, 7)]);
    assert.equal(verdicts[0], '');
    const refused = verdicts.filter((verdict) => verdict !== '');
    t.diagnostic(`measured: ${refused.length} of ${count} refused, in ${new Set(refused).size} ways`);
    assert.ok(refused.length > count / 3 && refused.length < count * 0.95);
    assert.ok(new Set(refused).size > 100);
  });
}

test('a program whose @answers are not possible is not run', async () => {
  const path = join(folder, 'answers.js');
  writeFileSync(path, '// @answers {"mocks":[{"url":"/a","status":"x"}]}\nconsole.log(1);\n');
  const { status, stderr } = await run(native, ['run', path]);
  assert.equal(status, 2);
  assert.match(stderr, /its @answers can't be read: mocks\[0\]\.status: it is not a number/);
});
