// What the address of a frame may say of its looks.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from '../page/bundled.mjs';

const { read_options } = await bundled('web/embed/options.ts');

test('without a word, and with words that nobody knows, the defaults hold', () => {
  const plain = { theme: 'auto', panels: undefined, at: 0, controls: 'full', autoplay: false, predict: undefined, origin: undefined };
  for (const search of ['', '?embed=1', '?theme=pink&panels=&at=-3&controls=many&autoplay=yes&predict=yes&origin=nowhere&new=1', '?at=99999999999999999999&panels=cake'])
    assert.deepEqual(read_options(search), plain, search);
});

test('what is said is read', () => {
  const read = read_options('?embed=1&theme=contrast&panels=stack,%20microtasks,cake,console&at=87&controls=min&autoplay=1&predict=stack&origin=https://school.example/course');
  assert.deepEqual(read, {
    theme: 'contrast', panels: new Set(['stack', 'microtasks', 'console']), at: 87, controls: 'min', autoplay: true, predict: 'stack', origin: 'https://school.example',
  });
});
