// Law 1, watching changes nothing: the first program, with an image that is soon there and data that take half a second, prints
// in the page what it prints natively in this browser, however it is watched; and a slow run's log, replayed at full
// speed, ends in the same state.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open, root, seconds, site } from './browser.mjs';

const program = readFileSync(join(root, 'tests/browser/programs/four_things.js'), 'utf8');
const scenario = { version: 1, files: { 'main.js': program } };

const delayed = (ms, file, type) => (_, response) => setTimeout(() => {
  const body = readFileSync(join(site, file));
  response.writeHead(200, { 'content-type': type, 'content-length': body.length, 'cache-control': 'no-store' }).end(body);
}, ms);
const routes = {
  '/dog.jpg': delayed(20, 'dog.jpg', 'image/jpeg'),
  '/data.json': delayed(500, 'data.json', 'application/json'),
  '/native.html': (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end('<!doctype html><link rel="icon" href="data:,"><img alt="picture">\n<button>Click me</button><script src="native.js"></script>'),
  '/native.js': (_, response) => response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(program),
};

let browser, native;
before(async () => {
  browser = await launch();
  native = await native_lines();
});
after(() => browser.close());

/** What the browser itself prints, once nothing more has come for two seconds. */
async function native_lines() {
  const lines = [];
  let last;
  const listen = (page) => page.on('console', (message) => { last = Date.now(); lines.push(message.text()); });
  const view = await open(browser, { routes, path: 'native.html', listen });
  while (last === undefined || Date.now() - last < 2000) await seconds(0.1);
  await view.close();
  return lines;
}

async function loaded(t, what = scenario) {
  const view = await open(browser, { routes });
  t.after(view.close);
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await view.page.evaluate((given) => window.loopscope.load(given), what);
  return view.page;
}

const result = (page) => page.evaluate(() => ({ lines: window.loopscope.console(), log: window.loopscope.log(), hash: window.loopscope.hash() }));
const is_over = () => ['idle', 'finished', 'halted'].includes(window.loopscope.state().phase);

test('natively the program prints its eight lines', () => {
  assert.equal(native.length, 8, native.join('\n'));
});

test('at full speed the page prints what the browser prints', async (t) => {
  const page = await loaded(t);
  await page.evaluate(() => window.loopscope.run());
  assert.deepEqual((await result(page)).lines, native);
});

test('slowly too, and the slow run’s log replayed at full speed ends in the same state', async (t) => {
  const page = await loaded(t);
  await page.locator('#speed').fill('7');
  await page.evaluate(() => window.loopscope.play());
  await page.waitForFunction(is_over, undefined, { timeout: 60_000 });
  const slow = await result(page);
  assert.deepEqual(slow.lines, native);

  const again = await loaded(t, { ...scenario, log: slow.log });
  await again.evaluate(() => window.loopscope.run());
  const replayed = await result(again);
  assert.deepEqual(replayed.lines, native);
  assert.equal(replayed.hash, slow.hash);
});

test('stepped by hand, with pauses of seconds', async (t) => {
  const page = await loaded(t);
  let steps = 0;
  while (!(await page.evaluate(is_over)) && steps < 2000) {
    await page.evaluate(() => window.loopscope.step('line'));
    if (++steps % 8 === 0 && steps <= 24) await seconds(1.5);
  }
  assert.deepEqual((await result(page)).lines, native, `after ${steps} steps`);
});
