// The site as it is shipped: the page with its real module, under its own policy.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { colours_of, launch, open, picture, seconds } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function started(t, options) {
  const view = await open(browser, options);
  t.after(view.close);
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await seconds(1);
  return view;
}

for (const colorScheme of ['dark', 'light']) {
  test(`the page opens with a ${colorScheme} picture, without a complaint, and then rests`, async (t) => {
    const { page, complaints } = await started(t, { colorScheme });
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', 'content');
    assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    assert.equal(await page.evaluate(() => window.gl_context.isContextLost()), false);
    assert.equal(await page.evaluate(() => window.gl_context.getError()), 0);
    assert.ok(await colours_of(page, '#canvas') > 50, 'the canvas is flat');
    await picture(page, `page-${colorScheme}`);
    const draws = await page.evaluate(() => window.gl_draws);
    await seconds(3);
    assert.equal(await page.evaluate(() => window.gl_draws), draws, 'something is drawn while nothing changes');
    assert.deepEqual(complaints, []);
  });
}
