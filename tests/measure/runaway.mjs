// Prints, for each runaway program, how long Pause takes (of the page's thread: median and worst of five; and the median by the
// clock), the renderer's peak memory, and the sentence that the page shows where the program comes to an end.
//
//   node tests/measure/runaway.mjs [PART OF A NAME]        the site must be built

import { launch, open } from '../browser/browser.mjs';
import { median, pauses, peak_renderer_mb, run_away } from './pausing.mjs';
import { runaway_programs } from './runaway_programs.mjs';

const wanted = process.argv[2] ?? '';
console.log('| program | Pause, ms (median, worst) | by the clock | peak memory, MB | says |\n|---|---|---|---|---|');
for (const { name, source } of runaway_programs.filter((program) => program.name.includes(wanted))) {
  const browser = await launch();
  try {
    const { page } = await open(browser);
    await run_away(page, source);
    const took = await pauses(page);
    const state = await page.evaluate(() => window.loopscope.state());
    const said = state.halted?.message ?? state.console.at(-1)?.text ?? '';
    const ms = took.length ? `${Math.round(median(took).cpu)}, ${Math.round(took.at(-1).cpu)} | ${Math.round(median(took).wall)}` : 'over | ';
    if (process.env.DETAIL) console.log(took.map((t) => [Math.round(t.until_heard), Math.round(t.cpu - t.until_heard), Math.round(t.wall)].join("+")).join("; "));
    console.log(`| ${name} | ${ms} | ${peak_renderer_mb()} | ${said.split('\n')[0].slice(0, 120)} |`);
  } catch (error) {
    console.log(`| ${name} | failed: ${String(error).split('\n')[0]} | | ${peak_renderer_mb()} | |`);
  } finally {
    await browser.close();
  }
}
