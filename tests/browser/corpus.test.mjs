// Three consoles, one text: each exact program of the corpus in this Chromium itself, in the page (WebAssembly, driven by the browser's
// own timers, requests and input), and by its .expected file, which `loopscope run` is held to by tests/corpus.test.mjs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { answers_of, files_of, inputs_of, open_chromium } from '../corpus/chromium.mjs';
import { launch, open, root } from './browser.mjs';

const folder = join(root, 'tests/corpus');
const programs = readFileSync(join(folder, 'exact.txt'), 'utf8').split('\n').filter(Boolean);

let browser, chromium, view;
before(async () => {
  [browser, chromium] = await Promise.all([launch({ gl: false }), open_chromium({ lanes: 4 })]);
  // High enough for the whole document of each program: one that must be scrolled to moves under the pointer.
  view = await open(browser, { viewport: { width: 1280, height: 1600 } });
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
});
after(async () => {
  await view.close();
  await Promise.all([browser.close(), chromium.close()]);
});

/** Nobody answers a dialog: it is dismissed, as the driver of the native browser does. */
async function run_to_rest(page) {
  while ((await page.evaluate(async () => (await window.loopscope.run()).phase)) === 'parked') {
    const open = await page.locator('#program-dialog').evaluate((dialog) => dialog.open);
    if (open) await page.keyboard.press('Escape'); // else its answer is on the way
  }
}

/** Programs whose frames never end: they run for a while and are paused before each input, as a visitor would. */
const never_rest = new Set(['small-apps/stopwatch']);

async function run_a_while(page) {
  await page.evaluate(async () => {
    void window.loopscope.run();
    await new Promise((resolve) => setTimeout(resolve, 400));
    await window.loopscope.pause();
  });
}

/** A key goes to what has the focus in the program's document, else to its body. */
async function press(page, key) {
  await page.evaluate(() => {
    const host = document.querySelector('#preview > *');
    if (document.activeElement !== host) host.focus();
  });
  await page.keyboard.press(key);
}

const step_of = (page) => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => resolve(window.loopscope.state().step))));

/** One gesture is several events, which the browser dispatches one after another: until no more of them has come. */
async function run_after_input(page, before) {
  for (let last = before, now = before; now === before || now !== last; ) {
    last = now;
    await run_to_rest(page);
    now = await step_of(page);
  }
}

/** On a busy machine a worker's messages reach the driver late: Chromium's text is what one of three runs gives. */
async function in_chromium(source, expected) {
  let text;
  for (let runs = 0; runs < 3 && text !== expected; runs++) text = await chromium.run(source, { expected });
  return text;
}

/** As a visitor draws the preview larger: nothing has to be scrolled to, which would move it under the pointer. */
const all_in_view = () => { document.getElementById('preview').style.height = '18rem'; };

async function in_the_page(page, source, rests) {
  // The corpus's document: empty, and loaded before the program starts.
  const scenario = { version: 1, files: Object.fromEntries(files_of(source)), html: '', ready: 'complete', mocks: answers_of(source).mocks };
  await page.evaluate((it) => window.loopscope.load(it), scenario);
  await (rests ? run_to_rest(page) : run_a_while(page));
  if (inputs_of(source).length) await page.evaluate(all_in_view);
  for (const { kind, arg } of inputs_of(source)) {
    const step = await page.evaluate(() => window.loopscope.state().step);
    if (kind === 'click') await page.locator('#preview').locator(arg).click();
    else await press(page, arg);
    await (rests ? run_after_input(page, step) : run_a_while(page));
  }
  return page.evaluate(() => window.loopscope.console().map((line) => `${line}\n`).join(''));
}

describe('the corpus, in the page and natively', { concurrency: 3 }, () => {
  let last = Promise.resolve(); // one program at a time in the page, while others run natively
  for (const name of programs) {
    test(name, { timeout: 180_000 }, async () => {
      const source = readFileSync(join(folder, `${name}.js`), 'utf8');
      const expected = readFileSync(join(folder, `${name}.expected`), 'utf8');
      const natively = in_chromium(source, expected);
      const before_us = last;
      const mine = (async () => { await before_us.catch(() => {}); return in_the_page(view.page, source, !never_rest.has(name)); })();
      last = mine;
      assert.equal(await natively, expected, 'natively');
      assert.equal(await mine, expected, 'in the page');
    });
  }
});
