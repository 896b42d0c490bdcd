// How many steps a second five endless programs take in the page, at full speed, with the picture beside them; how long
// Pause takes; and how much of the main thread they leave. By hand, on a built site:
//
//   node tests/measure/steps.mjs [SECONDS]

import { launch, open } from '../browser/browser.mjs';

const seconds = Number(process.argv[2] ?? 5);
const programs = {
  'while (true)': 'let n = 0; while (true) n++;',
  microtasks: 'let n = 0; (function again() { n++; Promise.resolve().then(again); })();',
  awaits: 'let n = 0; async function turn() { n++; } (async () => { for (;;) await turn(); })();',
  'growing array': 'const kept = []; for (let i = 0; ; i++) { kept.push({ i }); if (kept.length > 200000) kept.length = 0; }',
  'setTimeout 0': 'let n = 0; setTimeout(function again() { n++; setTimeout(again, 0); }, 0);',
};

const browser = await launch();
try {
  for (const [name, source] of Object.entries(programs)) {
    const { page, close } = await open(browser);
    await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
    await page.evaluate((main) => window.loopscope.load({ version: 1, files: { 'main.js': main } }), source);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const busy = async () => (await devtools.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value;
    const before = await busy();
    const result = await page.evaluate(async (ms) => {
      const began = performance.now();
      void window.loopscope.run();
      await new Promise((done) => setTimeout(done, ms));
      const asked = performance.now();
      await window.loopscope.pause();
      const paused = performance.now();
      return { steps: window.loopscope.state().step, ran: asked - began, pause: paused - asked };
    }, seconds * 1000);
    const used = (await busy()) - before;
    console.log(`${name}: ${(result.steps / result.ran / 1000).toFixed(2)} M steps/s, main thread ${Math.round((used / result.ran) * 100_000)} %, Pause ${Math.round(result.pause)} ms`);
    await close();
  }
} finally {
  await browser.close();
}
process.exit();
