// How the page stands in every window: nothing meets, nothing is cut without a sign, empty parts are one line.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { problems_at_all_sizes, resize } from './layout.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function started(t, path = '', more = {}) {
  const view = await open(browser, {
    path, reducedMotion: 'reduce', before: () => localStorage.setItem('loopscope.hints', 'closed'), ...more,
  });
  t.after(view.close);
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  return view;
}

const height_of = (page, part) => page.locator(part).evaluate((element) => element.getBoundingClientRect().height);
const width_of = (page, part) => page.locator(part).evaluate((element) => element.getBoundingClientRect().width);

test('at every size, at the start and in the middle, with and without words, nothing meets and nothing is cut', { timeout: 300_000 }, async (t) => {
  const { page, complaints } = await started(t, '#x_image-timer-fetch-click');
  const found = await problems_at_all_sizes(page, 'start');
  await page.evaluate(async () => { for (let i = 0; i < 14; i++) await window.loopscope.step('moment'); });
  found.push(...await problems_at_all_sizes(page, 'moment 14'));
  assert.deepEqual(found, []);
  assert.deepEqual(complaints, []);
});

test('an empty console and a preview that nobody asked for are one line', async (t) => {
  const { page } = await started(t, '#x_microtask-basics');
  assert.ok(await height_of(page, '.console') < 40);
  assert.ok(await height_of(page, '.preview') < 40);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  assert.ok(await height_of(page, '.preview') > 80);
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  assert.ok(await height_of(page, '.preview') < 40);
  await page.evaluate(() => window.loopscope.run());
  assert.ok(await height_of(page, '.console') > 100);
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': 'document.title' } }));
  assert.ok(await height_of(page, '.preview') > 80, 'a program of the document shows it');
});

test("the program's column is dragged, to 80 columns and more, by pointer and by keys, and stays so", async (t) => {
  const { page } = await started(t);
  const before = await width_of(page, '.program');
  const divider = page.getByRole('separator', { name: 'Width of the program' });
  const box = await divider.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 200);
  await page.mouse.down();
  await page.mouse.move(box.x + 150, box.y + 210, { steps: 4 });
  await page.mouse.move(box.x + 330, box.y + 210, { steps: 4 });
  await page.mouse.up();
  const dragged = await width_of(page, '.program');
  assert.ok(dragged > before + 280, `${before} to ${dragged}`);
  const columns = await page.evaluate(() => {
    const content = document.querySelector('.editor > div').shadowRoot.querySelector('.cm-content');
    const probe = content.querySelector('.cm-line').cloneNode();
    probe.style.cssText = 'position: absolute; white-space: pre; padding: 0; text-indent: 0; width: auto';
    probe.textContent = 'x'.repeat(80);
    content.append(probe);
    const { width } = probe.getBoundingClientRect();
    probe.remove();
    return (80 * content.getBoundingClientRect().width) / width;
  });
  assert.ok(columns >= 80, `${columns} columns`);
  await page.reload();
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  assert.ok(Math.abs(await width_of(page, '.program') - dragged) < 2);
  assert.deepEqual(await problems_at_all_sizes(page, 'wide program', [[1280, 800], [1024, 768]]), []);
  await resize(page, [1280, 800]);
  await divider.focus();
  await page.keyboard.press('ArrowLeft');
  assert.ok(await width_of(page, '.program') < dragged - 10);
  await divider.dblclick();
  assert.ok(Math.abs(await width_of(page, '.program') - before) < 2);
});

test('in a low window parts are tabs; upright, code and picture are seen together', async (t) => {
  const { page } = await started(t, '#x_image-timer-fetch-click', { viewport: { width: 844, height: 390 } });
  const seen = async () => {
    const shown = [];
    for (const part of ['program', 'machine', 'console', 'preview']) if (await page.locator(`.${part}`).isVisible()) shown.push(part);
    return shown.join(' ');
  };
  assert.equal(await seen(), 'machine');
  for (const part of ['Program', 'Console', 'Preview', 'Machine']) {
    const tab = page.locator('.tabs').getByRole('button', { name: part });
    await tab.click();
    assert.equal(await seen(), part.toLowerCase());
    assert.equal(await tab.getAttribute('aria-pressed'), 'true');
  }
  await resize(page, [390, 844]);
  assert.equal(await seen(), 'program machine');
  assert.ok(await height_of(page, '.editor') > 100);
});

test('type grows with the window', async (t) => {
  const { page } = await started(t);
  const size = () => page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('.console-lines')).fontSize));
  const ordinary = await size();
  await resize(page, [1920, 1080]);
  assert.ok(await size() >= ordinary * 1.1);
  await resize(page, [2560, 1440]);
  assert.ok(await size() >= ordinary * 1.3);
});
