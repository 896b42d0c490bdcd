// Nothing typed is lost: the visitor's own program stays whatever else is opened, a storage that keeps nothing is said once, two tabs
// don't overwrite each other, a crash costs at most the last second, and a program's dialogs can be stopped.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { launch, open, root, site } from './browser.mjs';

const folders = [`${root}tests/browser/fake_engine`, site];
let browser;
before(async () => { browser = await launch({ gl: false }); });
after(() => browser.close());

const link = (source) => `#s1r_${Buffer.from(`{}\n${source}`).toString('base64url')}`;
const started = (page) => page.waitForFunction(() => document.getElementById('curtain').hidden && window.fake);
const text = (page) => page.locator('.cm-content').innerText();
const notice = (page) => page.locator('#notice');
const said = (page, message) => notice(page).getByText(message).waitFor({ timeout: 15_000 });
const unsaid = async (page, message) => assert.equal(await notice(page).getByText(message).count(), 0);

async function opened(t, options = {}) {
  const view = await open(browser, { folders, reducedMotion: 'reduce', ...options });
  t.after(view.close);
  await started(view.page);
  return view;
}

async function type(page, words) {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type(words);
}
const kept = (page, words) =>
  page.waitForFunction((wanted) => Object.entries(localStorage).some(([key, value]) => key.startsWith('loopscope.draft.') && value.includes(wanted)), words);

/** Another tab of the same browser, at the same address. */
async function other_tab(page, address = page.url()) {
  const other = await page.context().newPage();
  await other.goto(address);
  await started(other);
  return other;
}

test("the visitor's own program is there after forty others were edited, and so is each of them", async (t) => {
  const { page } = await opened(t);
  await type(page, '// my own\n');
  await kept(page, 'my own');
  for (let at = 0; at < 40; at++) {
    const hash = link(`console.log('program ${at}');`);
    await page.evaluate((to) => { location.hash = to; }, hash);
    await page.waitForFunction((n) => window.fake.source.includes(`program ${n}'`), at);
    await type(page, `// edit ${at}\n`);
  }
  await kept(page, 'edit 39');
  await page.goto(page.url().replace(/#.*/, ''));
  await started(page);
  assert.match(await text(page), /my own/);
  for (const at of [0, 20, 39]) {
    await page.evaluate((to) => { location.hash = to; }, link(`console.log('program ${at}');`));
    await page.waitForFunction((n) => window.fake.source.includes(`edit ${n}\n`), at);
  }
});

test('the list of older versions of the page is taken over', async (t) => {
  const { page } = await opened(t);
  await page.evaluate((hash) => {
    localStorage.clear();
    const draft = (base, source) => ({ base, scenario: { version: 1, files: { 'main.js': source } } });
    localStorage.setItem('loopscope.drafts', JSON.stringify([draft('', '// from before'), draft(hash, '// a link from before')]));
  }, link('x'));
  await page.reload();
  await started(page);
  assert.match(await text(page), /from before/);
  await page.evaluate((to) => { location.hash = to; }, link('x'));
  await page.waitForFunction(() => window.fake.source.includes('a link from before'));
  assert.equal(await page.evaluate(() => localStorage.getItem('loopscope.drafts')), null);
});

test("what was kept with settings that are not taken any more still opens: the words are the visitor's", async (t) => {
  const { page } = await opened(t);
  await type(page, '// my words\n');
  await kept(page, 'my words');
  await page.evaluate(() => {
    for (const [key, value] of Object.entries(localStorage)) {
      if (key.startsWith('loopscope.draft.')) localStorage.setItem(key, value.replace('"files":', '"mocks":"none","files":'));
    }
  });
  await page.reload();
  await started(page);
  assert.match(await text(page), /my words/);
});

test('a file or a call that brings another program does not cost the typed one', async (t) => {
  const { page } = await opened(t);
  await type(page, '// typed words\n');
  await kept(page, 'typed words');
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': '// from a file' } }));
  await said(page, 'There is another version of this program.');
  await page.evaluate(() => window.loopscope.load({ version: 1, files: { 'main.js': '// from another file' } }));
  await kept(page, 'from another file');
  await page.reload();
  await started(page);
  await said(page, 'There is another version of this program.');
  await notice(page).getByRole('button', { name: 'Open that version' }).click();
  assert.match(await text(page), /typed words/);
  await page.waitForTimeout(600);
  await page.reload();
  await started(page);
  assert.equal(await page.evaluate(() => window.loopscope.state() !== undefined), true);
  await unsaid(page, 'What you type here is not kept.');
});

test('a storage that is full: said once, with the program as a file; and the page asks before it is left', async (t) => {
  const { page } = await opened(t);
  await page.evaluate(() => {
    let n = 0;
    for (let length = 1 << 20; length > 16;) {
      try { localStorage.setItem(`filler${n++}`, 'x'.repeat(length)); } catch { length >>= 1; }
    }
  });
  await type(page, '// one');
  await said(page, 'What you type here is not kept.');
  const [download] = await Promise.all([page.waitForEvent('download'), notice(page).getByRole('button', { name: 'Save it as a file' }).click()]);
  assert.match(JSON.parse(await readFile(await download.path(), 'utf8')).files['main.js'], /^\/\/ one/);
  await type(page, '// two');
  await page.waitForTimeout(800);
  await unsaid(page, 'What you type here is not kept.');
  const asked = new Promise((resolve) => page.once('dialog', (dialog) => dialog.dismiss().then(() => resolve(dialog.type()))));
  page.evaluate(() => { location.href = '/data.json'; }).catch(() => {}); // it stays
  assert.equal(await asked, 'beforeunload');
});

test('a storage that is switched off: the page works, says once that nothing is kept, and only when something is typed', async (t) => {
  const { page } = await opened(t, {
    before: () => Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } }),
  });
  await page.click('#step');
  await page.waitForTimeout(600);
  await unsaid(page, 'What you type here is not kept.');
  await type(page, '// one');
  await said(page, 'What you type here is not kept.');
  await said(page, 'keeps nothing for Loopscope');
  await notice(page).getByRole('button', { name: 'Close' }).click();
  await type(page, '// two');
  await page.waitForTimeout(800);
  await unsaid(page, 'What you type here is not kept.');
});

