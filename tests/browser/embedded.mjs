// What the tests of the embed share: a course page of another origin with a frame in it, opened as strictly as asked.

import { seconds, site } from './browser.mjs';
import { serve } from '../../web/serve.mjs';

/** As a course page writes it. */
const frame_html = ({ src, sandbox, width, height }) =>
  `<!doctype html><html lang="en"><title>course</title><link rel="icon" href="data:,"><body style="margin:0">
   <iframe title="lesson" width="${width}" height="${height}" style="border:0;display:block"
     ${sandbox === undefined ? '' : `sandbox="${sandbox}"`} src="${src}"></iframe>`;

/** Reading it throws, as in a profile that blocks storage of third parties. */
const block_storage = () => {
  for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
    Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });
};

/**
 * Opens a course page. `same_origin`: the site itself serves it; `readable`: the site lets all pages read its files.
 * `page.heard` in the course page has every message that came from the frame.
 */
export async function course_page(browser, options = {}) {
  const { sandbox, same_origin = false, readable = true, storage = true, width = 700, height = 450, query = '', hash = '#x_microtask-basics',
    routes = {}, folders = [site], scheme = 'light' } = options;
  const made = await serve({ folders, readable_by_all: readable, routes: { ...routes, '/course.html': (request, response) => course(request, response) } });
  const other = await serve({ folders: [], routes: { '/course.html': (request, response) => course(request, response) } });
  const src = `${made.url}embed.html?embed=1${query}${hash}`;
  const course = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(frame_html({ src, sandbox, width, height }));
  };
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme });
  const page = await context.newPage();
  const complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error}`));
  await page.addInitScript(() => {
    if (window.parent !== window) return;
    window.heard = [];
    window.addEventListener('message', ({ data, source }) => {
      if (source === document.querySelector('iframe')?.contentWindow) window.heard.push(data);
    });
    window.say = (message) => document.querySelector('iframe').contentWindow.postMessage(message, '*');
  });
  if (!storage) await page.addInitScript(block_storage);
  await page.goto(`${(same_origin ? made : other).url}course.html`);
  const frame = page.frames()[1];
  const close = async () => {
    await context.close();
    await made.close();
    await other.close();
  };
  return { page, frame, complaints, site_url: made.url, context, close };
}

export const started = (frame) => frame.waitForFunction(() => document.getElementById('curtain')?.hidden && !document.getElementById('play').disabled);

/** Plays as fast as it goes, as the visitor would with the slider, until the run is over. */
export async function play_to_end(frame) {
  await frame.locator('#speed').evaluate((slider) => {
    slider.value = slider.max;
    slider.dispatchEvent(new Event('input'));
  });
  await frame.locator('#play').click();
  await frame.waitForFunction(() => /finished|only listeners/.test(document.getElementById('status').textContent));
}

export const console_of = (frame) => frame.locator('.console-lines .text').allTextContents();

/** What can be pressed but lies under something else, outside the frame, or over its neighbour. */
export const covered = (frame) => frame.evaluate(() => {
  const faults = [];
  const shown = [...document.querySelectorAll('button, a, select, input, summary')].filter((each) => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length > 0);
  const boxes = shown.filter((each) => !each.closest('.console-lines, .visually-hidden, label')).map((each) => [each, each.getBoundingClientRect()]);
  for (const [each, box] of boxes) {
    const name = each.id || each.textContent.trim();
    if (box.left < 0 || box.top < 0 || box.right > innerWidth + 0.5 || box.bottom > innerHeight + 0.5) faults.push(`${name} is outside`);
    else if (!each.contains(document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2))) faults.push(`${name} is covered`);
    for (const [other, its] of boxes)
      if (each !== other && box.left < its.right - 1 && its.left < box.right - 1 && box.top < its.bottom - 1 && its.top < box.bottom - 1) faults.push(`${name} lies over ${other.id}`);
  }
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight) faults.push('the frame scrolls');
  return faults;
});

/** Waits until the course page has heard a message of this type, and gives the latest. */
export async function heard(page, type) {
  await page.waitForFunction((wanted) => window.heard.some((message) => message.type === wanted), type);
  return page.evaluate((wanted) => window.heard.findLast((message) => message.type === wanted), type);
}

export { seconds };
