// Breakpoints by a click on the line's number; the keys of a debugger.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function started(t, source) {
  const view = await open(browser, { reducedMotion: 'reduce', before: () => localStorage.setItem('loopscope.hints', 'closed') });
  t.after(view.close);
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await view.page.evaluate((text) => window.loopscope.load({ version: 1, files: { 'main.js': text } }), source);
  return view;
}

/** Runs on until the run rests, and says where: [line of the innermost frame, why it has stopped]. */
const go_on = (page) => page.evaluate(async () => {
  await window.loopscope.run();
  for (;;) {
    const state = window.loopscope.state();
    if (!state.playing && !state.busy) return [state.agents[0].stack[0]?.line, document.getElementById('status').textContent];
    await new Promise((done) => setTimeout(done, 20));
  }
});

const number_of = (page, line) => page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: new RegExp(`^${line}$`) });

test("a click on a line's number sets a breakpoint there, another one removes it", async (t) => {
  const { page, complaints } = await started(t, 'let a = 1;\na = 2;\na = 3;\n');
  await number_of(page, 2).click();
  const dots = page.locator('.ls-breakpoint'); // one of them only keeps the gutter's width
  await dots.nth(1).waitFor();
  assert.equal((await go_on(page))[0], 2);
  assert.equal((await go_on(page))[1], 'finished');
  await number_of(page, 2).click();
  await page.waitForFunction(() => document.querySelector('.editor > div').shadowRoot.querySelectorAll('.ls-breakpoint').length === 1);
  assert.deepEqual(complaints, []);
});

test('keys of a debugger work wherever the focus is; Ctrl+G leads to a line or a step', async (t) => {
  const { page } = await started(t, 'function f() {\n  return 1;\n}\nf();\nf();\n');
  const line = () => page.evaluate(() => window.loopscope.state().agents[0].stack[0]?.line);
  await page.locator('.cm-content').click();
  await page.keyboard.press('F10');
  await page.waitForFunction(() => window.loopscope.state().agents[0].stack[0]?.line === 4);
  await page.keyboard.press('F11');
  await page.waitForFunction(() => window.loopscope.state().agents[0].stack[0]?.line === 2);
  await page.keyboard.press('Shift+F11');
  await page.waitForFunction(() => window.loopscope.state().agents[0].stack[0]?.line === 4);
  await page.keyboard.press('Control+g');
  await page.getByRole('textbox', { name: 'Line, or # and a step' }).fill('#0');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.loopscope.state().step === 0);
  assert.equal(await line(), undefined);
  await page.keyboard.press('F8');
  await page.waitForFunction(() => window.loopscope.state().playing);
});
