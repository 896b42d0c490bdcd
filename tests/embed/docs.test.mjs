// web/docs/hosts.md names what there is: each message, each word of the address and each attribute.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const hosts = read('web/docs/hosts.md');
const words = new Set([...hosts.matchAll(/`([^`]+)`/g)].flatMap(([, text]) => text.split(/[ ="<>,&]+/)));

test('every message of the protocol is named', () => {
  const [of_host, of_frame] = read('web/embed/messages.ts').split('export type FromFrame');
  const types = (text) => [...text.matchAll(/\| \{ type: '([\w-]+)'/g)].map(([, type]) => type);
  for (const type of [...types(of_host), ...types(of_frame)]) assert.ok(words.has(type), type);
});

test('every word of the address is named', () => {
  for (const [, name] of read('web/embed/options.ts').matchAll(/given\.get\('(\w+)'\)/g)) assert.ok(words.has(name), name);
});

test('every attribute of the element is named', () => {
  for (const [, name] of read('web/element/player.ts').matchAll(/getAttribute\('([\w-]+)'\)/g)) assert.ok(words.has(name), name);
});
