// WCAG 2.2, 1.4.3 and 1.4.11: every pair of the palette that is drawn on top of one another.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../web/page/styles/palette.css', import.meta.url), 'utf8');

function palettes() {
  const [common, contrast] = css.split(":root[data-theme='contrast']");
  const light = {}, dark = {};
  for (const [, name, in_light, in_dark] of common.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)) {
    light[name] = in_light;
    dark[name] = in_dark;
  }
  const replaced = Object.fromEntries([...contrast.matchAll(/--([\w-]+): (#\w{6})/g)].map(([, name, colour]) => [name, colour]));
  return { light, dark, contrast: { ...dark, ...replaced } };
}

function luminance(colour) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratio(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

const texts = ['text', 'text-quiet', 'text-faint'];
const families = ['sync', 'microtask', 'timer', 'fetch', 'event', 'rendering', 'error'];
const surfaces = ['ground', 'bar', 'panel', 'card'];

for (const [theme, palette] of Object.entries(palettes())) {
  test(`${theme}: text can be read, shapes can be seen`, () => {
    const faults = [];
    const expect = (front, back, least) => {
      const found = ratio(palette[front], palette[back]);
      if (!(found >= least)) faults.push(`${front} on ${back}: ${found.toFixed(2)} < ${least}`);
    };
    const least_text = theme === 'contrast' ? 7 : 4.5;
    for (const surface of surfaces) {
      for (const text of texts) expect(text, surface, least_text);
      for (const family of families) expect(family, surface, 3);
    }
    for (const family of families) expect('on-accent', family, family === 'sync' || theme !== 'light' ? 4.5 : 3);
    for (const text of ['text']) expect(text, 'lit', least_text);
    assert.deepEqual(faults, []);
  });
}
