// How the page stands at every 25th moment of ten lessons, in all sizes, with words open and closed.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open } from './browser.mjs';
import { problems_at_all_sizes } from './layout.mjs';

const lessons = ['image-timer-fetch-click', 'heap-and-closures', 'microtask-basics', 'promise-chain', 'async-await', 'fetch-json',
  'busy-loop', 'loop-var-let', 'animation-frame', 'parallel-worker'];
const every = 25;
const most = 200; // moments of one lesson

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const lesson of lessons) {
  test(`${lesson}: nothing meets and nothing is cut`, { timeout: 1_200_000 }, async (t) => {
    const { page, close } = await open(browser, { path: `#x_${lesson}`, reducedMotion: 'reduce', before: () => localStorage.setItem('loopscope.hints', 'closed') });
    t.after(close);
    await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
    const found = [];
    for (let moment = 0; moment < most; moment += every) {
      found.push(...await problems_at_all_sizes(page, `moment ${moment}`));
      const over = await page.evaluate(async (count) => {
        let state;
        for (let i = 0; i < count; i++) state = await window.loopscope.step('moment');
        return state.phase === 'finished' || state.phase === 'halted' || state.phase === 'idle';
      }, every);
      if (over) break;
    }
    found.push(...await problems_at_all_sizes(page, 'end'));
    assert.deepEqual(found, []);
  });
}
