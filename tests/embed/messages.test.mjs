// The messages of a course page are read by a table: what is not in it changes nothing.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from '../page/bundled.mjs';

const { read_message } = await bundled('web/embed/messages.ts');

const good = [
  { type: 'hello' }, { type: 'load', link: '#x_call-stack' }, { type: 'play' }, { type: 'pause' }, { type: 'step', kind: 'line', back: true },
  { type: 'seek', step: 3 }, { type: 'theme', value: 'dark' }, { type: 'get-state' }, { type: 'get-link' },
];

test('each message is read, with the id of its asker and with nothing that it does not need', () => {
  for (const message of good) {
    assert.deepEqual(read_message({ loopscope: 1, id: 7, more: 'of it', ...message }), { message, id: 7 });
  }
  assert.deepEqual(read_message({ loopscope: 1, type: 'step' }).message, { type: 'step', kind: 'moment', back: false });
});

test('what is none of ours is passed over without a word', () => {
  for (const data of [undefined, null, 1, 'loopscope', [], {}, { type: 'play' }, { loopscope: '1', type: 'play' }, { loopscope: 2, type: 'play' }, new Map()])
    assert.equal(read_message(data), undefined);
});

test('what is ours and wrong is named, never acted on', () => {
  const wrong = [
    {}, { type: 7 }, { type: 'dance' }, { type: 'constructor' }, { type: '__proto__' }, { type: 'toString' }, { type: 'load' }, { type: 'load', link: {} },
    { type: 'load', link: 'x'.repeat(200_000) }, { type: 'seek' }, { type: 'seek', step: -1 }, { type: 'seek', step: 1.5 }, { type: 'seek', step: Infinity },
    { type: 'seek', step: '3' }, { type: 'step', kind: 'far' }, { type: 'step', kind: 'line', back: 1 }, { type: 'theme', value: 'pink' },
  ];
  for (const fields of wrong) {
    const read = read_message({ loopscope: 1, id: 'q', ...fields });
    assert.match(read.problem, /\.$/, JSON.stringify(fields));
    assert.equal(read.id, 'q');
  }
});

test('an id is a short text or a number', () => {
  assert.equal(read_message({ loopscope: 1, type: 'play', id: 'x'.repeat(1000) }).id.length, 64);
  assert.equal(read_message({ loopscope: 1, type: 'play', id: { deep: [] } }).id, undefined);
});
