// What runaway.test.mjs asks of a few programs and runaway.long.mjs of all.

import assert from 'node:assert/strict';
import { pauses, peak_renderer_mb, run_away } from '../measure/pausing.mjs';
import { launch, open } from './browser.mjs';

/**
 * The program in a browser of its own, so that its memory is its own. The bound is wide: other tests run beside this one.
 * tests/measure/runaway.mjs prints what it takes on a quiet machine.
 */
export async function answers_to_pause(t, { name, source, says }) {
  const own = await launch();
  const { page, complaints, close } = await open(own);
  t.after(async () => {
    await close(); // its server would keep the tests from ending
    await own.close();
  });
  await run_away(page, source);
  const took = await pauses(page, 3, 300);
  if (took.length) assert.ok(took[took.length >> 1] < 1000, `Pause took ${took.map(Math.round)} ms`);
  const over = took.length < 3 && (await page.evaluate(() => window.loopscope.state().halted?.message ?? window.loopscope.console().at(-1)));
  if (says && over) assert.match(over, says);
  const megabytes = peak_renderer_mb();
  t.diagnostic(`measured: ${name}: Pause ${took.map(Math.round).join(', ')} ms, ${megabytes} MB${over ? `, ${over}` : ''}`);
  assert.ok(megabytes <= 512, `${megabytes} MB`);
  assert.deepEqual(complaints.filter((line) => !line.includes('GL Driver')), []);
}
