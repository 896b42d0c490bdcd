// What the browser tests share: one Chromium with WebGL2 in software, a server of the built site, and a page whose
// complaints are collected. Node's own test runner runs tests/browser/*.test.mjs.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';
import { browser_path, quiet } from '../support/chromium.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const site = join(root, 'build/site');
const screenshots = join(root, 'build/screenshots');

const flags = [...quiet, '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--ignore-gpu-blocklist'];
const without_gl = [...quiet, '--disable-gpu', '--disable-software-rasterizer'];

/** A Chromium to be closed by the caller; `gl: false` gives one that has no WebGL at all. */
export function launch({ gl = true } = {}) {
  return chromium.launch({ executablePath: browser_path(), args: gl ? flags : without_gl });
}

/** Counts each drawing into a WebGL2 context in window.gl_draws, and keeps the last context in window.gl_context. */
const count_draws = () => {
  window.gl_draws = 0;
  const prototype = window.WebGL2RenderingContext?.prototype;
  for (const name of ['drawArrays', 'drawElements', 'clear']) {
    const original = prototype?.[name];
    if (!original) continue;
    prototype[name] = function (...args) {
      window.gl_draws++;
      window.gl_context = this;
      return original.apply(this, args);
    };
  }
};

/**
 * Opens `path` of a server of `folders` in a page of its own. The result has the page, `complaints` (console errors and
 * warnings, uncaught errors, violations of the policy, failed requests), and `close`. `before` runs in the page before all
 * else there; `listen` is called with the page before it goes anywhere.
 */
export async function open(browser, { path = '', folders = [site], routes = {}, viewport = { width: 1280, height: 800 }, before, listen, ...more } = {}) {
  const server = await serve({ folders, routes });
  const context = await browser.newContext({ viewport, ...more });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error}`));
  page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy violated: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
  await page.addInitScript(count_draws);
  if (before) await page.addInitScript(before);
  listen?.(page);
  await page.goto(server.url + path);
  return { page, server, complaints, close: async () => { await context.close(); await server.close(); } };
}

/** How many different colours the element's picture has, from a grid of points: 1 is flat. */
export async function colours_of(page, selector) {
  const image = await page.locator(selector).screenshot();
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const seen = new Set();
    for (let i = 0; i < data.length; i += 4 * 97) seen.add((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    return seen.size;
  }, image.toString('base64'));
}

/** Keeps a picture of the page for people: build/screenshots/NAME.png. */
export async function picture(page, name) {
  mkdirSync(screenshots, { recursive: true });
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
}

export const seconds = (count) => new Promise((resolve) => setTimeout(resolve, count * 1000));
