// The page's console: groups that fold, tables, levels, whose line it is, and the way back to its step.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch({ gl: false }); });
after(() => browser.close());

async function printed(t, program) {
  const view = await open(browser, { reducedMotion: 'reduce' });
  t.after(view.close);
  const { page } = view;
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await page.evaluate((text) => window.loopscope.load({ version: 1, files: { 'main.js': text } }), program);
  await page.evaluate(() => window.loopscope.run());
  await page.waitForFunction(() => document.querySelectorAll('#console li').length === window.loopscope.console().length);
  return page;
}

const rows = (page) => page.locator('#console li');
const shown = (page) => page.locator('#console li:not([hidden]) .text').allTextContents();

test('a group folds and unfolds what stands in it; a collapsed one begins folded', async (t) => {
  const page = await printed(t, `console.log('before'); console.group('outer'); console.log('one');
console.groupCollapsed('inner'); console.log('two'); console.groupEnd(); console.log('three'); console.groupEnd(); console.log('after');`);
  assert.deepEqual(await shown(page), ['before', 'outer', 'one', 'inner', 'three', 'after']);
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['before', 'outer', '  one', '  inner', '    two', '  three', 'after']);
  const toggle = (name) => rows(page).filter({ hasText: name }).getByRole('button', { name: 'Lines of this group' });
  await toggle('inner').click();
  assert.deepEqual(await shown(page), ['before', 'outer', 'one', 'inner', 'two', 'three', 'after']);
  await toggle('outer').press('Enter');
  assert.deepEqual(await shown(page), ['before', 'outer', 'after']);
  assert.equal(await toggle('outer').getAttribute('aria-expanded'), 'false');
});

test('a table is a table, and its text stays the console\'s', async (t) => {
  const page = await printed(t, `console.table([{ name: 'Ada', born: 1815 }, { name: 'Grace' }]);`);
  const cells = await page.locator('#console table tr').evaluateAll((all) => all.map((row) => [...row.cells].map((cell) => cell.textContent)));
  assert.deepEqual(cells, [['(index)', 'name', 'born'], ['0', '"Ada"', '1815'], ['1', '"Grace"', '']]);
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['[{name: "Ada", born: 1815}, {name: "Grace"}]']);
});

test('a line says its level, and whose callback wrote it', async (t) => {
  const page = await printed(t, `console.warn('careful'); setTimeout(() => console.error('late'), 5);`);
  assert.deepEqual(await rows(page).locator('.level').allInnerTexts(), ['warning', 'error']);
  assert.deepEqual(await shown(page), ['careful', 'late']);
  assert.deepEqual(await rows(page).locator('.who').allInnerTexts(), ['S1', 'T1']);
});
