// How quickly a run answers to Pause: what tests/browser/runaway.test.mjs and tests/measure/runaway.mjs share.

import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

/** Opens the program and lets it run freely. */
export async function run_away(page, source, settings = {}) {
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  await page.evaluate((scenario) => window.loopscope.load(scenario), { version: 1, files: { 'main.js': source }, settings });
  await page.evaluate(() => { void window.loopscope.run(); });
}

/**
 * How long it takes from a pause that anybody asks for until the page has done it: { wall, cpu } in milliseconds, of the clock and
 * of the page's own thread, which tells what is ours where other processes want the machine; undefined when the run was over.
 */
export async function time_of_pause(page) {
  const browser = page.context().browser();
  await browser.startTracing(page, { categories: ['-*', 'blink.user_timing'] });
  const done = await page.evaluate(() => new Promise((resolve) => {
    performance.mark('pause asked');
    setTimeout(() => { // as a click would come: in a task of its own, behind what the page is doing
      if (!window.loopscope.state().playing) return resolve('over');
      performance.mark('pause heard');
      window.loopscope.pause();
      performance.mark('pause done');
      resolve(window.loopscope.state().playing ? 'plays on' : 'paused');
    }, 0);
  }));
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  if (done === 'over') return undefined;
  if (done === 'plays on') return { wall: Infinity, cpu: Infinity };
  const [asked, heard, paused] = ['asked', 'heard', 'done'].map((word) => traceEvents.find(({ name }) => name === `pause ${word}`));
  const between = (from, to) => ({ wall: (to.ts - from.ts) / 1000, cpu: (to.tts - from.tts) / 1000 });
  return { ...between(asked, paused), until_heard: between(asked, heard).cpu };
}

/** Runs on for so long and is paused, five times; the times in order. */
export async function pauses(page, times = 5, ms = 400) {
  const found = [];
  for (let i = 0; i < times; ++i) {
    await page.waitForTimeout(ms);
    const took = await time_of_pause(page);
    if (took === undefined) break;
    found.push(took);
    await page.evaluate(() => { void window.loopscope.run(); });
  }
  return found.sort((a, b) => a.cpu - b.cpu);
}

/** The middle one of `pauses`. */
export const median = (took) => took[took.length >> 1];

/** The renderers' largest resident size so far, in MB: the page's is the largest of them. */
export function peak_renderer_mb() {
  const sizes = execFileSync('ps', ['-eo', 'pid=,args='], { maxBuffer: 1 << 24 }).toString().split('\n')
    .filter((line) => line.includes('--type=renderer')).map((line) => Number(line.trim().split(' ')[0]))
    .map((pid) => {
      try {
        return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
      } catch {
        return 0;
      }
    });
  return Math.round(Math.max(0, ...sizes));
}
