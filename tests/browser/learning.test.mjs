// The real page as a learner uses it who has no mouse, or who hears it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

async function lesson(t, path) {
  const view = await open(browser, { path, reducedMotion: 'reduce' });
  t.after(view.close);
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  return view.page;
}

/** Tab by tab until the element with this id has the focus. */
async function tab_to(page, id) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.id === wanted, id)) return;
  }
  assert.fail(`#${id} can't be reached by Tab`);
}

test('a lesson is opened, stepped, taken back and run to its end by keyboard alone', async (t) => {
  const page = await lesson(t, '');
  await tab_to(page, 'lessons');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#lessons-dialog[open]');
  for (let i = 0; i < 60; i++) {
    if (await page.evaluate(() => document.activeElement?.dataset.lesson === 'microtask-basics')) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#x_microtask-basics');
  await tab_to(page, 'step');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => window.loopscope.state().step > 0);
  assert.match(await page.locator('#narration').textContent(), /^The script begins.* line \d/);
  const step = await page.evaluate(() => window.loopscope.state().step);
  await page.keyboard.press('ArrowLeft');
  await page.waitForFunction((was) => window.loopscope.state().step < was, step);
  await page.keyboard.press('c');
  await page.waitForFunction(() => window.loopscope.console().length === 1);
  await page.keyboard.press('End');
  await page.waitForFunction(() => ['finished', 'idle'].includes(window.loopscope.state().phase));
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['1st', '2nd', '3rd', '4th']);
  await page.keyboard.press('Home');
  await page.waitForFunction(() => window.loopscope.state().step === 0);
});

for (const [id, kind, times] of [
  ['call-stack', 'call', 3],
  ['timer-zero', 'line', 3],
  ['microtask-basics', 'line', 4],
  ['async-await', 'microtask', 1],
  ['promise-without-reaction', 'line', 2],
]) {
  test(`${id}: the text view says what the picture shows`, async (t) => {
    const page = await lesson(t, `#x_${id}`);
    await page.evaluate(async ([by, count]) => {
      for (let i = 0; i < count; i++) await window.loopscope.step(by);
    }, [kind, times]);
    await page.waitForTimeout(600);
    const spoken = await page.locator('#text-view').ariaSnapshot();
    for (const name of [/heading "The machine in words" \[level=2\]/, /heading "Call stack, \d+" \[level=3\]/, /heading "Microtask queue, \d+"/])
      assert.match(spoken, name);
    const state = await page.evaluate(() => window.loopscope.state());
    assert.match(spoken, new RegExp(`Call stack, ${state.agents[0].stack.length}\\b`));
    for (const frame of state.agents[0].stack) assert.ok(spoken.includes(frame.name), `${frame.name} is not said`);
    for (const api of state.apis) assert.ok(spoken.includes(api.api), `${api.api} is not said`);
    assert.match(spoken, new RegExp(`Web APIs, ${state.apis.length}\\b`));
    assert.match(spoken, new RegExp(`Microtask queue, ${state.agents[0].microtasks.length}\\b`));
  });
}
