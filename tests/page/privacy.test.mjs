// web/docs/privacy.md promises; each sentence of it names a test that exists, or says why there is none.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const path = fileURLToPath(new URL('../../web/docs/privacy.md', import.meta.url));
const lines = readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));

/** What is said, and after it the test's file and title or the reason why there is none. */
const promise = /^- (?<said>[A-Z].*?\.) (?:\[[a-z]+\]\((?<file>\S+) "(?<title>[^"]+)"\)|\(no test: (?<reason>.+)\))$/;

const title_is_in = (text, title) => {
  if (['"', "'", '`'].some((quote) => text.includes(`test(${quote}${title}${quote}`))) return true;
  return text.includes(`test(\`${title.replace(/^(?:index|live)\.html/, '${path}')}\``);
};

test('each sentence names a test that exists, or says why it has none', () => {
  const [intro, ...rest] = lines;
  assert.match(intro, /names the test/);
  assert.ok(rest.length >= 25);
  for (const line of rest) {
    const found = promise.exec(line)?.groups;
    assert.ok(found, `not a promise with its test: ${line}`);
    assert.doesNotMatch(found.said.slice(0, -1), /[.!?] [A-Z]/, 'one sentence a line');
    if (found.reason) continue;
    const file = new URL(found.file, new URL('../../web/docs/privacy.md', import.meta.url));
    assert.ok(title_is_in(readFileSync(file, 'utf8'), found.title), `${found.file} has no test "${found.title}"`);
  }
});
