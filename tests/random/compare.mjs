#!/usr/bin/env node
// Compares random programs with Chromium:
//
//   node tests/random/compare.mjs [--first SEED] [--count N] [--lanes N] [--show SEED]

import { parseArgs } from 'node:util';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { open_chromium } from '../corpus/chromium.mjs';
import { native, root, run } from '../engines.mjs';
import { random_program } from './program.mjs';

/** Our console for a program, or what ended it otherwise. */
export async function ours(source, name, engine = native) {
  const folder = join(root, 'build/random');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.js`);
  writeFileSync(path, source);
  const { status, stdout, stderr } = await run(engine, ['run', path]);
  return status === 0 ? stdout : `${stdout}(status ${status}: ${stderr.trim()})\n`;
}

/** Null when one of at most `attempts` runs in Chromium gives our text, else { seed, ours, chromium }. */
export async function difference(chromium, seed, attempts) {
  const { source } = random_program(seed);
  const mine = await ours(source, seed);
  let theirs;
  for (let attempt = 0; attempt < attempts; attempt++) {
    theirs = await chromium.run(source, { expected: mine });
    if (theirs === mine) return null;
  }
  return { seed, ours: mine, chromium: theirs };
}

/**
 * The differences of `seeds`, `lanes` programs at a time. A busy machine can delay a task past a timer's moment: what
 * differs is run again alone when the others are done, and is a difference when no run agrees with us.
 */
export async function differences(seeds, lanes = 6) {
  const chromium = await open_chromium({ lanes });
  const queue = [...seeds], doubtful = [], found = [];
  try {
    await Promise.all(Array.from({ length: lanes }, async () => {
      while (queue.length > 0) {
        const one = await difference(chromium, queue.shift(), 1);
        if (one) doubtful.push(one.seed);
      }
    }));
    for (const seed of doubtful.sort((a, b) => a - b)) {
      const one = await difference(chromium, seed, 6);
      if (one) found.push(one);
    }
  } finally {
    await chromium.close();
  }
  return found;
}

export function describe_difference({ seed, ours: mine, chromium }) {
  const [a, b] = [mine.split('\n'), chromium.split('\n')];
  const at = a.findIndex((line, n) => line !== b[n]);
  const around = (lines) => lines.slice(Math.max(0, at - 3), at + 4).map((line) => `      ${line}`).join('\n');
  return `seed ${seed}: from line ${at + 1} of the console on\n    ours:\n${around(a)}\n    Chromium:\n${around(b)}`;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { first: { type: 'string', default: '1' }, count: { type: 'string', default: '50' },
    lanes: { type: 'string', default: '6' }, show: { type: 'string' } } });
  if (values.show) {
    process.stdout.write(random_program(Number(values.show)).source);
  } else {
    const seeds = Array.from({ length: Number(values.count) }, (_, n) => Number(values.first) + n);
    const found = await differences(seeds, Number(values.lanes));
    for (const one of found) console.log(describe_difference(one));
    console.log(`${seeds.length - found.length} passed, ${found.length} failed`);
    process.exitCode = found.length > 0 ? 1 : 0;
  }
}
