// When the machine dies, the page says so, whichever way it began and at whatever stage; it offers the program's text, remembers it, and
// starts safely the third time. The machine is a stand-in that aborts or traps where its program says.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, open, root, site } from './browser.mjs';

const folders = [`${root}tests/browser/fake_engine`, site];
let browser;
before(async () => { browser = await launch({ gl: false }); });
after(() => browser.close());

const link = (source) => `#s1r_${Buffer.from(`{}\n${source}`).toString('base64url')}`;
const good = "console.log('a');\nconsole.log('b');\n";
const dying = (stage, how = '') => `${good}// dies at ${stage}${how}\n`;

async function opened(t, options) {
  const view = await open(browser, { folders, reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'], ...options });
  t.after(view.close);
  return view.page;
}
const started = (page) => page.waitForFunction(() => document.getElementById('curtain').hidden && window.fake);
const curtain = (page) => page.locator('#curtain');
const starts = (page) => page.evaluate(() => localStorage.getItem('loopscope.starts'));

/** The page says what has happened, offers the text, and has noted it. */
async function said(page, text) {
  await curtain(page).getByText('stopped by a fault of its own').waitFor({ timeout: 10_000 });
  assert.equal(await page.locator('#status').textContent(), 'stopped by a fault');
  for (const id of ['play', 'step', 'back', 'end', 'restart']) assert.equal(await page.locator(`#${id}`).isDisabled(), true, id);
  assert.ok(Number(await starts(page)) >= 1, 'a mark');
  await curtain(page).getByRole('button', { name: 'Copy the program' }).click();
  await page.locator('#notice').getByText('The program is copied').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
  const [download] = await Promise.all([page.waitForEvent('download'), curtain(page).getByRole('button', { name: 'Save it as a file' }).click()]);
  assert.equal(JSON.parse(await readFile(await download.path(), 'utf8')).files['main.js'], text);
  assert.equal(await page.evaluate(() => window.loopscope.step().then(() => 'stepped', (error) => error.message)).then((m) => /fault/.test(m)), true);
}

const direct = { load: '', breakpoints: '', theme: undefined, state: '', frame: '', load_trap: ' by trap' };
for (const [name, how] of Object.entries(direct)) {
  if (how === undefined) continue;
  const stage = name.replace('_trap', '');
  test(`opened directly, it dies at ${stage}${how}: said; said again after a reload; the third start is safe`, async (t) => {
    const source = dying(stage, how);
    const page = await opened(t, { path: link(source) });
    await said(page, source);
    await curtain(page).getByRole('button', { name: 'Start the machine again' }).click();
    await said(page, source);
    await page.reload();
    await curtain(page).getByText('last two starts did not come through').waitFor();
    assert.equal(await page.locator('#status').textContent(), 'not started');
    assert.equal(await page.locator('#plain-editor').inputValue(), source);
    assert.equal(await page.evaluate(() => window.fake), undefined);
    await page.goto(page.url().replace(/#.*/, '#'));
    await curtain(page).getByRole('button', { name: 'Start the machine', exact: true }).click();
  });
}

test('it dies while it is made, before there is a program in it', async (t) => {
  const page = await opened(t, { path: link(good), before: () => { window.fake_dies = 'create'; } });
  await said(page, good);
  await page.reload();
  await said(page, good);
  await page.reload();
  await curtain(page).getByText('last two starts did not come through').waitFor();
});

test('it dies when the address changes: said, and the next two starts are on their guard', async (t) => {
  const page = await opened(t, { path: link(good) });
  await started(page);
  assert.equal(await starts(page), null);
  const source = dying('load');
  await page.evaluate((hash) => { location.hash = hash; }, link(source));
  await said(page, source);
  assert.equal(await starts(page), '1');
  await page.reload();
  await said(page, source);
  await page.reload();
  await curtain(page).getByText('last two starts did not come through').waitFor();
});

test('it dies when a program is loaded by a call: the call fails, and says why', async (t) => {
  const page = await opened(t, { path: link(good) });
  await started(page);
  const source = dying('load');
  const message = await page.evaluate((text) => window.loopscope.load({ version: 1, files: { 'main.js': text } }).then(() => 'loaded', (error) => error.message), source);
  assert.match(message, /stopped by a fault of its own/);
  await said(page, source);
});

for (const [stage, act] of Object.entries({
  play: (page) => page.click('#play'),
  step: (page) => page.click('#step'),
  runToEnd: (page) => page.click('#end'),
  restart: (page) => page.click('#restart'),
  deliver: async (page) => { await page.click('#preview-toggle'); await page.click('#preview button'); },
  check: async (page) => { await page.locator('.cm-content').focus(); await page.keyboard.press('Control+End'); await page.keyboard.type('//'); },
})) {
  for (const how of ['', ' by trap']) {
    test(`it dies during a run, at ${stage}${how}`, async (t) => {
      const source = dying(stage, how);
      const page = await opened(t, { path: link(source) });
      await started(page);
      await act(page);
      await said(page, stage === 'check' ? `${source}//` : source);
      assert.equal(await starts(page), '1');
    });
  }
}

test('a call that waits for the machine fails when the machine dies', async (t) => {
  const page = await opened(t, { path: link(dying('frame')) });
  await page.waitForFunction(() => window.loopscope);
  const message = await page.evaluate(() => window.loopscope.run().then(() => 'ran', (error) => error.message));
  assert.match(message, /fault/);
});

test('a trap in what the canvas hears comes to the page too', async (t) => {
  const page = await opened(t, { path: link(good) });
  await started(page);
  await page.evaluate(() => {
    document.getElementById('canvas').addEventListener('pointerdown', () => { throw new WebAssembly.RuntimeError('unreachable'); });
    document.getElementById('canvas').dispatchEvent(new PointerEvent('pointerdown'));
  });
  await said(page, good);
});

test('a load from which the tab does not come back has left its mark', async (t) => {
  const page = await opened(t, { path: link(good) });
  await started(page);
  const seen = await page.evaluate((text) => {
    let during;
    const original = window.fake.do_load.bind(window.fake);
    window.fake.do_load = (command) => { during = localStorage.getItem('loopscope.starts'); return original(command); };
    return window.loopscope.load({ version: 1, files: { 'main.js': text } }).then(() => [during, localStorage.getItem('loopscope.starts')]);
  }, good);
  assert.deepEqual(seen, ['1', null]);
});

test("a fault of the page's own in answering the machine is not taken for the machine's", async (t) => {
  const page = await opened(t, { path: link(good) });
  await started(page);
  await page.evaluate(() => window.fake.ask({ ask: 'fetch', id: 7, data: { method: { toString: null }, url: '/x' } }));
  await page.waitForFunction(() => window.fake.delivered.some(({ id, type }) => id === 7 && type === 'fail'));
  assert.equal(await curtain(page).isVisible(), false);
  await page.click('#step');
  assert.equal(await page.locator('.console-lines li').count(), 1);
});
