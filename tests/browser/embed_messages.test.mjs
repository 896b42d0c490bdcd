// What course page and frame say to one another, and what a hostile page can't bring about.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, seconds } from './browser.mjs';
import { course_page, heard, started } from './embedded.mjs';
import { bundled } from '../page/bundled.mjs';

const { encode } = await bundled('web/page/links/share.ts');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function opened(t, options) {
  const course = await course_page(browser, { sandbox: 'allow-scripts', ...options });
  t.after(course.close);
  await started(course.frame);
  return course;
}

const say = (page, message) => page.evaluate((data) => window.say({ loopscope: 1, ...data }), message);
const types = (page) => page.evaluate(() => [...new Set(window.heard.map(({ type }) => type))].sort());

test('before hello the frame says that it is there and how high it would be, and nothing else', async (t) => {
  const { page, frame } = await opened(t);
  await frame.locator('#end').click();
  await seconds(0.7);
  assert.deepEqual(await types(page), ['ready', 'size']);
  assert.deepEqual(await heard(page, 'ready'), { loopscope: 1, type: 'ready', version: 1 });
  assert.ok((await heard(page, 'size')).height >= 300);
  await say(page, { type: 'step', id: 1 });
  await seconds(0.3);
  assert.deepEqual(await types(page), ['ready', 'size']);
});

test('after hello the page can do what a visitor can, and hears of each moment and line', async (t) => {
  const { page } = await opened(t);
  await say(page, { type: 'hello', id: 'first' });
  await page.waitForFunction(() => window.heard.some(({ id }) => id === 'first'));
  assert.equal((await heard(page, 'ready')).title, 'Microtasks before callbacks');
  await say(page, { type: 'step', kind: 'console' });
  const { moment, phase } = await heard(page, 'moment');
  assert.match(moment.sentence, /The console shows “1st”/);
  assert.equal(phase, 'script');
  assert.deepEqual(await heard(page, 'console'), { loopscope: 1, type: 'console', from: 0, lines: [{ level: 'log', text: '1st' }] });
  await say(page, { type: 'get-state', id: 2 });
  const { state, id } = await heard(page, 'state');
  assert.equal(id, 2);
  assert.equal(state.agents[0].stack.length, 1);
  await say(page, { type: 'seek', step: 0 });
  await say(page, { type: 'get-link', id: 3 });
  assert.match((await heard(page, 'link')).link, /^#s1z_/);
  await say(page, { type: 'load', link: '#x_nothing', id: 4 });
  assert.deepEqual(await page.waitForFunction(() => window.heard.find(({ id }) => id === 4)).then((found) => found.jsonValue()), {
    loopscope: 1, id: 4, type: 'error', message: 'There is no lesson "nothing".', hint: 'The address of this frame names one that this Loopscope does not have.',
  });
});

test('the moment of a link is reached without waiting for timers', async (t) => {
  const hash = await encode({ version: 1, files: { 'main.js': "setTimeout(() => console.log('an hour later'), 3_600_000);\n" } });
  const { frame } = await opened(t, { hash, query: '&at=100000' });
  await frame.getByText('an hour later').last().waitFor({ timeout: 10_000 });
});

test('another origin than the pinned one is not heard', async (t) => {
  const { page } = await opened(t, { query: '&origin=https://school.example' });
  await say(page, { type: 'hello' });
  await say(page, { type: 'step', kind: 'console' });
  await seconds(0.7);
  assert.deepEqual(await types(page), []); // ready and size are for the pinned page alone
});

test('a frame beside it is not heard', async (t) => {
  const { page, frame } = await opened(t);
  await say(page, { type: 'hello' });
  await heard(page, 'ready');
  await page.evaluate(async () => {
    const beside = document.createElement('iframe');
    beside.srcdoc = '<script>for (const type of ["hello", "play"]) parent.frames[0].postMessage({ loopscope: 1, type }, "*")</' + 'script>';
    document.body.append(beside);
    await new Promise((resolve) => { beside.onload = resolve; });
  });
  await seconds(0.5);
  assert.equal(await frame.locator('#status').textContent(), 'ready');
});

test('ten thousand mutated messages, huge ones and a flood change nothing, and the frame goes on', async (t) => {
  const { page, frame, complaints } = await opened(t);
  await frame.waitForFunction(() => document.getElementById('open').href.includes('#')); // the link is packed meanwhile
  const before = await frame.evaluate(() => document.querySelector('main').innerText + document.getElementById('open').href);
  await page.evaluate(async () => {
    let seed = 1;
    const random = (below) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return Math.floor((seed / 2 ** 32) * below); };
    const values = [undefined, null, 0, -1, 1e300, NaN, '', 'x', 'play', '#s1z_xx', '#x_call-stack', [], {}, new Map([[1, 2]]), new Date(), new Uint8Array(9),
      { toString: 'x' }, { __proto__: null, step: 3 }, 'x'.repeat(100_000), [[[[[[]]]]]]];
    const keys = ['type', 'id', 'link', 'step', 'kind', 'back', 'value', '__proto__', 'constructor', 'network', 'autoplay'];
    const kinds = ['load', 'seek', 'theme', 'dance', 'grant', 'live', 'run', 'eval', '__proto__', 'constructor', 'toString'];
    for (let i = 0; i < 10_000; i++) {
      const message = { loopscope: random(4) ? 1 : values[random(values.length)], type: kinds[random(kinds.length)] };
      for (let key = random(4); key > 0; key--) message[keys[random(keys.length)]] = values[random(values.length)];
      if (message.type === 'load' && message.link === '#x_call-stack') message.link = '#x_nothing';
      if (message.type === 'play') message.type = 'dance';
      if (message.type === 'seek' && Number.isSafeInteger(message.step) && message.step >= 0) delete message.step;
      window.say(message);
      if (i % 500 === 0) await new Promise((resolve) => setTimeout(resolve));
    }
    window.say({ loopscope: 1, type: 'load', link: 'x'.repeat(20_000_000) });
    window.say({ loopscope: 1, type: 'hello' });
    for (let i = 0; i < 5_000; i++) window.say({ loopscope: 1, type: 'theme', value: i % 2 ? 'dark' : 'light' });
  });
  const answered = () => page.evaluate(() => window.heard.some(({ id, type }) => id === 'after' && type === 'state'));
  for (let tries = 0; tries < 90 && !(await answered()); tries++) { // what comes in the same second as the flood is not heard
    await seconds(1.1);
    await say(page, { type: 'hello' }); // the first may have come too soon
    await say(page, { type: 'theme', value: 'auto' });
    await say(page, { type: 'get-state', id: 'after' });
  }
  assert.ok(await answered());
  const after_all = await frame.evaluate(() => document.querySelector('main').innerText + document.getElementById('open').href);
  assert.equal(after_all, before);
  assert.deepEqual(complaints, []);
  await frame.locator('#end').click();
  await frame.getByText('4th').last().waitFor();
});
