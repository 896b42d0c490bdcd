// What is given to `window.loopscope` goes through the table of what comes from outside, and is refused in its words.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { make_api } = await bundled('web/page/api.ts');

/** A session that must not be reached. */
const session = new Proxy({}, { get: (_, name) => { throw new Error(`the session was asked for ${String(name)}`); } });
const api = make_api(session, Promise.resolve(), () => assert.fail('opened'));

const refused = [
  ['run', [5], 'it is not an object'],
  ['run', [{ until: -1 }], 'until: -1 is less than 0; it can be 0 to 9000000000000'],
  ['run', [{ until: NaN }], 'until: it is not a number'],
  ['step', ['far'], /^it is none of instruction, /],
  ['step', [{}], /^it is none of instruction, /],
  ['back', ['toString'], /^it is none of instruction, /],
  ['seek', [], 'it is not a number'],
  ['seek', [1.5], '1.5 is not a whole number'],
  ['seek', [2 ** 60], /^1152921504606847000 is more than 9007199254740991/],
  ['on', ['constructor', () => {}], 'it is none of load, state, step, console, end'],
  ['load', ['x'.repeat(200_000)], 'it has 200000 characters; at most 140000 are possible'],
];

for (const [call, given, expected] of refused) {
  test(`${call}(${JSON.stringify(given).slice(1, 40)}) is refused by name`, async () => {
    const said = await (async () => api[call](...given))().then(() => assert.fail('taken'), (error) => error);
    assert.equal(said.name, 'TypeError');
    const [, words] = /^window\.loopscope\.(?:\w+): (.*)\.$/.exec(said.message) ?? assert.fail(said.stack);
    if (expected instanceof RegExp) assert.match(words, expected);
    else assert.equal(words, expected);
  });
}

test('a scenario is refused by the member that is not possible', async () => {
  await assert.rejects(api.load({ files: { 'main.js': '' }, settings: { limits: { heapMb: 4095 } } }), /settings\.limits\.heapMb: 4095 is more than 256/);
});
