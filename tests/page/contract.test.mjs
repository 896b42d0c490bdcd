import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { tables } from '../../web/contract/generate.mjs';
import { problems } from './shapes.mjs';

test('the words that page and module share are those of the module', () => {
  const kept = readFileSync(new URL('../../web/contract/tables.ts', import.meta.url), 'utf8');
  assert.equal(kept, tables(), 'run: node web/contract/generate.mjs --write');
});

test('a value that does not fit its type is found', async () => {
  const line = { level: 'log', text: 'a', step: 1, time: 0, line: 1, badge: 'T1', kind: 'timer' };
  const { time: _gone, ...short } = line;
  const good = [
    ['commands.ConsoleLine', { ...line, kind: 'fetch', depth: 1, group: 'open' }],
    ['host.HostRequest', { ask: 'wake', data: { at: 3 } }],
    ['host.HostRequest', { ask: 'dom', data: [{ op: 'insert', parent: 0, node: 1, before: null }] }],
    ["commands.Answers['play']", { ok: true }],
  ];
  assert.deepEqual(await problems(good), []);
  const bad = [
    ['commands.ConsoleLine', { ...line, kind: 'network' }],
    ['commands.ConsoleLine', { ...line, colour: 'red' }],
    ['commands.ConsoleResult', { lines: [line, short], total: 2 }],
    ['host.HostRequest', { ask: 'wake', at: 3 }],
    ["commands.Answers['play']", { ok: true, error: {} }],
  ];
  const found = await problems([...good, ...bad]);
  assert.equal(found.length, bad.length, found.join('\n'));
  bad.forEach(([type], index) => assert.ok(found[index].startsWith(type), found[index]));
});
