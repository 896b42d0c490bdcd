// Rendering and time in the page: the frame grid of program time paced by real frames, idle periods, and the clocks that programs read.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch({ gl: false }); });
after(() => browser.close());

async function loaded(t, program) {
  const view = await open(browser, { reducedMotion: 'reduce' });
  t.after(view.close);
  const { page } = view;
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await page.evaluate((text) => window.loopscope.load({ version: 1, files: { 'main.js': text }, html: '', ready: 'complete' }), program);
  return page;
}
const run = (page) => page.evaluate(() => window.loopscope.run());
const lines = (page) => page.evaluate(() => window.loopscope.console());

test('animation callbacks run on the grid of 60 frames a second, and take real time', async (t) => {
  const page = await loaded(t, `let count = 0, first;
function frame(now) { first ??= now; if (++count < 31) requestAnimationFrame(frame); else console.log(Math.round(now - first)); }
requestAnimationFrame(frame);`);
  const began = Date.now();
  await run(page);
  assert.deepEqual(await lines(page), ['500']);
  assert.ok(Date.now() - began >= 450, 'the visitor sees the frames go by');
});

test('a long task misses frames, and the loop says so where one pauses in it', async (t) => {
  const page = await loaded(t, `requestAnimationFrame(() => console.log('frame')); const until = performance.now() + 150; while (performance.now() < until); console.log('spun');`);
  await page.evaluate(() => window.loopscope.step('line'));
  await page.evaluate(() => window.loopscope.run({ until: 120 }));
  const { why } = await page.evaluate(() => window.loopscope.state());
  assert.match(why, /has missed \d frames/);
  await run(page);
  assert.deepEqual(await lines(page), ['spun', 'frame']);
});

test('an idle callback runs when nothing else is to be done, and knows its time', async (t) => {
  const page = await loaded(t, `requestIdleCallback((deadline) => console.log('idle', deadline.didTimeout, deadline.timeRemaining() > 0));
setTimeout(() => console.log('timer')); Promise.resolve().then(() => console.log('microtask'));
requestIdleCallback((deadline) => console.log('at last', deadline.didTimeout), { timeout: 1 }); const until = performance.now() + 5; while (performance.now() < until);`);
  await run(page);
  const printed = await lines(page);
  assert.equal(printed[0], 'microtask');
  assert.ok(printed.includes('timer') && printed.some((line) => line.startsWith('idle false')), printed.join());
});

test('time stands still during a pause, for every clock', async (t) => {
  const page = await loaded(t, `const t0 = performance.now(), d0 = Date.now();
setTimeout((event) => { console.log(performance.now() - t0 < 60, Date.now() - d0 < 60); performance.mark('a'); console.log(performance.getEntriesByName('a').length); }, 40);`);
  await page.evaluate(() => window.loopscope.step('task'));
  await page.waitForTimeout(400);
  await run(page);
  assert.deepEqual(await lines(page), ['true true', '1']);
});
