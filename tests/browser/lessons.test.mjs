// The list of lessons in the page: what has been done is kept, and the next one is offered.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('a lesson that has run to its end is done, after a reload too, and the next one is a click away', async (t) => {
  const { page, close } = await open(browser, { path: '#x_call-stack' });
  t.after(close);
  const ready = () => page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await ready();
  await page.evaluate(() => window.loopscope.run());
  await page.reload();
  await ready();
  await page.click('#lessons');
  await page.locator('[data-lesson=call-stack]').getByText('done').waitFor();
  assert.equal(await page.locator('#lessons-dialog .done').count(), 1);
  await page.getByText(/^1 of \d+ done/).waitFor();
  await page.click('#next-lesson');
  await page.waitForFunction(() => location.hash === '#x_single-thread');
});

test('after the run a lesson says why, what to try, and what comes next; what was tried is checked by the run', async (t) => {
  const { page, close } = await open(browser, { path: '#x_microtask-basics' });
  t.after(close);
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  const after = page.locator('#notes-after');
  assert.equal(await after.isVisible(), false);
  await page.evaluate(() => window.loopscope.run());
  assert.match(await after.textContent(), /Why\. There are two queues.*Now try\. Let "4th" come before "3rd"/);
  assert.equal(await after.locator('.done').count(), 0);
  await after.getByRole('button', { name: 'Next lesson: The script is a task' }).waitFor();
  await page.locator('.cm-content').click();
  await page.locator('.cm-content').press('Control+a');
  const solved = "console.log('1st'); setTimeout(() => console.log('4th')); setTimeout(() => console.log('3rd')); console.log('2nd');";
  await page.keyboard.insertText(solved);
  await page.locator('#run-edit').click();
  await page.locator('#end').click();
  await after.getByText('Done: that is it.').waitFor();
});
