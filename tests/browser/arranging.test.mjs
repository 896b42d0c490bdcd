// The visitor arranges the picture: parts folded and brought back, borders dragged, all of it remembered.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const up = (page) => page.waitForFunction(() => document.getElementById('curtain')?.hidden);

async function started(t) {
  const view = await open(browser, { reducedMotion: 'reduce' });
  t.after(view.close);
  await up(view.page);
  await view.page.evaluate(() => localStorage.setItem('loopscope.hints', 'closed'));
  await view.page.reload();
  await up(view.page);
  return view;
}

const part = (page, name) => page.getByRole('checkbox', { name });
const kept = (page) => page.evaluate(() => JSON.parse(localStorage.getItem('loopscope.view') ?? '{}').layouts?.normal);
const picture = async (page) => createHash('sha256').update(await page.locator('#canvas').screenshot()).digest('hex');

/** Puts the pointer into the middle of a rectangle of the picture. */
async function point_at(page, [x, y, width, height]) {
  const box = await page.locator('#canvas').boundingBox();
  const point = { x: box.x + x + width / 2, y: box.y + y + height / 2 };
  await page.mouse.move(point.x, point.y);
  return point;
}

/** The picture when it has come to rest: the same twice. */
async function look(page) {
  await page.mouse.move(2, 2);
  for (let last = await picture(page), now; ; last = now) {
    await page.waitForTimeout(300);
    now = await picture(page);
    if (now === last) return now;
  }
}

/** A busy machine draws late; what never looks so fails. */
async function assert_looks(page, expected, message) {
  let now = await look(page);
  for (let i = 0; i < 20 && now !== expected; i++) now = await look(page);
  assert.equal(now, expected, message);
}

test('a part is folded in the dialog, stays so after a reload, and comes back with its name in the picture', async (t) => {
  const { page, complaints } = await started(t);
  const whole = await look(page);
  await page.getByRole('button', { name: 'View' }).click();
  await part(page, 'Heap').uncheck();
  await page.keyboard.press('Escape');
  const without = await look(page);
  assert.notEqual(without, whole);
  assert.deepEqual((await kept(page)).folded, ['heap']);
  await page.reload();
  await up(page);
  await assert_looks(page, without);
  await point_at(page, await page.evaluate(() => window.loopscope.places().folded.find(({ id }) => id === 'folded-heap').rect));
  await page.waitForTimeout(200);
  await page.mouse.down();
  await page.waitForTimeout(100);
  await page.mouse.up();
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('loopscope.view')).layouts.normal.folded.length === 0);
  await assert_looks(page, whole);
  assert.deepEqual(complaints, []);
});

test('in words nothing is folded', async (t) => {
  const { page } = await started(t);
  await page.getByRole('button', { name: 'View' }).click();
  await part(page, 'Heap').uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Text' }).click();
  await page.getByRole('heading', { name: 'Heap' }).waitFor();
});

test('a border follows the pointer, and the place is remembered', async (t) => {
  const { page } = await started(t);
  await page.evaluate(() => window.loopscope.seek(60)); // the promise is made: heap and stack stand beside one another once there is an object
  const border = await page.waitForFunction(() => window.loopscope.places().borders.find(({ id }) => id === 'upright')?.rect);
  const { x, y } = await point_at(page, await border.jsonValue());
  await page.waitForFunction(() => /ew-resize|col-resize/.test(document.getElementById('canvas').style.cursor));
  await page.mouse.down();
  for (let i = 1; i <= 5; i++) {
    await page.mouse.move(x + 12 * i, y);
    await page.waitForTimeout(50);
  }
  await page.mouse.up();
  await page.waitForFunction(() => JSON.parse(localStorage.getItem('loopscope.view') ?? '{}').layouts?.normal.stack > 0.4);
});

test('large type has few parts, and an arrangement of its own', async (t) => {
  const { page } = await started(t);
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByLabel('large').check();
  assert.equal(await part(page, 'Timeline').isChecked(), false);
  assert.equal(await part(page, 'Call stack').isChecked(), true);
  await part(page, 'Timeline').check();
  await page.getByLabel('normal').check();
  await part(page, 'Timeline').uncheck();
  await page.getByRole('button', { name: 'Arrange the picture as at first' }).click();
  assert.equal(await part(page, 'Timeline').isChecked(), true);
  await page.getByLabel('large').check();
  assert.equal(await part(page, 'Timeline').isChecked(), true);
  assert.equal(await part(page, 'Heap').isChecked(), false);
  await page.keyboard.press('Escape');
  const switched = await look(page);
  await page.reload();
  await up(page);
  await assert_looks(page, switched, 'type that was switched looks like type that was there from the start');
});

test('what was stored and is no arrangement is left aside', async (t) => {
  const { page, complaints } = await started(t);
  for (const layouts of [7, { normal: null, large: 'x' }, { normal: { folded: 'heap', stack: 'wide' } }, { normal: { folded: ['attic', 3] } }]) {
    await page.evaluate((stored) => localStorage.setItem('loopscope.view', JSON.stringify({ layouts: stored })), layouts);
    await page.reload();
    await up(page);
    await page.getByRole('button', { name: 'View' }).click();
    assert.equal(await part(page, 'Heap').isChecked(), true);
    await page.keyboard.press('Escape');
  }
  assert.deepEqual(complaints, []);
});
