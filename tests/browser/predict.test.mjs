// Predictions and notes at moments, in the page and in a frame: asked before the answer is seen, and answered by the run itself.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { course_page, started } from './embedded.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function page_of(t, path, more = {}) {
  const view = await open(browser, { path, reducedMotion: 'reduce', ...more });
  t.after(view.close);
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  return view;
}

const within = (seconds) => ({ timeout: seconds * 1000 });
const choice = (frame, text) => frame.locator('#question .choice').filter({ hasText: text });
const choices = (frame) => frame.locator('#question .choice .words').allTextContents();
const verdict = (frame) => frame.locator('#question .verdict');
const check = (frame) => frame.locator('#question .check');
const asked = (frame) => frame.locator('#question .asked').textContent();
const press = async (frame, ...texts) => { for (const text of texts) await choice(frame, text).click(); };

test('the order of the lines: a wrong answer keeps what is right of it and gets the sentence of the moment that decides', async (t) => {
  const { page, complaints } = await page_of(t, '?predict=1#x_microtask-basics');
  await choice(page, '1st').waitFor();
  assert.deepEqual((await choices(page)).sort(), ['1st', '2nd', '3rd', '4th']);
  assert.ok(await check(page).isDisabled());
  await press(page, '1st', '2nd', '4th');
  await check(page).click();
  assert.match(await verdict(page).textContent(), /^The first 2 are right, then not\. The stack is empty, so the first microtask goes on it: P1/);
  assert.deepEqual(await page.locator('#question .choice.right .words').allTextContents(), (await choices(page)).filter((text) => text < '3'));
  await press(page, '3rd', '4th');
  await check(page).click();
  assert.equal(await verdict(page).textContent(), 'Right.');
  assert.equal(await page.evaluate(() => window.loopscope.state().step), 0, 'nothing has run');
  assert.deepEqual(complaints, []);
});

test('part of an answer is right so far, and is kept', async (t) => {
  const { page } = await page_of(t, '?predict=1#x_microtask-basics');
  await press(page, '1st', '2nd');
  await check(page).click();
  assert.match(await verdict(page).textContent(), /^Right so far: 2\./);
  await choice(page, '1st').click({ force: true });
  assert.equal(await choice(page, '1st').getAttribute('aria-pressed'), 'true', 'what is known to be right stays');
});

test('what runs next is asked where the lesson says, on the way of a played run; what has been asked is not asked again', async (t) => {
  const { page } = await page_of(t, '?predict=1#x_microtask-basics');
  await page.locator('#question').getByText('Skip').click();
  await page.locator('#play').click();
  await choice(page, 'P1').waitFor(within(20));
  await page.waitForFunction(() => !window.loopscope.state().playing);
  assert.match(await asked(page), /What runs next\?/);
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['1st', '2nd'], 'before its answer is seen');
  await press(page, 'T1');
  await check(page).click();
  assert.match(await verdict(page).textContent(), /^Not this\. The stack is empty, so the first microtask goes on it: P1 then callback/);
  await press(page, 'P1');
  await check(page).click();
  assert.equal(await verdict(page).textContent(), 'Right.');
  await page.locator('#question').getByText('Watch it run').click();
  await page.waitForFunction(() => window.loopscope.console().length === 4, undefined, within(30));
});

test('what stands on the stack, from the lowest to the top, by keys alone', async (t) => {
  const { page } = await page_of(t, '#x_call-stack');
  await page.locator('#notes .predict').click();
  await choice(page, 'start').waitFor();
  await page.locator('#question').getByText('Skip').click();
  for (let lines = 1; lines <= 3; lines++) await page.evaluate(() => window.loopscope.step('console'));
  await choice(page, 'the script').waitFor();
  for (const name of ['the script', 'one', 'two', 'three']) {
    await choice(page, new RegExp(`^\\d?${name}$`)).focus();
    await page.keyboard.press('Enter');
  }
  await check(page).focus();
  await page.keyboard.press('Enter');
  assert.equal(await verdict(page).textContent(), 'Right.');
});

test('any program, any kind, by the address; the answer that is shown is what then happens', async (t) => {
  const program = `Promise.resolve().then(() => console.log('b')); console.log('a'); (function f() { console.log('c'); })();`;
  const { page } = await page_of(t, '?predict=console');
  await page.evaluate((source) => window.loopscope.load({ version: 1, files: { 'main.js': source } }), program);
  await choice(page, 'a').waitFor();
  await page.locator('#question').getByText('Show me').click();
  const places = await page.locator('#question .choice').evaluateAll((all) => all.map((each) => [each.querySelector('.place').textContent, each.querySelector('.words').textContent]));
  const foretold = places.sort().map(([, text]) => text);
  await page.evaluate(() => window.loopscope.run());
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), foretold);
});

