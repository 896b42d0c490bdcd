// A page with a worker: two stacks side by side in the state, the picture's text view and the editor; the console natively.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { native } from '../engines.mjs';
import { launch, open, root } from './browser.mjs';

const program = readFileSync(join(root, 'tests/browser/programs/parallel_worker.js'), 'utf8');

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

async function loaded(t) {
  const view = await open(browser);
  t.after(view.close);
  await view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await view.page.evaluate((source) => window.loopscope.load({ version: 1, files: { 'main.js': source } }), program);
  return view;
}

const state = (page) => page.evaluate(() => window.loopscope.state());

test('the page prints what the command line prints', async (t) => {
  const { page, complaints } = await loaded(t);
  await page.evaluate(() => window.loopscope.run());
  const file = join(root, 'build/workers-program.js');
  writeFileSync(file, program);
  const { stdout } = spawnSync(native[0], ['run', file], { encoding: 'utf8' });
  assert.equal(await page.evaluate(() => window.loopscope.console().map((line) => `${line}\n`).join('')), stdout);
  assert.deepEqual(complaints, []);
});

test('while both run, each agent has its stack in the state and a section in the text view', async (t) => {
  const { page } = await loaded(t);
  await page.evaluate(async () => {
    await window.loopscope.run();
    const last = window.loopscope.state().step;
    for (let part = 1; part < 60; part++) {
      await window.loopscope.seek(Math.floor(last * part / 60));
      const { agents } = window.loopscope.state();
      if (agents.length === 2 && agents.every(({ stack }) => stack.length > 0)) return;
    }
  });
  const { agents, currentAgent } = await state(page);
  assert.deepEqual(agents.map(({ name }) => name), ['page', 'worker.js']);
  assert.ok(agents.every(({ stack }) => stack.length > 0), 'both stacks have frames');
  assert.ok(agents.some(({ id }) => id === currentAgent));
  await page.waitForFunction(() => /worker\.js/.test(document.getElementById('text-view').textContent));
});

test('back from the end to before the worker began, and forth again', async (t) => {
  const { page } = await loaded(t);
  await page.evaluate(() => window.loopscope.run());
  const end = await page.evaluate(() => ({ step: window.loopscope.state().step, hash: window.loopscope.hash() }));
  await page.evaluate(() => window.loopscope.seek(100));
  assert.equal((await state(page)).agents.length, 1);
  await page.evaluate((step) => window.loopscope.seek(step), end.step);
  assert.equal(await page.evaluate(() => window.loopscope.hash()), end.hash);
});
