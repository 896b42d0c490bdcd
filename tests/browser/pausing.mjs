// What runaway.test.mjs asks of a few programs and runaway.long.mjs of all.

import assert from 'node:assert/strict';
import { median, pauses, peak_renderer_mb, run_away } from '../measure/pausing.mjs';
import { launch, open } from './browser.mjs';

const most_ms = 250; // of the page's thread; other tests run beside this one, which makes the work that is under way longer

/** The program in a browser of its own, so that its memory is its own. tests/measure/runaway.mjs prints what a quiet machine takes. */
export async function answers_to_pause(t, { name, source, says }) {
  const own = await launch();
  const { page, complaints, close } = await open(own);
  t.after(async () => {
    await close(); // its server would keep the tests from ending
    await own.close();
  });
  await run_away(page, source);
  const took = await pauses(page, 3, 300);
  const ms = took.map(({ cpu }) => Math.round(cpu));
  if (took.length) assert.ok(median(took).cpu < most_ms, `Pause took ${ms} ms`);
  const over = took.length < 3 && (await page.evaluate(() => window.loopscope.state().halted?.message ?? window.loopscope.console().at(-1)));
  if (says && over) assert.match(over, says);
  const megabytes = peak_renderer_mb();
  t.diagnostic(`measured: ${name}: Pause ${ms.join(', ')} ms, ${megabytes} MB${over ? `, ${over}` : ''}`);
  assert.ok(megabytes <= 512, `${megabytes} MB`);
  assert.deepEqual(complaints.filter((line) => !line.includes('GL Driver')), []);
}
