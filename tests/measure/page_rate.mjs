// node tests/measure/page_rate.mjs [SECONDS]: how fast programs without an end run in the page, in millions of steps a
// second, and how many pictures a second are drawn meanwhile. The share is that of the machine in the page's main thread.

import { launch, open } from '../browser/browser.mjs';

const seconds = Number(process.argv[2] ?? 4);
const programs = {
  'a loop': 'let n = 0; for (;;) n++;',
  'a loop that prints': `let n = 0; for (;;) if (++n % 1e6 === 0) console.log(n);`,
  microtasks: 'let n = 0; (function again() { n++; Promise.resolve().then(again); })();',
  awaits: '(async () => { for (let n = 0; ; n++) await null; })();',
  'timers of 0 ms': 'let n = 0; (function again() { n++; setTimeout(again); })();',
};

async function rate_of(browser, source) {
  const { page, close } = await open(browser);
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await page.evaluate((scenario) => window.loopscope.load(scenario), { version: 1, files: { 'main.js': source } });
  await page.evaluate(() => { void window.loopscope.run(); });
  await page.waitForFunction(() => window.loopscope.state().step > 1000);
  const profiler = await page.context().newCDPSession(page);
  await profiler.send('Profiler.enable');
  await profiler.send('Profiler.start');
  const look = () => page.evaluate(() => ({ at: performance.now(), step: window.loopscope.state().step, draws: window.pictures ?? 0 }));
  await page.evaluate(() => {
    window.pictures = 0;
    let drawn = window.gl_draws;
    (function count() {
      if (window.gl_draws !== drawn) window.pictures++;
      drawn = window.gl_draws;
      requestAnimationFrame(count);
    })();
  });
  const before = await look();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  const after = await look();
  const { profile } = await profiler.send('Profiler.stop');
  await close();
  const took = after.at - before.at;
  return {
    rate: (after.step - before.step) / took / 1000,
    pictures: ((after.draws - before.draws) * 1000) / took,
    share: share_of_machine(profile),
  };
}

function share_of_machine({ nodes, samples, timeDeltas }) {
  const wasm = new Set(nodes.filter(({ callFrame }) => callFrame.functionName.startsWith('wasm-')).map(({ id }) => id));
  let machine = 0, all = 0;
  samples.forEach((id, i) => {
    all += timeDeltas[i];
    if (wasm.has(id)) machine += timeDeltas[i];
  });
  return machine / all;
}

const browser = await launch();
console.log('program               M steps/s  pictures/s  share of the main thread');
for (const [name, source] of Object.entries(programs)) {
  const { rate, pictures, share } = await rate_of(browser, source);
  console.log(`${name.padEnd(20)} ${rate.toFixed(2).padStart(10)} ${pictures.toFixed(0).padStart(11)} ${(100 * share).toFixed(0).padStart(22)} %`);
}
await browser.close();
