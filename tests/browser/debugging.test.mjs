// Stops: a line's number, the debugger statement, errors, the cursor's line; forwards and back; the keys of a debugger.

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
const go_on = (page, { run = true } = {}) => page.evaluate(async (runs) => {
  if (runs) await window.loopscope.run();
  for (;;) {
    const state = window.loopscope.state();
    if (!state.playing && !state.busy) return [state.agents[0].stack[0]?.line, document.getElementById('status').textContent];
    await new Promise((done) => setTimeout(done, 20));
  }
}, run);

const number_of = (page, line) => page.locator('.cm-lineNumbers .cm-gutterElement', { hasText: new RegExp(`^${line}$`) });

test("a click on a line's number sets a breakpoint there, another one removes it", async (t) => {
  const { page, complaints } = await started(t, 'let a = 1;\na = 2;\na = 3;\n');
  await number_of(page, 2).click();
  const dots = page.locator('.ls-breakpoint'); // one of them only keeps the gutter's width
  await dots.nth(1).waitFor();
  assert.deepEqual(await go_on(page), [2, 'stopped at a breakpoint']);
  const [, second] = await go_on(page);
  assert.equal(second, 'finished');
  await number_of(page, 2).click();
  await page.waitForFunction(() => document.querySelector('.editor > div').shadowRoot.querySelectorAll('.ls-breakpoint').length === 1);
  assert.deepEqual(complaints, []);
});

test('the debugger statement stops a run at any speed, each time it is reached', async (t) => {
  const { page } = await started(t, 'for (let i = 0; i < 2; i++) {\n  debugger;\n  console.log(i);\n}\n');
  const hash = await page.evaluate(async () => { await window.loopscope.run(); return window.loopscope.hash(); });
  assert.ok(hash);
  await page.evaluate(() => window.loopscope.seek(0));
  assert.deepEqual(await go_on(page), [2, 'stopped by debugger']);
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': 'for (let i = 0; i < 2; i++) {\n  debugger;\n  console.log(i);\n}\n' } }));
  assert.deepEqual(await go_on(page), [2, 'stopped by debugger']);
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), []);
  assert.deepEqual(await go_on(page), [2, 'stopped by debugger']);
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['0']);
  assert.equal((await go_on(page))[1], 'finished');
});

const errors = `function risky() {
  throw new Error('one');
}
try {
  risky();
} catch {}
Promise.reject(new Error('not thrown'));
(async () => {
  await null;
  throw new Error('in vain');
})();
setTimeout(() => {
  null.name;
});
`;

async function stop_at(page, name) {
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('group', { name: 'Stop at errors' }).getByLabel(name, { exact: true }).check();
  await page.keyboard.press('Escape');
}

test('the run stops before each error that is thrown', async (t) => {
  const { page } = await started(t, errors);
  await stop_at(page, 'all');
  assert.deepEqual(await go_on(page), [2, 'stopped before an error']);
  assert.deepEqual(await go_on(page), [10, 'stopped before an error']);
  assert.deepEqual(await go_on(page), [13, 'stopped before an error']);
  assert.equal((await go_on(page))[1], 'finished');
});

test('the run goes back to where an error was thrown that nobody caught', async (t) => {
  const { page } = await started(t, errors);
  await stop_at(page, 'that nobody catches');
  const before = 'stopped before the uncaught error';
  assert.deepEqual(await go_on(page), [13, before]); // the timer's task comes before that of the rejections
  assert.equal((await go_on(page))[1], 'stopped at an uncaught error'); // a rejection that was thrown nowhere
  assert.deepEqual(await go_on(page), [10, before]); // further back than the others: they do not stop the run again
  assert.equal((await go_on(page))[1], 'finished');
  await page.evaluate(() => window.loopscope.seek(0));
  assert.deepEqual(await go_on(page), [13, before]);
  await stop_at(page, 'none');
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': "null.name;" } }));
  assert.equal((await go_on(page))[1], 'finished');
});

test('the menu of a line runs to it, and back to when it last began', async (t) => {
  const { page } = await started(t, 'let sum = 0;\nfor (let i = 0; i < 9; i++) {\n  sum += i;\n}\nconsole.log(sum);\n');
  const choose = async (line, name) => {
    await number_of(page, line).click({ button: 'right' });
    await page.getByRole('menuitem', { name }).click();
    return go_on(page, { run: false });
  };
  assert.deepEqual(await choose(5, /Run to this line/), [5, 'stopped at the line']);
  assert.equal((await choose(3, /Back to when/))[0], 3);
  const sum = await page.evaluate(() => JSON.stringify(window.loopscope.state()));
  assert.match(sum, /28/); // 0 + 1 + ... + 7, before the last round
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