test('two tabs with the same program: both are told, neither overwrites, both versions can be opened', async (t) => {
  const { page } = await opened(t, { path: link("console.log('shared');") });
  const other = await other_tab(page);
  await type(page, '// from A\n');
  await kept(page, 'from A');
  await said(other, 'There is another version of this program.');
  await type(other, '// from B\n');
  await kept(other, 'from B');
  await said(page, 'There is another version of this program.');
  await type(page, '// A again\n');
  await kept(page, 'A again');
  const all = await page.evaluate(() => Object.entries(localStorage).filter(([key]) => key.startsWith('loopscope.draft.')).map(([, value]) => value).join());
  assert.match(all, /from A/);
  assert.match(all, /from B/);
  await notice(page).getByRole('button', { name: 'Open that version' }).click();
  assert.match(await text(page), /from B/);
  await page.reload();
  await started(page);
  await said(page, 'There is another version of this program.');
  await notice(page).getByRole('button', { name: 'Forget it' }).click();
  await page.reload();
  await started(page);
  await unsaid(page, 'There is another version of this program.');
});

test('two tabs with different programs do not hear of each other, nor one that only looks', async (t) => {
  const { page } = await opened(t, { path: link("console.log('one');") });
  const other = await other_tab(page, page.url().replace(/#.*/, link("console.log('two');")));
  await type(page, '// one\n');
  await kept(page, '// one');
  await type(other, '// two\n');
  await kept(other, '// two');
  await unsaid(page, 'There is another version of this program.');
  await unsaid(other, 'There is another version of this program.');
});

test('a crash of the tab costs at most the last second of typing, however long the visitor has typed without a pause', async (t) => {
  const { page } = await opened(t, { path: link("console.log('x');") });
  const address = page.url();
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  const began = Date.now();
  let typed = 0;
  const times = [];
  while (Date.now() - began < 3000) {
    await page.keyboard.type(String.fromCharCode(97 + (typed % 26)));
    times.push(Date.now());
    typed++;
  }
  const crash = Date.now();
  const session = await page.context().newCDPSession(page);
  await Promise.race([session.send('Page.crash').catch(() => {}), new Promise((go) => page.once('crash', go))]);
  const again = await page.context().newPage();
  await again.goto(address);
  await started(again);
  const survived = /^[a-z]*/.exec(await text(again))[0].length;
  const due = times.filter((at) => at <= crash - 1000).length;
  assert.ok(survived >= due, `${survived} of ${typed} letters, ${due} are older than a second`);
});

test('alerts in a loop: the dialog stops the program', async (t) => {
  const { page } = await opened(t);
  await page.evaluate(() => {
    window.fake.deliver = (input) => {
      window.fake.delivered.push(input);
      if (input.type === 'dialog' && window.fake.playing) setTimeout(() => window.fake.ask({ ask: 'dialog', id: 71, data: { kind: 'alert', message: 'again' } }), 0);
    };
    window.fake.playing = true;
    window.fake.ask({ ask: 'dialog', id: 70, data: { kind: 'alert', message: 'x'.repeat(1e6) } });
  });
  const dialog = page.locator('#program-dialog');
  assert.ok((await dialog.innerText()).length < 6000, 'a long message is cut');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await dialog.getByText('again').waitFor();
  await dialog.getByRole('button', { name: 'Stop the program' }).click();
  await page.waitForTimeout(300);
  assert.equal(await dialog.isVisible(), false);
  const { commands, answers } = await page.evaluate(() => ({
    commands: window.fake.commands.filter(({ do: what }) => what === 'pause').length,
    answers: window.fake.delivered.filter(({ type }) => type === 'dialog').length,
  }));
  assert.deepEqual([commands, answers], [1, 2]);
});
