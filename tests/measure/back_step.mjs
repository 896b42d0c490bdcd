// How long one step back takes in the page: from 100 random positions of a program with 10 million instructions, 32 MB
// live in 200,000 objects and 4 MB of them rewritten in each million. By hand, on a built site:
//
//   node tests/measure/back_step.mjs

import { launch, open } from '../browser/browser.mjs';

const source = `const all = [];
for (let i = 0; i < 200000; i++) all.push({ a: i, b: i, c: i, d: i, e: [i, i, i, i] });
let next = 0, sum = 0;
for (let i = 0; i < 400000; i++) {
  const one = all[next];
  one.a = i; one.e[0] = i;
  next = next + 1 === all.length ? 0 : next + 1;
}
console.log('done');`;

const browser = await launch();
try {
  const { page } = await open(browser);
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await page.evaluate((scenario) => window.loopscope.load(scenario), { version: 1, files: { 'main.js': source } });
  const began = Date.now();
  await page.evaluate(() => window.loopscope.run());
  console.log(`run: ${Date.now() - began} ms`, await page.evaluate(() => window.loopscope.console()));
  const result = await page.evaluate(async () => {
    const last = window.loopscope.state().step, seeks = [], backs = [];
    let seed = 1;
    const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
    for (let i = 0; i < 100; i++) {
      const target = 1 + Math.floor(random() * (last - 1));
      let before = performance.now();
      await window.loopscope.seek(target);
      seeks.push(performance.now() - before);
      before = performance.now();
      await window.loopscope.back('instruction');
      backs.push(performance.now() - before);
      if (window.loopscope.state().step !== target - 1) throw new Error(`it stands at ${window.loopscope.state().step}, not at ${target - 1}`);
    }
    return { last, seeks, backs };
  });
  const of = (list) => { list.sort((a, b) => a - b); return `median ${list[50].toFixed(1)} ms, worst ${list.at(-1).toFixed(1)} ms`; };
  console.log(`${result.last} steps; seek: ${of(result.seeks)}; one step back: ${of(result.backs)}`);
} finally {
  await browser.close();
}
process.exit();
