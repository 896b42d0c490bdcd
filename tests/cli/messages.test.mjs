// What the command line says beside a program's console: on what is pasted, on names that are no browser's, on requests without an answer.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { native, run } from '../engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'messages-'));
after(() => rmSync(folder, { recursive: true }));

async function told(text) {
  const file = join(folder, 'program.js');
  writeFileSync(file, text);
  return run(native, ['run', file]);
}

test('a request that nobody answers is named, with its line and a mock for it', async () => {
  const program = 'async function load() {\n  const r = await fetch("https://api.example.com/users");\n  console.log(r.status);\n}\nload();\n';
  const { status, stderr } = await told(program);
  assert.equal(status, 3);
  assert.match(stderr, /blocked: line 2: nobody answers https:\/\/api\.example\.com\/users here/);
  const answers = /\/\/ @answers .*\}/.exec(stderr)[0];
  const again = await told(`${answers}\n${program}`);
  assert.equal(again.stdout, '200\n');
});

test('names of Node.js and of libraries are told', async () => {
  assert.match((await told('const fs = require("fs");')).stderr, /require is a name of Node\.js/);
  assert.match((await told('$("#x").hide();')).stderr, /\$ is a name of a library/);
  assert.equal((await told('nothing();')).stderr, '');
});

test('pasted HTML is told beside the error', async () => {
  const { stdout, stderr } = await told('<!doctype html><p>x</p>');
  assert.equal(stdout, "Uncaught SyntaxError: Unexpected token '<'\n");
  assert.match(stderr, /This is HTML/);
});

test('a file in UTF-16 is told', async () => {
  assert.match((await told(Buffer.from('\ufeffconsole.log(1)', 'utf16le'))).stderr, /UTF-16/);
});
