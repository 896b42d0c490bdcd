// The document in the page: the preview's real layout, boxes, images, mouse, keyboard and text drive the program's queues.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { launch, open, site } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch({ gl: false });
});
after(() => browser.close());

const slow_picture = (ms) => (_, response) => setTimeout(() => {
  const body = readFileSync(join(site, 'dog.jpg'));
  response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': body.length, 'cache-control': 'no-store' }).end(body);
}, ms);

/** A page in which `program` has run to where it waits for the visitor or has ended. */
async function running(t, program, { html = '', ready = 'complete', routes = {} } = {}) {
  const view = await open(browser, { routes });
  t.after(view.close);
  const { page } = view;
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await page.evaluate((scenario) => window.loopscope.load(scenario), { version: 1, files: { 'main.js': program }, html, ready });
  await rest(page);
  return page;
}

/** To where the run waits for the visitor or has ended; where it is parked the preview answers at once. */
const rest = (page) => page.evaluate(async () => {
  for (let looks = 0; ; looks++) {
    const { phase } = await window.loopscope.run();
    if (phase !== 'parked' || looks === 300) return phase;
    await new Promise(requestAnimationFrame);
  }
});
const lines = (page) => page.evaluate(() => window.loopscope.console());
const preview = (page) => page.locator('#preview');

/** After the visitor has done something: until the console holds what is expected, or has had its time. */
async function prints(page, expected) {
  const deadline = Date.now() + 5000;
  for (;;) {
    await rest(page);
    const found = await lines(page);
    if (found.length >= expected.length || Date.now() > deadline) return assert.deepEqual(found, expected);
    await page.waitForTimeout(20);
  }
}

test('boxes are measured in the preview: the instruction waits for the answer, which is logged', async (t) => {
  const page = await running(t, `
    const box = document.getElementById('box');
    const rect = box.getBoundingClientRect();
    console.log(rect.width, rect.height, rect.right - rect.left, rect.constructor.name);
    console.log(box.offsetWidth, box.offsetHeight, box.clientWidth, box.clientHeight, box.scrollHeight > box.clientHeight);
    box.style.width = '60px';
    console.log(box.offsetWidth, getComputedStyle(box).width, getComputedStyle(box).color, getComputedStyle(box).getPropertyValue('display'));
    box.style.display = 'none';
    console.log(box.offsetWidth, box.offsetParent, box.getBoundingClientRect().width);
    const apart = document.createElement('div');
    console.log(apart.getBoundingClientRect().width, getComputedStyle(apart).color === '', innerWidth > 50, innerHeight > 10);
  `, { html: '<div id="box" style="box-sizing: border-box; width: 120px; height: 40px; border: 2px solid red; padding: 3px; overflow: hidden; color: rgb(1, 2, 3)"><p style="height: 90px; margin: 0">x</p></div>' });
  assert.deepEqual(await lines(page), [
    '120 40 120 DOMRect', '120 40 116 36 true', '60 60px rgb(1, 2, 3) block', '0 null 0', '0 true true true']);
  const log = await page.evaluate(() => window.loopscope.log());
  assert.ok(log.inputs.filter(({ type }) => type === 'geometry').length >= 10);
});

test('a resize observer tells the first size, and the next ones when the box really changes', async (t) => {
  const page = await running(t, `
    const box = document.getElementById('box');
    new ResizeObserver((entries) => {
      for (const { target, contentRect, borderBoxSize, contentBoxSize } of entries) {
        console.log(target.id, contentRect.width, contentRect.height, contentRect.x, borderBoxSize[0].inlineSize, contentBoxSize[0].blockSize);
      }
    }).observe(box);
    requestAnimationFrame(() => console.log('frame callbacks come before'));
    setTimeout(() => { box.style.height = '80px'; console.log('set'); }, 50);
    setTimeout(() => { box.style.color = 'red'; console.log('only painted'); }, 120);
    setTimeout(() => { box.remove(); }, 200);
  `, { html: '<div id="box" style="width: 100px; height: 20px; padding: 5px"></div>' });
  assert.deepEqual(await lines(page), ['frame callbacks come before', 'box 100 20 5 110 20', 'set', 'box 100 80 5 110 80', 'only painted', 'box 0 0 0 0 0']);
});

test('a picture is seen in the preview from its load on, and before it when the visitor goes back there', async (t) => {
  const page = await running(t, `const img = document.querySelector('img'); img.onload = () => console.log('load'); img.src = 'dog.jpg';`, { html: '<img alt="">' });
  await prints(page, ['load']);
  const shown = () => preview(page).locator('img').evaluate((img) => img.src.startsWith('blob:'));
  const settled = async (wanted) => { for (let looks = 0; looks < 100 && (await shown()) !== wanted; looks++) await page.waitForTimeout(20); return shown(); };
  assert.equal(await settled(true), true);
  const { step } = await page.evaluate(() => window.loopscope.state());
  await page.evaluate(() => window.loopscope.seek(1));
  assert.equal(await settled(false), false);
  await page.evaluate((end) => window.loopscope.seek(end), step);
  assert.equal(await settled(true), true);
});

