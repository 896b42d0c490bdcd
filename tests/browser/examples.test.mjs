// The examples of web/docs/examples, as the site serves them: what they show runs.

import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('plain.html: its own program, a lesson, and a frame', async (t) => {
  const { page, close } = await open(browser, { path: 'docs/examples/plain.html' });
  t.after(close);
  await page.locator('body > iframe').scrollIntoViewIfNeeded(); // it is lazy
  await page.locator('body > iframe').contentFrame().locator('#play:enabled').waitFor();
  const player = page.locator('loopscope-player').first();
  await player.locator('button').click();
  const frame = player.locator('iframe').contentFrame();
  await frame.locator('#end:enabled').click();
  await frame.locator('.console-lines').getByText('later').waitFor();
  await page.locator('loopscope-player').last().getByText('Promise.resolve').waitFor();
});