test('what cannot be asked is refused by name: the network, one line, a run without end', async (t) => {
  const { page } = await page_of(t, '?predict=1');
  const said = async (source) => {
    await page.evaluate((text) => window.loopscope.load({ version: 1, files: { 'main.js': text } }), source);
    await page.waitForFunction(() => document.querySelector('#question .verdict')?.textContent);
    return verdict(page).textContent();
  };
  assert.match(await said("console.log(1); fetch('data.json').then(() => console.log(2));"), /can't be asked.*data\.json/);
  assert.match(await said('console.log(1);'), /not two lines/);
  assert.match(await said('console.log(1); for (;;) {}'), /200,000 steps/);
});

test('looking ahead changes nothing of the run: the same hash and log with and without', async (t) => {
  const run = async (path) => {
    const { page } = await page_of(t, path);
    await page.waitForTimeout(500);
    await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': 'setTimeout(() => console.log(2), 5); console.log(1);' }, settings: { epoch: 0 } }));
    await page.waitForTimeout(300);
    await page.evaluate(() => window.loopscope.seek(40));
    return page.evaluate(() => [window.loopscope.hash(), window.loopscope.log().inputs]);
  };
  assert.deepEqual(await run('?predict=1'), await run(''));
});

test('a note stands while the run stands at its moment, on the way forth and back', async (t) => {
  const { page, complaints } = await page_of(t, '#x_microtask-basics');
  const note = page.locator('#note');
  assert.equal(await note.isVisible(), false);
  await page.evaluate(async () => {
    while ((await window.loopscope.step('moment')).moment.kind !== 'microtask_taken');
  });
  await note.waitFor();
  assert.match(await note.textContent(), /^The stack is empty, so microtasks go first/);
  assert.equal(await note.getAttribute('role'), 'status');
  await page.evaluate(() => window.loopscope.step('moment'));
  await note.waitFor({ state: 'hidden' });
  await page.evaluate(() => window.loopscope.back('moment'));
  await note.waitFor();
  await page.evaluate(() => window.loopscope.seek(0));
  await note.waitFor({ state: 'hidden' });
  await page.locator('#play').click();
  await page.getByText('The promise is fulfilled, so its callback is a microtask at once.').waitFor(within(20));
  await page.getByText('The stack is empty, so microtasks go first, although').waitFor(within(30));
  assert.deepEqual(complaints, []);
});

for (const [width, height] of [[360, 300], [700, 450]]) {
  test(`in a sandboxed frame of ${width}×${height} a question has room, and the course page hears the answers`, async (t) => {
    const { page, frame, complaints, close } = await course_page(browser, { sandbox: 'allow-scripts', width, height, query: '&predict=1' });
    t.after(close);
    await started(frame);
    await page.evaluate(() => window.say({ loopscope: 1, type: 'hello' }));
    await choice(frame, '1st').waitFor();
    assert.ok(await frame.locator('.cm-content').isVisible(), 'the program can be read');
    for (const text of ['1st', '2nd', '3rd', '4th']) {
      const { x, y, width: wide, height: high } = await choice(frame, text).boundingBox();
      assert.ok(x >= 0 && y >= 0 && x + wide <= width && y + high <= height && high >= 24, `${text} at ${x}, ${y}`);
    }
    await press(frame, '1st', '4th');
    await check(frame).click();
    await press(frame, '2nd', '3rd', '4th');
    await check(frame).click();
    await frame.locator('#question').getByText('Watch it run').click();
    await choice(frame, 'P1').waitFor(within(20));
    await press(frame, 'P1');
    await check(frame).click();
    await page.waitForFunction(() => window.heard.some(({ type }) => type === 'result'));
    const heard = await page.evaluate(() => window.heard.filter(({ type }) => type === 'prediction' || type === 'result'));
    assert.deepEqual(heard.map(({ loopscope, ...more }) => more), [
      { type: 'prediction', ask: 'console', at: 'start', given: ['1st', '4th'], kept: 1, right: false },
      { type: 'prediction', ask: 'console', at: 'start', given: ['1st', '2nd', '3rd', '4th'], kept: 4, right: true },
      { type: 'prediction', ask: 'next', at: 'console 2', given: ['P1 then callback, line 3'], kept: 1, right: true },
      { type: 'result', right: 2, of: 2, tries: 3 },
    ]);
    assert.deepEqual(complaints, []);
  });
}
