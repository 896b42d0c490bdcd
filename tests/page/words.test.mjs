import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';

const { program_time, status_of } = await bundled('web/page/words/format.ts');
const { read_scenario_file } = await bundled('web/page/links/scenario_file.ts');
const { decode, encode, long_link } = await bundled('web/page/links/share.ts');

const folder = new URL('../../web/scenarios/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.scenario.js'));

test('program time is short and never hides what matters', () => {
  assert.equal(program_time(0), '0.00 ms');
  assert.equal(program_time(0.0014), '1.4 µs');
  assert.equal(program_time(0.3141), '0.31 ms');
  assert.equal(program_time(99.994), '99.99 ms');
  assert.equal(program_time(1004.25), '1004.3 ms');
  assert.equal(program_time(65_432), '65.43 s');
});

test('the state is said in words', () => {
  const state = { version: 1, step: 5, time: 1, phase: 'task', turn: 1 };
  assert.equal(status_of(undefined), 'loading');
  assert.equal(status_of({ ...state, step: 0 }), 'ready');
  assert.equal(status_of(state), 'paused, time stands still');
  assert.equal(status_of({ ...state, playing: true }), 'running');
  assert.equal(status_of({ ...state, playing: true, phase: 'waiting' }), 'waiting');
  assert.equal(status_of({ ...state, furthest: 9 }), 'looking at the past');
  assert.equal(status_of({ ...state, furthest: 5, phase: 'finished' }), 'finished');
  assert.equal(status_of({ ...state, phase: 'idle' }), 'only listeners remain');
});

test('every lesson can be read, says what to look at, and fits into a link', async () => {
  assert.ok(files.length >= 10);
  const ids = files.map((name) => name.replace(/^\d+-/, ''));
  assert.equal(new Set(ids).size, ids.length);
  for (const name of files) {
    assert.match(name, /^\d\d-[a-z0-9-]+\.scenario\.js$/);
    const { scenario } = read_scenario_file(readFileSync(new URL(name, folder), 'utf8'));
    assert.ok(scenario.title && scenario.notes, name);
    const link = await encode(scenario);
    assert.ok(link.length < long_link, name);
    assert.deepEqual(await decode(link), { kind: 'scenario', scenario });
  }
});

test("a lesson's head has values of several lines and documents", () => {
  const { scenario } = read_scenario_file(
    '/*\ntitle: A\nnotes: one\n  two\nhtml:\n  <p>\n  <b>\nmocks: [{"url":\n  "x"}]\n*/\ncode\n',
  );
  assert.equal(scenario.notes, 'one\ntwo');
  assert.equal(scenario.html, '<p>\n<b>');
  assert.deepEqual(scenario.mocks, [{ url: 'x' }]);
  assert.equal(scenario.files['main.js'], 'code\n');
  assert.throws(() => read_scenario_file('code'), /starts with a comment/);
  assert.throws(() => read_scenario_file('/*\ncolour: red\n*/\n'), /no key colour/);
});

test('every colour of the palette has a value for light and one for dark, and text is readable on every surface', () => {
  const css = readFileSync(new URL('../../web/page/styles/palette.css', import.meta.url), 'utf8');
  const pairs = [...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => ({ name, light, dark }),
  );
  assert.ok(pairs.length >= 18);
  const luminance = (colour) => {
    const [r, g, b] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (high + 0.05) / (low + 0.05);
  };
  for (const theme of ['light', 'dark']) {
    const colour = (name) => pairs.find((pair) => pair.name === name)[theme];
    for (const surface of ['panel', 'card', 'ground', 'bar']) {
      for (const text of ['text', 'text-quiet']) {
        assert.ok(
          contrast(colour(text), colour(surface)) >= 4.5,
          `${text} on ${surface} in ${theme}: ${contrast(colour(text), colour(surface)).toFixed(2)}`,
        );
      }
      for (const kind of ['sync', 'microtask', 'timer', 'fetch', 'event', 'rendering', 'error']) {
        assert.ok(
          contrast(colour(kind), colour(surface)) >= 3,
          `${kind} on ${surface} in ${theme}: ${contrast(colour(kind), colour(surface)).toFixed(2)}`,
        );
      }
    }
  }
});

test('the canvas draws with the colours of the palette', () => {
  const css = readFileSync(new URL('../../web/page/styles/palette.css', import.meta.url), 'utf8');
  const source = readFileSync(new URL('../../web/draw/theme.cpp', import.meta.url), 'utf8');
  /** By the fields of Theme; the families are named behind their colours. */
  const names = {
    panel: 'panel',
    panel_border: 'line',
    card: 'card',
    text: 'text',
    quiet: 'text-quiet',
    faint: 'text-faint',
    on_badge: 'on-accent',
    neutral: 'text-quiet',
    sync: 'sync',
    microtask: 'microtask',
    timer: 'timer',
    network: 'fetch',
    event: 'event',
    rendering: 'rendering',
    error: 'error',
  };
  const of_page = {
    light: (name) => new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6})`).exec(css)[1],
    dark: (name) => new RegExp(`--${name}: light-dark\\(#[0-9a-f]{6}, (#[0-9a-f]{6})`).exec(css)[1],
    contrast: (name) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(css.slice(css.indexOf("'contrast'")))[1],
  };
  for (const theme of Object.keys(of_page)) {
    const [, row] = new RegExp(`\\.name = "${theme}",(.*?)\\.glow`, 's').exec(source);
    const drawn = Object.fromEntries(
      [...row.matchAll(/(?:\.(\w+) = )?rgb\(0x([0-9a-f]{6})\),(?: \/\/ (\w+))?/g)].map(([, field, hex, family]) => [field ?? family, `#${hex}`]),
    );
    for (const [field, name] of Object.entries(names)) assert.equal(drawn[field], of_page[theme](name), `${field} in ${theme}`);
  }
});
