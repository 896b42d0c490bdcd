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

test('following the running line scrolls the editor, never a phone away from the picture', async (t) => {
  const { page } = await started(t, { viewport: { width: 390, height: 844 } });
  await page.evaluate(() => window.loopscope.step('expression'));
  await seconds(0.5);
  assert.equal(await page.evaluate(() => scrollY), 0);
});

test('the running line is followed in a long program', async (t) => {
  const { page } = await started(t);
  const main = `${'\n'.repeat(200)}console.log('far down');\n`;
  await page.evaluate((source) => window.loopscope.load({ version: 1, files: { 'main.js': source } }), main);
  await page.evaluate(() => window.loopscope.step('expression'));
  await seconds(0.5);
  const [line, editor] = await Promise.all(['.ls-running-line', '.cm-scroller'].map((part) => page.locator(part).boundingBox()));
  assert.ok(line.y >= editor.y && line.y + line.height <= editor.y + editor.height, JSON.stringify([line, editor]));
});

test('what an expression has become stands beside its line for a moment', async (t) => {
  const { page } = await started(t);
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': "const user = { name: 'Ada' };\nconsole.log(user.name);\n" } }));
  const notes = new Set();
  for (let i = 0; i < 14; i++) {
    await page.evaluate(() => window.loopscope.step('expression'));
    for (const note of await page.locator('.ls-note').allTextContents()) notes.add(note);
  }
  assert.ok(notes.has("user.name \u2192 'Ada'"), [...notes].join(' | '));
});

test('the picture has more than half of a laptop\'s page', async (t) => {
  const { page } = await started(t, { viewport: { width: 1280, height: 800 } });
  const share = await page.evaluate(() => {
    let hit = 0;
    for (let i = 0; i < 40; i++)
      for (let j = 0; j < 25; j++)
        if (document.elementFromPoint(((i + 0.5) / 40) * innerWidth, ((j + 0.5) / 25) * innerHeight)?.id === 'canvas') hit++;
    return hit / 1000;
  });
  assert.ok(share >= 0.55, `${share}`);
});

test('nothing on the page jumps while it loads', async (t) => {
  const { page } = await started(t);
  const shift = await page.evaluate(() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 300);
  }));
  assert.ok(shift < 0.05, `${shift}`);
});

test('what is chosen in the picture can be copied', async (t) => {
  const { page } = await started(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.evaluate(() => localStorage.setItem('loopscope.hints', 'closed'));
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': 'function greet() {\n  return 1;\n}\ngreet();\n' } }));
  for (let i = 0; i < 2; i++) await page.evaluate(() => window.loopscope.step('call'));
  const box = await page.locator('#canvas').boundingBox();
  const copied = page.getByText('Copied: S1 greet, line 2');
  for (let tries = 0; tries < 6 && !(await copied.isVisible()); tries++) { // a busy machine draws late
    await page.mouse.move(box.x + 110, box.y + 149 + (tries % 2)); // the name of the frame on top
    await page.waitForTimeout(300);
    await page.mouse.down();
    await page.waitForTimeout(150);
    await page.mouse.up();
    await page.waitForTimeout(300);
    await page.keyboard.press('Control+c');
    await page.waitForTimeout(300);
  }
  await copied.waitFor({ timeout: 2000 });
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'S1 greet, line 2');
});

test('drawing asks the graphics nothing: each question would wait for all that was drawn before', async (t) => {
  const { page } = await started(t, {
    before: () => {
      window.gl_questions = [];
      for (const name of ['getParameter', 'getError', 'isProgram', 'isEnabled', 'getUniformLocation', 'getAttribLocation']) {
        const original = WebGL2RenderingContext.prototype[name];
        WebGL2RenderingContext.prototype[name] = function (...args) {
          window.gl_questions.push(name);
          return original.apply(this, args);
        };
      }
    },
  });
  const [draws, questions] = await page.evaluate(async () => {
    const before = window.gl_draws;
    window.gl_questions.length = 0;
    for (let i = 0; i < 5; i++) {
      await window.loopscope.step('line');
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    }
    return [window.gl_draws - before, window.gl_questions];
  });
  assert.ok(draws > 10, `${draws} drawings`);
  assert.deepEqual(questions, []);
});

test('a token with a large number is never shown as another one', async (t) => {
  const { page } = await started(t);
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': 'setTimeout(() => {}, 1000);\n'.repeat(12) + 'for (let i = 0; i < 9; i++) setTimeout(() => i, 1000);\n' } }));
  for (let i = 0; i < 2; i++) await page.evaluate(() => window.loopscope.step('task'));
  const letters = page.locator('.cm-content, .cm-editor').getByText(/^T\d+$/);
  await letters.first().waitFor();
  assert.deepEqual(await letters.allTextContents(), Array.from({ length: 15 }, (_, i) => `T${i + 1}`));
  await page.locator('.cm-editor').getByText('+6').waitFor(); // more than three on a line would lie on the code
});
