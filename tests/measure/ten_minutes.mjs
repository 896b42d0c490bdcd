// Whether memory grows while a program loops at full speed: after a collection, minute 10 against minute 2. By hand, on a
// built site:
//
//   node tests/measure/ten_minutes.mjs [MINUTES]

import { launch, open } from '../browser/browser.mjs';

const minutes = Number(process.argv[2] ?? 10);
const source = `let round = 0;
const keep = [];
async function work() { await null; return { round, text: 'round ' + round }; }
function again() {
  round++;
  keep[round % 100] = { round, list: [1, 2, 3] };
  work().then((result) => { if (result.round % 1000 === 0) console.log(result.text); });
  setTimeout(again, 0);
}
again();`;

/** The module's memory, which the page itself does not hand out. */
const keep_memory = () => {
  const seen = (result) => {
    const { exports } = result.instance ?? result;
    for (const value of Object.values(exports)) if (value instanceof WebAssembly.Memory) window.wasm_memory = value;
    return result;
  };
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...args) => original.apply(WebAssembly, args).then(seen);
  }
};

const browser = await launch();
const measured = [];
try {
  const { page } = await open(browser, { before: keep_memory });
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  const devtools = await page.context().newCDPSession(page);
  await page.evaluate((main) => window.loopscope.load({ version: 1, files: { 'main.js': main } }), source);
  await page.evaluate(() => {
    const speed = document.getElementById('speed');
    speed.value = speed.max;
    speed.dispatchEvent(new Event('input', { bubbles: true }));
    window.loopscope.play();
  });
  for (let minute = 1; minute <= minutes; minute++) {
    await page.waitForTimeout(60_000);
    await devtools.send('HeapProfiler.collectGarbage');
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    const wasm = await page.evaluate(() => window.wasm_memory?.buffer.byteLength ?? 0);
    const { step, time } = await page.evaluate(() => window.loopscope.state());
    const all = (usedSize + wasm) / 2 ** 20;
    measured[minute] = all;
    console.log(`minute ${minute}: page ${(usedSize / 2 ** 20).toFixed(1)} MB, machine ${(wasm / 2 ** 20).toFixed(1)} MB, step ${step}, program time ${(time / 1000).toFixed(1)} s`);
  }
} finally {
  await browser.close();
}
const growth = measured[minutes] / measured[Math.min(2, minutes)] - 1;
console.log(`growth from minute 2 to ${minutes}: ${(growth * 100).toFixed(1)} % (bound: 5 %)`);
process.exit(growth > 0.05 ? 1 : 0);
