// Runs each lesson in real Chromium and writes what its console shows to expected/ID.txt.
//
//   node tests/lessons/write_expected.mjs [--check] [ID...]      --check: says where it differs, and writes nothing
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { open_chromium } from '../corpus/chromium.mjs';
import { completed, endless, lessons, own_answers } from './lessons.mjs';

const picture = readFileSync(new URL('../../web/page/files/dog.jpg', import.meta.url)).toString('base64');
const answers = own_answers(`data:image/jpeg;base64,${picture}`);

const args = process.argv.slice(2);
const check = args.includes('--check');
const wanted = args.filter((arg) => !arg.startsWith('--'));
const chromium = await open_chromium({ lanes: 2 });
let differ = 0;
await Promise.all(
  lessons
    .filter(({ id }) => !endless.has(id) && (wanted.length === 0 || wanted.includes(id)))
    .map(async ({ id, scenario }) => {
      const { html, mocks, files } = completed(scenario, answers);
      const path = fileURLToPath(new URL(`expected/${id}.txt`, import.meta.url));
      const expected = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
      const console_text = await chromium.run(files['main.js'], { html, mocks, idle_ms: 900, expected: check ? expected : undefined });
      if (console_text === expected) return;
      differ += 1;
      console.log(`${id}${check ? ' differs' : ''}:\n${console_text}`);
      if (!check) writeFileSync(path, console_text);
    }),
);
await chromium.close();
console.log(check ? `${differ} differ` : `${differ} written`);
process.exitCode = check && differ > 0 ? 1 : 0;
