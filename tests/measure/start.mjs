// What the page's start costs: main-thread CPU and wall until the curtain is open, and the renderer's memory. By hand, on a
// built site:
//
//   node tests/measure/start.mjs [TIMES]

import { launch, open } from '../browser/browser.mjs';

const times = Number(process.argv[2] ?? 5);
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

const browser = await launch();
const cpu = [], wall = [], memory = [];
try {
  for (let i = 0; i < times; i++) {
    const { page, close } = await open(browser);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.reload({ waitUntil: 'commit' });
    const began = Date.now();
    await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
    wall.push(Date.now() - began);
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    cpu.push(of('TaskDuration') * 1000);
    memory.push(of('JSHeapUsedSize') / 2 ** 20);
    await close();
  }
} finally {
  await browser.close();
}
console.log(`usable after ${Math.round(median(wall))} ms, main thread ${Math.round(median(cpu))} ms of CPU, ${Math.round(median(memory))} MB of JavaScript (medians of ${times})`);
process.exit();
