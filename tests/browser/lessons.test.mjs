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
