// <loopscope-player> in a page of another origin: a poster until it is asked, at most four frames at a time, what it tells the page,
// and what stands on paper and without scripts.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, picture, site } from './browser.mjs';
import { serve } from '../../web/serve.mjs';

let browser;
let made;
before(async () => {
  browser = await launch();
  made = await serve({ folders: [site] });
});
after(async () => {
  await browser.close();
  await made.close();
});

async function opened(t, body, { script = true } = {}) {
  const html = `<!doctype html><html lang="en"><meta charset="utf-8"><title>course</title><link rel="icon" href="data:,"><body style="font-family:sans-serif;max-width:50rem;margin:1rem auto">
    <script src="${made.url}loopscope-player.js" defer></script>${body}`;
  const other = await serve({ folders: [], routes: { '/course.html': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(html) } });
  const context = await browser.newContext({ viewport: { width: 900, height: 900 }, javaScriptEnabled: script });
  const page = await context.newPage();
  let bytes = 0;
  const complaints = [];
  page.on('response', async (response) => { bytes += Number(response.headers()['content-length'] ?? 0); });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()); });
  t.after(async () => {
    await context.close();
    await other.close();
  });
  await page.goto(`${other.url}course.html`);
  return { page, complaints, bytes: () => bytes };
}

const snippet = `<loopscope-player heading="Two lines">
  <pre>
    console.log('one');
    console.log('two');
  </pre></loopscope-player>`;
const frames = (page) => page.locator('loopscope-player').locator('iframe');

test('six of them cost little before the first click; then four at most are live, and one that rested goes on where it was', async (t) => {
  const { page, complaints, bytes } = await opened(t, `${snippet.repeat(5)}<loopscope-player lesson="microtask-basics"></loopscope-player>`);
  await page.locator('loopscope-player').last().scrollIntoViewIfNeeded();
  await page.locator('loopscope-player').last().getByText('Promise.resolve').waitFor();
  assert.ok(bytes() < 60_000, `${bytes()} bytes`);
  assert.equal(await frames(page).count(), 0);
  await page.locator('loopscope-player').first().screenshot({ path: 'build/screenshots/player-poster.png' });
  const run = (index) => page.locator('loopscope-player').nth(index).locator('button').click();
  const content = (index) => page.locator('loopscope-player').nth(index).locator('iframe').contentFrame();
  await run(0);
  await content(0).locator('#step:enabled').click();
  await content(0).locator('#step:enabled').click();
  await page.waitForTimeout(1500); // the machine comes to rest and the page hears of it
  const title = await content(0).locator('#status').getAttribute('title');
  for (const index of [1, 2, 3, 4]) await run(index);
  await page.locator('loopscope-player').first().getByRole('button', { name: 'Go on' }).waitFor();
  assert.equal(await frames(page).count(), 4);
  await page.locator('loopscope-player').nth(1).evaluate((player) => player.remove());
  await run(0);
  await content(0).locator('#step:enabled').waitFor({ timeout: 90_000 }); // four machines draw in software
  await content(0).locator(`#status[title="${title}"]`).waitFor({ state: 'attached' });
  assert.equal(await frames(page).count(), 4);
  assert.deepEqual(complaints, []);
});

test('the page hears what happens, and can speak', async (t) => {
  const { page } = await opened(t, snippet);
  await page.evaluate(() => {
    window.heard = [];
    for (const type of ['ready', 'moment', 'console', 'size']) document.addEventListener(`loopscope-${type}`, ({ detail }) => window.heard.push(detail));
    document.querySelector('loopscope-player').start();
  });
  await page.waitForFunction(() => window.heard.some(({ id }) => id === 'player'));
  await page.evaluate(() => document.querySelector('loopscope-player').say({ type: 'step', kind: 'console' }));
  await page.waitForFunction(() => window.heard.some(({ type }) => type === 'console'));
  const heard = await page.evaluate(() => window.heard);
  assert.deepEqual(heard.find(({ type }) => type === 'console').lines, [{ level: 'log', text: 'one' }]);
  assert.equal(heard.find(({ id }) => id === 'player').title, 'Two lines');
  assert.equal(await frames(page).getAttribute('height'), String(heard.findLast(({ type }) => type === 'size').height));
  await picture(page, 'player-live');
});

test('on paper stands the code, and without scripts too', async (t) => {
  const { page } = await opened(t, snippet);
  await page.locator('loopscope-player button').click();
  await frames(page).waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await frames(page).isVisible(), false);
  assert.equal(await page.getByText("console.log('one')").isVisible(), true);
  const bare = await opened(t, snippet, { script: false });
  assert.equal(await bare.page.getByText("console.log('one')").isVisible(), true);
});

test('a program from elsewhere in the page keeps its text, whatever letters are in it', async (t) => {
  const { page } = await opened(t, `<pre id="snippet">console.log('grüße → 名前 &lt;b&gt;');</pre><loopscope-player program-from="#snippet"></loopscope-player>`);
  await page.locator('loopscope-player button').click();
  const frame = frames(page).contentFrame();
  await frame.locator('#end:enabled').click();
  await frame.locator('.console-lines').getByText('grüße → 名前 <b>').waitFor();
});
