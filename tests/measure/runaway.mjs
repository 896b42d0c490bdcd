// Prints, for each runaway program, how long Pause takes (median of five), the renderer's peak memory, and the sentence that
// the page shows where the program comes to an end.
//
//   node tests/measure/runaway.mjs [PART OF A NAME]        the site must be built

import { launch, open } from '../browser/browser.mjs';
import { pauses, peak_renderer_mb, run_away } from './pausing.mjs';
import { runaway_programs } from './runaway_programs.mjs';

const wanted = process.argv[2] ?? '';
console.log('| program | Pause, ms (median, worst) | peak memory, MB | says |\n|---|---|---|---|');
for (const { name, source } of runaway_programs.filter((program) => program.name.includes(wanted))) {
  const browser = await launch();
  try {
    const { page } = await open(browser);
    await run_away(page, source);
    const took = await pauses(page);
    const state = await page.evaluate(() => window.loopscope.state());
    const said = state.halted?.message ?? state.console.at(-1)?.text ?? '';
    const ms = took.length ? `${Math.round(took[took.length >> 1])}, ${Math.round(took.at(-1))}` : 'over';
    console.log(`| ${name} | ${ms} | ${peak_renderer_mb()} | ${said.split('\n')[0].slice(0, 120)} |`);
  } catch (error) {
    console.log(`| ${name} | failed: ${String(error).split('\n')[0]} | ${peak_renderer_mb()} | |`);
  } finally {
    await browser.close();
  }
}
