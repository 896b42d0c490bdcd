import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { colours_of, launch, open, picture, root, seconds } from './browser.mjs';

// The module without the page around it: what it draws, and when it draws nothing.
const folders = [join(root, 'tests/browser/module'), join(root, 'build/web')];
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function opened(t, options = {}) {
  const view = await open(browser, { folders, viewport: { width: 640, height: 400 }, ...options });
  t.after(view.close);
  await view.page.waitForFunction(() => window.module_is_ready && window.gl_draws > 0);
  await seconds(0.5);
  return view;
}

test('the module draws its backdrop and a window under a strict policy', async (t) => {
  const { page, complaints } = await opened(t);
  assert.equal(await page.evaluate(() => window.gl_context.isContextLost()), false);
  assert.equal(await page.evaluate(() => window.gl_context.getError()), 0);
  assert.ok(await colours_of(page, '#canvas') > 20, 'the canvas is flat');
  await picture(page, 'module');
  assert.deepEqual(complaints, []);
});

test('no frame is drawn while nothing changes, and pointing at the canvas draws again', async (t) => {
  const { page } = await opened(t);
  await seconds(2); // on a busy machine the first frames come late
  const before_rest = await page.evaluate(() => window.gl_draws);
  await seconds(3);
  assert.equal(await page.evaluate(() => window.gl_draws), before_rest);
  await page.mouse.move(200, 200);
  await page.waitForFunction((draws) => window.gl_draws > draws, before_rest);
});

test('on a dense screen the drawing buffer has the screen’s own pixels', async (t) => {
  const { page, complaints } = await opened(t, { deviceScaleFactor: 2 });
  const sizes = await page.evaluate(() => {
    const canvas = document.querySelector('#canvas');
    return { buffer: [canvas.width, canvas.height], css: [canvas.clientWidth, canvas.clientHeight] };
  });
  assert.deepEqual(sizes.buffer, sizes.css.map((size) => size * 2));
  await picture(page, 'module-dense');
  assert.deepEqual(complaints, []);
});

test('the canvas leaves the keys of the page alone', async (t) => {
  const { page } = await opened(t);
  await page.locator('#field').click();
  await page.keyboard.type('keys');
  assert.equal(await page.locator('#field').inputValue(), 'keys');
});

test('the picture comes back after the browser took the context away', async (t) => {
  const { page } = await opened(t);
  const draws = await page.evaluate(async () => {
    const extension = window.gl_context.getExtension('WEBGL_lose_context');
    extension.loseContext();
    await new Promise((resolve) => setTimeout(resolve, 300));
    extension.restoreContext();
    await new Promise((resolve) => setTimeout(resolve, 300));
    return window.gl_draws;
  });
  await page.mouse.move(210, 210);
  await page.waitForFunction((count) => window.gl_draws > count, draws);
  assert.ok(await colours_of(page, '#canvas') > 20, 'the canvas is flat');
  assert.equal(await page.evaluate(() => window.gl_context.getError()), 0);
});
