// Programs that never end, or want more than there is: the page answers all the while, Pause and Restart work, the limit
// that was reached is explained, and the source is not lost.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { runaway_programs } from '../measure/runaway_programs.mjs';
import { bundled } from '../page/bundled.mjs';
import { launch, open, seconds } from './browser.mjs';
import { answers_to_pause } from './pausing.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function running(t, source, settings = {}) {
  const view = await open(browser);
  t.after(view.close);
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await view.page.evaluate((scenario) => window.loopscope.load(scenario), { version: 1, files: { 'main.js': source }, settings });
  await view.page.evaluate(() => { void window.loopscope.run(); });
  return view.page;
}

const step_of = (page) => page.evaluate(() => window.loopscope.state().step);
const source_of = (page) => page.locator('.cm-content').innerText();

/** The longest time that a task of the page waited for its turn, in a second of 10 ms timers. */
const longest_delay = (page) => page.evaluate(() => new Promise((resolve) => {
  let last = performance.now(), longest = 0;
  const begin = last;
  (function turn() {
    const now = performance.now();
    longest = Math.max(longest, now - last - 10);
    last = now;
    if (now - begin < 1000) setTimeout(turn, 10);
    else resolve(longest);
  })();
}));

for (const [name, source] of [
  ['an endless loop', 'let n = 0; while (true) n++;'],
  ['an endless loop of a worker', `new Worker('w.js');\n// @file w.js\nlet n = 0; while (true) n++;`],
  ['endless microtasks', 'let n = 0; (function again() { n++; Promise.resolve().then(again); })();'],
]) {
  test(`${name}: the page answers, is paused, stepped back and restarted`, async (t) => {
    const page = await running(t, source);
    await seconds(0.5);
    const delay = await longest_delay(page);
    assert.ok(delay < 1000, `a timer of the page waited ${Math.round(delay)} ms`);
    assert.ok((await step_of(page)) > 10_000);
    await page.evaluate(() => window.loopscope.pause());
    const paused = await step_of(page);
    await seconds(0.2);
    assert.equal(await step_of(page), paused);
    await page.evaluate(() => window.loopscope.back('instruction'));
    assert.equal(await step_of(page), paused - 1);
    await page.evaluate(() => window.loopscope.back('task')); // there is none but the first, however far away
    assert.ok((await step_of(page)) < paused - 1);
    await page.locator('#restart').click();
    await page.waitForFunction(() => window.loopscope.state().step < 10);
    assert.equal(await source_of(page), source);
  });
}

test('endless recursion is a RangeError that the program can catch', async (t) => {
  const page = await running(t, `function deeper() { deeper(); }
try { deeper(); } catch (error) { console.log(error instanceof RangeError, error.message); }`);
  await page.waitForFunction(() => window.loopscope.console().length === 1, undefined, { timeout: 20_000 });
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['true Maximum call stack size exceeded']);
});

test('a string beyond the limit is a RangeError that the program can catch', async (t) => {
  const page = await running(t, `let text = 'x';
try { for (;;) text += text; } catch (error) { console.log(error.name, error.message); }`);
  await page.waitForFunction(() => window.loopscope.console().length === 1, undefined, { timeout: 20_000 });
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['RangeError Invalid string length']);
});

test('the heap limit halts the run, says so, and keeps the source', async (t) => {
  const source = 'const kept = []; for (;;) kept.push({ n: kept.length });';
  const page = await running(t, source, { limits: { heapMb: 16 } });
  await page.waitForFunction(() => window.loopscope.state().phase === 'halted', undefined, { timeout: 90_000 });
  const halted = await page.evaluate(() => window.loopscope.state().halted);
  assert.match(halted.message, /heap/i);
  assert.equal(halted.line, 1);
  await page.getByText(halted.message.slice(0, 30)).first().waitFor();
  assert.ok((await source_of(page)).startsWith(source));
  await page.locator('#restart').click();
  await page.waitForFunction(() => window.loopscope.state().step < 10);
});

for (const program of runaway_programs.filter(({ brief }) => brief)) {
  test(`${program.name}: Pause answers, and the tab stays small`, (t) => answers_to_pause(t, program));
}

const { encode } = await bundled('web/page/links/share.ts');

test('twenty links with other limits are opened one after another in one page', async (t) => {
  const view = await open(browser);
  t.after(view.close);
  const { page } = view;
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  for (let i = 0; i < 20; ++i) {
    const limits = i % 2 ? { heapMb: 16 + 12 * i } : { depth: [1, 2, 100, 1e5, 1e6][(i / 2) % 5], heapMb: 256 };
    const link = await encode({ version: 1, files: { 'main.js': `console.log(${i});` }, settings: { limits } });
    await page.evaluate((hash) => { location.hash = hash; }, link);
    await page.locator('.cm-content').getByText(`console.log(${i});`).waitFor();
    await page.waitForFunction(() => window.loopscope.state()?.step === 0);
    await page.evaluate(() => window.loopscope.run());
    assert.deepEqual(await page.evaluate(() => window.loopscope.console()), [String(i)], JSON.stringify(limits));
  }
  assert.deepEqual(view.complaints, []);
});

test('a link that asks for more memory than the page has is refused by name, and the page lives', async (t) => {
  const view = await open(browser);
  t.after(view.close);
  const { page } = view;
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  for (const heapMb of [300, 4090, 4095]) {
    const said = await page.evaluate((limits) => window.loopscope.load({ version: 1, files: { 'main.js': '' }, settings: { limits } }).catch(String), { heapMb });
    assert.match(said, new RegExp(`settings\\.limits\\.heapMb: ${heapMb} is more than 256; it can be 16 to 256`));
  }
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': 'console.log("alive")' } }));
  await page.evaluate(() => window.loopscope.run());
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['alive']);
});

test('programs that cannot be read take no memory, whatever limits they ask for', async (t) => {
  const view = await open(browser);
  t.after(view.close);
  const { page } = view;
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  const unreadable = { version: 1, files: { 'main.js': '{"a":1,"b":2}' } };
  for (const heapMb of [16, 256, 100, 256, 16, 256]) {
    const scenario = { ...unreadable, settings: { limits: { heapMb } } };
    assert.match(await page.evaluate((it) => window.loopscope.load(it).catch(String), scenario), /was not loaded/);
  }
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': 'console.log("alive")' } }));
  await page.evaluate(() => window.loopscope.run());
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['alive']);
});

test('a run that could not be replaced is there again', async (t) => {
  const view = await open(browser);
  t.after(view.close);
  const { page } = view;
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': 'console.log("old")' } }));
  await page.evaluate(() => window.loopscope.run());
  const bad = { version: 1, files: { 'main.js': '' }, log: { inputs: [{ step: 1e9, time: 1, type: 'advance' }] } };
  const said = await page.evaluate((scenario) => window.loopscope.load(scenario).catch(String), bad);
  assert.match(said, /was not loaded/);
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['old']);
});
