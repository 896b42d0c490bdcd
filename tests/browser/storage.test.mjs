// The program's storage: its own, never the visitor's, kept with the draft, and no part of a link.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch({ gl: false }); });
after(() => browser.close());

const counter = 'localStorage.visits = +(localStorage.visits ?? 0) + 1; console.log(localStorage.visits);';
const ready = (page) => page.waitForFunction(() => document.getElementById('curtain')?.hidden);
const printed = async (page) => {
  await page.evaluate(() => window.loopscope.run());
  return page.evaluate(() => window.loopscope.console());
};

test('what a program has stored is there after a reload of the page, and in no link', async (t) => {
  const { page, close } = await open(browser);
  t.after(close);
  await ready(page);
  await page.evaluate((text) => window.loopscope.load({ version: 1, files: { 'main.js': text } }), counter);
  assert.deepEqual(await printed(page), ['1']);
  assert.equal(await page.evaluate(() => localStorage.getItem('visits')), null, 'the visitor’s own storage');
  await page.waitForFunction(() => Object.entries(localStorage).some(([key, text]) => key.startsWith('loopscope.draft.') && /"local":\{"visits"/.test(text)));
  const link = await page.evaluate(() => window.loopscope.link());
  await page.reload();
  await ready(page);
  assert.deepEqual(await printed(page), ['2']);
  await page.goto('about:blank');
  await page.goto(link);
  await ready(page);
  assert.deepEqual(await printed(page), ['1']);
});

test('restarting is the same run again', async (t) => {
  const { page, close } = await open(browser);
  t.after(close);
  await ready(page);
  await page.evaluate((text) => window.loopscope.load({ version: 1, files: { 'main.js': text } }), counter);
  assert.deepEqual(await printed(page), ['1']);
  await page.getByRole('button', { name: 'Restart' }).click();
  assert.deepEqual(await printed(page), ['1']);
});
