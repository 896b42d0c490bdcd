// The encodings of the Encoding Standard, engine/web_apis/encoding/encodings.def: their labels, and the upper half of those with one
// byte a character.
//
//   node tests/chromium_encodings.mjs            compares labels and characters with the browser's; status 1 if one differs
//   node tests/chromium_encodings.mjs --write    makes the characters anew, for the labels that the file has
//
// Needs playwright-core and a Chromium (env CHROMIUM, default /usr/bin/chromium).

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const file = fileURLToPath(new URL('../engine/web_apis/encoding/encodings.def', import.meta.url));
const wide = ['utf-8', 'utf-16le', 'utf-16be', 'gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr'];

/** Runs in the page: what each label is, and the characters of the bytes from 80 on. */
function ask(encodings) {
  const upper = Uint8Array.from({ length: 128 }, (_, i) => 128 + i);
  return encodings.map(({ name, labels }) => ({ names: labels.map((label) => new TextDecoder(label).encoding), upper: new TextDecoder(name).decode(upper) }));
}

const literal = (text) => Array.from(text, (unit) => `\\u${unit.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}`).join('');

const text = readFileSync(file, 'utf8');
const encodings = [...text.matchAll(/^LOOPSCOPE_(?:ENCODING|SINGLE_BYTE)\("([^"]+)", "([^"]+)"/gm)].map(([, name, labels]) => ({ name, labels: labels.split(' ') }));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--headless', '--no-sandbox'] });
const page = await browser.newPage();
const answers = await page.evaluate(ask, encodings);
await browser.close();

let made = text.slice(0, text.indexOf('LOOPSCOPE_'));
let wrong = 0;
encodings.forEach(({ name, labels }, i) => {
  labels.forEach((label, k) => { if (answers[i].names[k] !== name) { wrong++; console.log(`${label} is ${answers[i].names[k]} in the browser`); } });
  if (wide.includes(name)) made += `LOOPSCOPE_ENCODING("${name}", "${labels.join(' ')}")\n`;
  else made += `LOOPSCOPE_SINGLE_BYTE("${name}", "${labels.join(' ')}",\n    u"${literal(answers[i].upper)}")\n`;
});
if (process.argv.includes('--write')) writeFileSync(file, made);
else if (made !== text) { wrong++; console.log(`${file} is not what the browser has`); }
if (wrong === 0) console.log('the encodings are what the browser has');
process.exitCode = wrong === 0 ? 0 : 1;
