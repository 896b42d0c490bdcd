#!/usr/bin/env node
// Compares random programs of the language with Chromium, many in one page and one process:
//
//   node tests/random/language/compare.mjs [--first SEED] [--count N] [--level 1|2|3] [--async] [--show SEED]

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { open_chromium } from '../../corpus/chromium.mjs';
import { native, root, run } from '../../engines.mjs';
import { batch, by_name, random_language_program } from './program.mjs';

const together = 40;

/** What our engine makes of programs, by name; a run that ends otherwise says so for the first that is missing. */
export async function ours(programs, asynchronous, engine = native, tag = '') {
  const folder = join(root, 'build/random');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `language-${programs[0][0]}${tag}.js`);
  writeFileSync(path, batch(programs, asynchronous));
  const { status, stdout, stderr } = await run(engine, ['run', path]);
  const found = by_name(stdout);
  if (status === 0) return found;
  const missing = programs.find(([name]) => !found.has(name));
  if (missing === undefined) return found;
  found.set(missing[0], `(status ${status}: ${stderr.trim()})`);
  const rest = programs.slice(programs.indexOf(missing) + 1);
  return rest.length > 0 ? new Map([...found, ...await ours(rest, asynchronous, engine, tag)]) : found;
}

/** The programs of `seeds` that differ: [{ name, ours, chromium }]. */
export async function language_differences(seeds, options, chromium) {
  const found = [];
  for (let at = 0; at < seeds.length; at += together) {
    const programs = seeds.slice(at, at + together).map((seed) => [`${seed}`, random_language_program(seed, options)]);
    const [mine, text] = await Promise.all([ours(programs, options.asynchronous), chromium.run(batch(programs, options.asynchronous))]);
    const theirs = by_name(text);
    for (const [name] of programs) {
      if (mine.get(name) !== theirs.get(name)) found.push({ name, ours: mine.get(name) ?? '(nothing)', chromium: theirs.get(name) ?? '(nothing)' });
    }
  }
  return found;
}

export function describe_language_difference({ name, ours: mine, chromium }) {
  const [a, b] = [mine.split('\n'), chromium.split('\n')];
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const around = (lines) => lines.slice(Math.max(0, at - 2), at + 3).map((line) => `      ${line}`).join('\n');
  return `seed ${name}: from line ${at + 1} on\n    ours:\n${around(a)}\n    Chromium:\n${around(b)}`;
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { first: { type: 'string', default: '1' }, count: { type: 'string', default: '200' },
    level: { type: 'string', default: '2' }, async: { type: 'boolean', default: false }, show: { type: 'string' } } });
  const options = { level: Number(values.level), asynchronous: values.async };
  if (values.show) {
    process.stdout.write(batch([[values.show, random_language_program(Number(values.show), options)]], options.asynchronous));
  } else {
    const seeds = Array.from({ length: Number(values.count) }, (_, n) => Number(values.first) + n);
    const chromium = await open_chromium({ lanes: 1 });
    const found = await language_differences(seeds, options, chromium);
    await chromium.close();
    for (const one of found) console.log(describe_language_difference(one));
    console.log(`${seeds.length - found.length} passed, ${found.length} failed`);
    process.exitCode = found.length > 0 ? 1 : 0;
  }
}
