import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { node_hint } = await bundled('web/page/words/node_names.ts');

test("a name of Node's that a browser has not is explained", () => {
  assert.match(node_hint('Uncaught ReferenceError: process is not defined'), /^process belongs to Node\.js.*queueMicrotask/);
  assert.match(node_hint('Uncaught (in promise) ReferenceError: require is not defined'), /import/);
  assert.match(node_hint('  ReferenceError: setImmediate is not defined'), /setTimeout/);
  assert.equal(node_hint('Uncaught ReferenceError: __dirname is not defined'), '__dirname belongs to Node.js; a browser does not have it.');
});

test('any other line is left alone', () => {
  for (const line of ['Uncaught ReferenceError: proces is not defined', 'process is not defined', 'Uncaught TypeError: process is not defined',
    'Uncaught ReferenceError: process is not defined here', 'ReferenceError: constructor is not defined']) assert.equal(node_hint(line), '', line);
});
