// Pictures of the real page for people to look at: six scenarios in four sizes and three themes, into build/screenshots.
//   node tests/browser/screenshots.mjs [SCENARIO]

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open, root } from './browser.mjs';

const scenarios = {
  opening: { path: '', steps: 'task', count: 2 },
  'heap-and-closures': { path: '#x_heap-and-closures', steps: 'line', count: 6 },
  'microtask-basics': { path: '#x_microtask-basics', steps: 'microtask', count: 1 },
  'async-await': { path: '#x_async-await', steps: 'microtask', count: 1 },
  'busy-loop': { path: '#x_busy-loop', steps: 'line', count: 12 },
  'animation-frame': { path: '#x_animation-frame', steps: 'render', count: 2 },
};
const sizes = [[1280, 800], [1920, 1080], [768, 1024], [390, 844]];
const themes = ['dark', 'light', 'contrast'];
const folder = join(root, 'build/screenshots');

const wanted = process.argv[2];
if (wanted && !(wanted in scenarios)) {
  console.error(`there is no scenario "${wanted}"; there are: ${Object.keys(scenarios).join(' ')}`);
  process.exit(2);
}
mkdirSync(folder, { recursive: true });
const browser = await launch();
let complained = false;
let made = 0;
for (const [name, { path, steps, count }] of Object.entries(scenarios)) {
  if (wanted && name !== wanted) continue;
  for (const theme of themes) {
    const view = await open(browser, { path, reducedMotion: 'reduce' });
    const started = () => view.page.waitForFunction(() => document.getElementById('curtain')?.hidden);
    await started();
    await view.page.evaluate((chosen) => {
      localStorage.setItem('loopscope.theme', chosen);
      localStorage.setItem('loopscope.hints', 'closed');
    }, theme);
    await view.page.reload();
    await started();
    await view.page.evaluate(async ([kind, times]) => {
      for (let i = 0; i < times; i++) await window.loopscope.step(kind);
    }, [steps, count]);
    for (const [width, height] of sizes) {
      await view.page.setViewportSize({ width, height });
      await view.page.waitForTimeout(350); // the canvas follows its box, and is drawn
      await view.page.screenshot({ path: join(folder, `${name}-${width}x${height}-${theme}.png`) });
      made++;
    }
    complained ||= view.complaints.length > 0;
    for (const complaint of view.complaints) console.error(`${name}, ${theme}: ${complaint}`);
    await view.close();
  }
}
await browser.close();
console.log(`${made} pictures in build/screenshots`);
process.exit(complained ? 1 : 0);