test('a slow picture, a missing one, and load waits for the pictures of the document', async (t) => {
  const page = await running(t, `
    const started = performance.now();
    const late = () => Math.round((performance.now() - started) / 50) * 50;
    document.addEventListener('DOMContentLoaded', () => console.log('DOMContentLoaded', document.images[0].complete));
    window.addEventListener('load', () => console.log('load', document.images[0].complete, document.readyState, late() >= 150));
    document.images[0].addEventListener('load', (event) => console.log('picture', event.target.naturalWidth > 0, late() >= 150));
    const missing = new Image();
    missing.onerror = () => console.log('missing', missing.complete, missing.naturalWidth);
    missing.src = '/there-is-none.png';
    missing.decode().catch((error) => console.log(error.name));
    console.log('script', document.readyState);
  `, { html: '<img src="/slow.jpg" alt="dog">', ready: 'body', routes: { '/slow.jpg': slow_picture(200), '/there-is-none.png': (_, response) => response.writeHead(404).end() } });
  const found = await lines(page);
  assert.deepEqual(found.slice(0, 2), ['script loading', 'DOMContentLoaded false']);
  assert.deepEqual(found.slice(2), ['missing true 0', 'EncodingError', 'picture true true', 'load true complete true']);
});

test('a real click: default actions, prevented ones, and a microtask checkpoint between listeners', async (t) => {
  const page = await running(t, `
    for (const type of ['mousedown', 'mouseup', 'click', 'input', 'change', 'focus', 'submit']) {
      document.addEventListener(type, (event) => {
        console.log(type, event.target.id, event.isTrusted);
        if (type === 'submit' || event.target.id === 'no') event.preventDefault();
        Promise.resolve().then(() => console.log(' microtask'));
      }, true);
    }
  `, { html: '<form id="f"><label id="l"><input type="checkbox" id="c"> label</label><input type="checkbox" id="no"><button id="go">go</button></form>' });
  await preview(page).locator('#c').click();
  const m = ' microtask';
  const first = ['mousedown c true', m, 'focus c true', m, 'mouseup c true', m, 'click c true', m, 'input c true', m, 'change c true', m];
  await prints(page, first);
  assert.equal(await preview(page).locator('#c').isChecked(), true);
  await preview(page).locator('#no').click();
  const second = [...first, 'mousedown no true', m, 'mouseup no true', m, 'click no true', m];
  await prints(page, second);
  assert.equal(await preview(page).locator('#no').isChecked(), false, 'the click was cancelled, so the box is empty again');
  await preview(page).locator('#go').click();
  await prints(page, [...second, 'mousedown go true', m, 'focus go true', m, 'mouseup go true', m, 'click go true', m, 'submit f true', m]);
});

test('real keys: typing through the program, which may forbid a character; arrows and deleting are the browser’s', async (t) => {
  const page = await running(t, `
    const t = document.getElementById('t');
    t.addEventListener('keydown', (event) => { if (event.key === 'x') event.preventDefault(); });
    for (const type of ['input', 'change', 'keypress']) t.addEventListener(type, (event) => console.log(type, t.value, event.data ?? event.key ?? ''));
  `, { html: '<input id="t"><input id="u">' });
  const field = preview(page).locator('#t');
  await field.click();
  await page.keyboard.type('axb');
  await prints(page, ['keypress  a', 'input a a', 'keypress a b', 'input ab b']);
  assert.equal(await field.inputValue(), 'ab');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('c');
  await page.keyboard.press('Backspace');
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  const found = ['keypress  a', 'input a a', 'keypress a b', 'input ab b', 'keypress ab c', 'input acb c', 'input ab ', 'change ab '];
  await prints(page, found);
});

test('a key on the program’s document reaches its body, and the mouse is heard when the program listens', async (t) => {
  const page = await running(t, `
    document.addEventListener('keydown', (event) => console.log(event.key, event.code, event.target.nodeName));
    document.getElementById('b').addEventListener('mouseenter', (event) => console.log('enter', event.target.id, event.bubbles));
    document.getElementById('b').addEventListener('mouseleave', () => console.log('leave'));
  `, { html: '<p>text</p><button id="b">b</button>' });
  await preview(page).locator('p').click();
  await page.keyboard.press('k');
  await prints(page, ['k KeyK BODY']);
  await preview(page).locator('#b').hover();
  await page.mouse.move(5, 5);
  await prints(page, ['k KeyK BODY', 'enter b false', 'leave']);
  const log = await page.evaluate(() => window.loopscope.log());
  assert.equal(log.inputs.some(({ data }) => data?.type === 'mousemove'), false, 'nobody listens for movements');
});

test('a select, a range and a text set by the program are seen in the preview', async (t) => {
  const page = await running(t, `
    const s = document.getElementById('s');
    s.addEventListener('change', () => console.log('chosen', s.value, s.selectedIndex));
    document.getElementById('t').value = 'set by the program';
    document.getElementById('c').checked = true;
  `, { html: '<select id="s"><option value="1">one<option value="2">two</select><input id="t"><input type="checkbox" id="c">' });
  assert.equal(await preview(page).locator('#t').inputValue(), 'set by the program');
  assert.equal(await preview(page).locator('#c').isChecked(), true);
  await preview(page).locator('#s').focus();
  await page.keyboard.press('ArrowDown');
  await prints(page, ['chosen 2 1']);
});

test('leaving the page is refused with a sentence', async (t) => {
  const page = await running(t, `console.log('ready');`, { html: '<a id="a" href="/elsewhere">go</a>' });
  await preview(page).locator('#a').click();
  await page.waitForFunction(() => window.loopscope.run() && window.loopscope.state().phase === 'halted');
  assert.match(JSON.stringify(await page.evaluate(() => window.loopscope.state().halted)), /stays on its page/);
});
