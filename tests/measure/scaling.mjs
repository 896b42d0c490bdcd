// What one step and its frame cost in the page where there is much to show: the main thread's CPU, median of ten steps. By
// hand, on a built site:
//
//   node tests/measure/scaling.mjs

import { launch, open } from '../browser/browser.mjs';

const programs = {
  'little': 'let n = 0; debugger; while (n < 1000) n++;',
  'a stack of 9,000 frames': 'let n = 0; function deep(left) { if (left > 0) return deep(left - 1) + 1; while (n < 1000) n++; return 0; } deep(9000);',
  '100,000 numbers in an array': 'const all = Array.from({ length: 100000 }, (_, i) => i); let n = 0; while (n < 1000) n++;',
  '100,000 objects': 'const all = []; for (let i = 0; i < 100000; i++) all.push({ i }); let n = 0; while (n < 1000) n++;',
  '10,000 nodes': 'for (let i = 0; i < 10000; i++) document.body.append(document.createElement("p")); let n = 0; while (n < 1000) n++;',
  '4,900 lines of the console': 'for (let i = 0; i < 4900; i++) console.log("line", i); let n = 0; while (n < 1000) n++;',
  '1,000 timers': 'for (let i = 0; i < 1000; i++) setTimeout(() => {}, 1000 + i); let n = 0; while (n < 1000) n++;',
};
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const browser = await launch();
try {
  for (const [name, source] of Object.entries(programs)) {
    const { page, close } = await open(browser);
    await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
    await page.evaluate((main) => window.loopscope.load({ version: 1, files: { 'main.js': main } }), source);
    await page.evaluate(() => window.loopscope.run({ until: undefined }));
    const last = await page.evaluate(() => window.loopscope.state().step);
    await page.evaluate((step) => window.loopscope.seek(step), last - 3000); // within the last loop
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const used = async () => (await devtools.send('Performance.getMetrics')).metrics.find((m) => m.name === 'TaskDuration').value * 1000;
    const costs = [];
    for (let i = 0; i < 10; i++) {
      const before = await used();
      await page.evaluate(() => window.loopscope.step('expression'));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      costs.push((await used()) - before);
    }
    console.log(`${name}: ${median(costs).toFixed(1)} ms`);
    await close();
  }
} finally {
  await browser.close();
}
process.exit();
