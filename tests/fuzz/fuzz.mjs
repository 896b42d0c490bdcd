// Runs a fuzzing target (tests/fuzz/*_fuzzer.cpp) on the tests' own programs and what was found from them before.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../engines.mjs';

const longest = 4096; // bytes; a longer program is no seed: changing it leads nowhere
const tests = join(root, 'tests');

/** Every small program of the tests, as [name, text]. */
function programs() {
  const paths = readdirSync(tests, { recursive: true })
    .filter((path) => path.endsWith('.js') && !path.startsWith('libraries') && statSync(join(tests, path)).size <= longest);
  assert.ok(paths.length > 200, 'the tests have programs to begin with');
  return paths.map((path) => [path.replaceAll('/', '-'), readFileSync(join(tests, path), 'utf8')]);
}

/** Programs as scenarios; `// @answers` of a program are its mocks and geometry. */
const scenarios = () => programs().map(([name, text]) => {
  const answers = /^\/\/ @answers (.*)$/m.exec(text)?.[1] ?? '{}';
  return [`${name}on`, JSON.stringify({ version: 1, files: { 'main.js': text }, ...JSON.parse(answers) })];
});

const words = `-dict=${join(tests, 'fuzz/javascript.dict')}`;

/** The targets: what they begin with beside tests/fuzz/inputs, and libFuzzer's flags. */
const targets = {
  lexer: { seeds: programs, flags: [words] },
  parser: { seeds: programs, flags: [words] },
  compiler: { seeds: programs, flags: [words] },
  machine: { seeds: programs, flags: [words] },
  travel: { seeds: programs, flags: [], longest: 8192 },
  scenario: { seeds: scenarios, flags: [], longest: 8192 },
  log: { seeds: scenarios, flags: [], longest: 32_768 },
  html: { seeds: () => [], flags: [], longest: 1024 },
  regexp: { seeds: () => [], flags: [], longest: 512 },
};

export const stages = Object.keys(targets);

function write_seeds(folder, seeds, every) {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of seeds.filter((_, n) => n % every === 0)) writeFileSync(join(folder, name), text);
}

const figure = (output, name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(output)?.[1]);
const largest = (output, name) => Math.max(0, ...[...output.matchAll(new RegExp(` ${name}: (\\d+)`, 'g'))].map(([, count]) => Number(count)));

/** What became of the texts, as the target counted it: { 'refused: its epoch is': 12, ... }. */
const outcomes_of = (output) => Object.fromEntries([...output.matchAll(/^outcome: (\d+) (.*)$/gm)].map(([, count, what]) => [what, Number(count)]));

/**
 * `limits`: libFuzzer's flags, such as -runs=1000; `every`: only each so many-th of the tests' programs is a seed. Resolves to { executions, coverage (edges of the engine's code that were
 * reached), features (edges with how often), outcomes }; throws with the text that did it when a fault was found.
 */
export async function fuzz(stage, limits, { seconds, every = 1 }) {
  const target = targets[stage];
  const here = join(root, 'build/fuzz', stage), seeds = join(here, 'seeds'), found = join(here, 'found');
  rmSync(here, { recursive: true, force: true });
  write_seeds(seeds, target.seeds(), every);
  mkdirSync(found);
  const kept = join(tests, 'fuzz/inputs', stage);
  const flags = [`-max_len=${target.longest ?? longest}`, `-artifact_prefix=${here}/`, '-seed=1', '-timeout=20', '-rss_limit_mb=3000',
    '-print_final_stats=1', ...target.flags, ...limits];
  const command = ['env', 'ASAN_OPTIONS=quarantine_size_mb=16', join(root, `build/native-debug/loopscope_fuzz_${stage}`)];
  const { status, stderr } = await run(command, [...flags, found, ...(existsSync(kept) ? [kept] : []), seeds], { seconds });
  assert.equal(status, 0, `${stderr.slice(-3000)}\n(the text is in build/fuzz/${stage}; tests/fuzz/README.md says what to do with it)`);
  return { executions: figure(stderr, 'stat::number_of_executed_units'), coverage: largest(stderr, 'cov'),
    features: largest(stderr, 'ft'), outcomes: outcomes_of(stderr) };
}

/** One line of figures. A run that ends is one without findings. */
export function figures(stage, { executions, coverage, features }) {
  return `measured: ${stage}: ${executions} executions, ${coverage} edges and ${features} features reached, 0 findings`;
}

/** How many programs of the travel target were really taken back and forth, from 0 to 1. */
export function share_travelled({ outcomes }) {
  const all = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return (outcomes.travelled ?? 0) / all;
}
