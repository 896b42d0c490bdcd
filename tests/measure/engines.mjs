// How quick the engine is beside others: CPU time of small programs, in one table. The engines take turns, so that a busy
// machine troubles all of them alike; each figure is the median of the rounds, an empty program's taken off.
//
//   node tests/measure/engines.mjs BASE=COMMAND NAME=COMMAND... [--rounds 3] [--programs FOLDER]... [--only a,b]
//
// COMMAND gets the path of a program behind it. An engine that prints something else than the first is named, not measured.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

const engines = [], folders = [];
let rounds = 3, only;
for (let args = process.argv.slice(2); args.length > 0; ) {
  const word = args.shift();
  if (word === '--rounds') rounds = Number(args.shift());
  else if (word === '--programs') folders.push(args.shift());
  else if (word === '--only') only = new Set(args.shift().split(','));
  else if (/^\w+=/.test(word)) engines.push({ name: word.slice(0, word.indexOf('=')), command: word.slice(word.indexOf('=') + 1).split(' ') });
  else throw new Error(`what is ${word}?`);
}
if (engines.length < 1) {
  console.error('usage: node tests/measure/engines.mjs BASE=COMMAND NAME=COMMAND... [--rounds N] [--programs FOLDER]');
  process.exit(2);
}
if (folders.length === 0) folders.push(join(import.meta.dirname ?? 'tests/measure', 'programs'));

const temporary = mkdtempSync(join(tmpdir(), 'loopscope-measure-'));
const empty = join(temporary, 'empty.js');
writeFileSync(empty, '');

/** CPU seconds, user and system, by the shell's own clock for its children. */
function run({ command }, path) {
  const script = 'out=$("$@" 2>/dev/null; echo "|$?"); times >&2; printf %s "$out"';
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...command, path], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const [user, system] = stderr.trim().split('\n').at(-1).split(' ').map((text) => {
    const [, minutes, seconds] = /(\d+)m([\d.]+)s/.exec(text.replace(',', '.'));
    return Number(minutes) * 60 + Number(seconds);
  });
  return { cpu: user + system, text: stdout };
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];
const mean = (list) => Math.exp(list.reduce((sum, ratio) => sum + Math.log(ratio), 0) / list.length);
const cell = (value) => value.toFixed(2);

for (const folder of folders) {
  const programs = readdirSync(folder).filter((name) => name.endsWith('.js') && name !== 'empty.js')
    .filter((name) => !only || only.has(basename(name, '.js'))).sort();
  const start = engines.map((engine) => median(Array.from({ length: rounds }, () => run(engine, empty).cpu)));
  console.log(`| ${basename(folder)} | ${engines.map(({ name }, i) => (i === 0 ? `${name} (s)` : name)).join(' | ')} |`);
  console.log(`|---|${'---:|'.repeat(engines.length)}`);
  const ratios = engines.map(() => []);
  for (const name of programs) {
    const path = join(folder, name), times = engines.map(() => []);
    const wrong = new Set();
    for (let round = 0, expected; round < rounds; round++)
      engines.forEach((engine, i) => {
        const { cpu, text } = run(engine, path);
        if (i === 0) expected ??= text;
        if (text !== expected) wrong.add(i);
        times[i].push(Math.max(cpu - start[i], 1e-3));
      });
    const base = median(times[0]);
    const cells = engines.map((_, i) => {
      if (wrong.has(i)) return 'another result';
      if (i === 0) return cell(base);
      ratios[i].push(median(times[i]) / base);
      return cell(ratios[i].at(-1));
    });
    console.log(`| ${basename(name, '.js')} | ${cells.join(' | ')} |`);
  }
  console.log(`| **geometric mean** | ${engines.map((_, i) => (i === 0 ? '' : `**${cell(mean(ratios[i]))}**, most ${cell(Math.max(...ratios[i]))}`)).join(' | ')} |`);
  console.log(`| start, ms | ${start.map((s) => (s * 1000).toFixed(0)).join(' | ')} |\n`);
}
rmSync(temporary, { recursive: true });
