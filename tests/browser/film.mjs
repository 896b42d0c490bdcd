// A film of a program for people to look at: what the real page shows while it plays, frame by frame, into build/film.
//   node tests/browser/film.mjs [ADDRESS PART] [SECONDS] [WIDTHxHEIGHT]

import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open, root } from './browser.mjs';

const [path = '', length = '12', size = '1280x800'] = process.argv.slice(2);
const [width, height] = size.split('x').map(Number);
const folder = join(root, 'build/film');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const browser = await launch();
const { page, complaints } = await open(browser, {
  path, viewport: { width, height }, colorScheme: 'dark',
  before: () => localStorage.setItem('loopscope.hints', 'closed'),
});
await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
await page.evaluate(() => window.loopscope.play());
const began = Date.now();
let frames = 0;
while (Date.now() - began < Number(length) * 1000) {
  const at = String(Date.now() - began).padStart(6, '0');
  await page.screenshot({ path: join(folder, `${at}.png`) });
  frames++;
}
await browser.close();
for (const complaint of complaints) console.error(complaint);
console.log(`${frames} frames in build/film, named by their milliseconds`);
