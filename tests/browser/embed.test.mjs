// The embed as a course page has it: in a sandbox, of another origin, without storage, small. It starts, plays a lesson to its end and
// complains of nothing; what keeps it from starting it says.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { colours_of, launch, picture, seconds } from './browser.mjs';
import { console_of, course_page, covered, heard, play_to_end, started } from './embedded.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function opened(t, options) {
  const course = await course_page(browser, options);
  t.after(course.close);
  return course;
}

/** Chromium's word on a sandbox that its own page can undo. */
const of_the_course_page = /allow-scripts and allow-same-origin/;

const four_lines = ['1st', '2nd', '3rd', '4th'];

for (const row of [
  { sandbox: 'allow-scripts', width: 360, height: 300 },
  { sandbox: 'allow-scripts', width: 700, height: 450, scheme: 'dark' },
  { sandbox: undefined, storage: false, width: 1000, height: 700 },
  { sandbox: 'allow-scripts allow-same-origin', same_origin: true, width: 360, height: 300, scheme: 'dark' },
]) {
  const name = `${row.sandbox ?? 'no sandbox'}, ${row.same_origin ? 'same' : 'other'} origin, ${row.storage === false ? 'no storage, ' : ''}${row.width}×${row.height}`;
  test(`${name}: starts, plays a lesson to its end, nothing overlaps, no complaint`, async (t) => {
    const { page, frame, complaints } = await opened(t, row);
    await started(frame);
    assert.deepEqual(await covered(frame), []);
    assert.ok(await colours_of(frame, '#canvas') > 20, 'the canvas is flat');
    await play_to_end(frame);
    assert.deepEqual(await console_of(frame), four_lines);
    await picture(page, `embed-${row.width}-${row.scheme ?? 'light'}`);
    assert.deepEqual(complaints.filter((each) => !of_the_course_page.test(each)), []);
  });
}

test('a server that lets nobody read its files: a sandboxed frame gets all of them as one script', async (t) => {
  const { frame, complaints } = await opened(t, { sandbox: 'allow-scripts', readable: false, hash: '#x_fetch-json' });
  await started(frame);
  await play_to_end(frame);
  assert.deepEqual(await console_of(frame), ['asking', 'not waiting', 'status 200', 'hello Ada']);
  for (const complaint of complaints) assert.match(complaint, /CORS policy|ERR_FAILED/, 'what the browser itself says of the first try'); // and nothing else
});

const refuse = (_request, response) => response.destroy();
for (const [what, routes] of [
  ['no script', { '/page/embed.js': refuse }],
  ['no machine', { '/loopscope.wasm': refuse, '/whole.js': refuse }],
]) {
  test(`${what}: the frame says within five seconds that it can't start, and what to do`, async (t) => {
    const { frame } = await opened(t, { sandbox: 'allow-scripts', routes, width: 360, height: 300 });
    await seconds(4.5);
    const said = await frame.evaluate(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2).closest('body > *').innerText);
    assert.match(said, /does not start here|can't be loaded/);
    assert.match(said, /tab of its own/);
  });
}

test('one part at a time where the frame is narrow, and a count on the console that is not open', async (t) => {
  const { frame } = await opened(t, { sandbox: 'allow-scripts', width: 360, height: 300 });
  await started(frame);
  await play_to_end(frame);
  const tabs = frame.getByRole('tab');
  assert.deepEqual(await tabs.allTextContents(), ['Program', 'Machine', 'Console4'], 'a program without a document has no preview');
  await tabs.nth(2).click();
  await frame.locator('.console-lines').getByText('4th').waitFor();
  assert.deepEqual(await tabs.allTextContents(), ['Program', 'Machine', 'Console']);
  await tabs.nth(0).click();
  assert.match(await frame.locator('.cm-content').textContent(), /Promise\.resolve/);
  assert.deepEqual(await covered(frame), []);
});

test('"Open in Loopscope" leads to the edited program and the moment', async (t) => {
  const { frame, context } = await opened(t, { sandbox: 'allow-scripts allow-popups allow-popups-to-escape-sandbox' });
  await started(frame);
  await frame.locator('.cm-content').click();
  await frame.locator('.cm-content').press('Control+a');
  await frame.locator('.cm-content').pressSequentially("console.log('mine');");
  await frame.locator('#run-edit').click();
  await frame.waitForFunction(() => document.getElementById('status').textContent === 'finished');
  await seconds(0.6);
  const step = Number((await frame.locator('#status').getAttribute('title')).replace('step ', ''));
  const [tab] = await Promise.all([context.waitForEvent('page'), frame.locator('#open').click()]);
  await tab.waitForFunction(() => window.loopscope?.state()?.step > 0);
  assert.equal(await tab.evaluate(() => window.loopscope.state().step), step);
  assert.deepEqual(await tab.evaluate(() => window.loopscope.console()), ['mine']);
});

test('where no tab may be opened the address is offered', async (t) => {
  const { frame } = await opened(t, { sandbox: 'allow-scripts' });
  await started(frame);
  await seconds(0.5);
  await frame.locator('#open').click();
  const field = frame.getByRole('textbox', { name: 'Address' });
  await field.waitFor();
  assert.match(await field.inputValue(), /^http:.*index\.html#s1z_/);
});

test('the address chooses theme, parts, controls and the moment', async (t) => {
  const { frame } = await opened(t, { sandbox: 'allow-scripts', query: '&theme=dark&panels=program,stack,microtasks&controls=min&at=12' });
  await started(frame);
  await frame.waitForFunction(() => document.getElementById('status').title === 'step 12');
  assert.equal(await frame.locator('html').getAttribute('data-theme'), 'dark');
  assert.equal(await frame.locator('#console-panel').isVisible(), false);
  assert.equal(await frame.locator('#program-panel').isVisible(), true);
  assert.deepEqual(await frame.getByRole('button').filter({ visible: true }).allTextContents(), ['Back', 'Step', 'Play']);
});

test('autoplay is for those who have not asked for less motion', async (t) => {
  const { frame } = await opened(t, { sandbox: 'allow-scripts', query: '&autoplay=1' });
  await started(frame);
  await frame.getByRole('button', { name: 'Pause' }).waitFor();
});

test('a link that is damaged is said, in the frame and to the page around it', async (t) => {
  const { page, frame } = await opened(t, { sandbox: 'allow-scripts', hash: '#s1z_eJx' });
  await started(frame);
  await frame.getByText('This link is incomplete or damaged.').waitFor();
  await page.evaluate(() => window.say({ loopscope: 1, type: 'hello' }));
  await heard(page, 'ready');
});
