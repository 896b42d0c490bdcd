// Runs a fuzzing target (tests/fuzz/*_fuzzer.cpp) on the tests' own programs and what was found from them before.

import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from '../engines.mjs';

export const stages = ['lexer', 'parser', 'compiler', 'machine'];
const longest = 4096; // bytes; a longer program is no seed: changing it leads nowhere

/** The seeds' folder: every small program of the tests. */
function seeds_of(folder) {
  mkdirSync(folder, { recursive: true });
  const tests = join(root, 'tests');
  const programs = readdirSync(tests, { recursive: true })
    .filter((path) => path.endsWith('.js') && !path.startsWith('libraries') && statSync(join(tests, path)).size <= longest);
  for (const path of programs) copyFileSync(join(tests, path), join(folder, path.replaceAll('/', '-')));
  return programs.length;
}

const figure = (output, name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(output)?.[1]);

/**
 * `limits`: libFuzzer's flags, such as -runs=1000. Resolves to { executions, coverage } (edges of the engine's code that
 * were reached); throws with the text that did it when a fault was found.
 */
export async function fuzz(stage, limits, { seconds }) {
  const here = join(root, 'build/fuzz', stage), seeds = join(here, 'seeds'), found = join(here, 'found');
  rmSync(here, { recursive: true, force: true });
  assert.ok(seeds_of(seeds) > 200, 'the tests have programs to begin with');
  mkdirSync(found);
  const kept = join(root, 'tests/fuzz/inputs', stage);
  const flags = [`-max_len=${longest}`, `-dict=${join(root, 'tests/fuzz/javascript.dict')}`, `-artifact_prefix=${here}/`, '-seed=1',
    '-timeout=20', '-rss_limit_mb=3000', '-print_final_stats=1', ...limits];
  const command = [join(root, `build/native-debug/loopscope_fuzz_${stage}`)];
  const { status, stderr } = await run(command, [...flags, found, ...(existsSync(kept) ? [kept] : []), seeds], { seconds });
  assert.equal(status, 0, `${stderr.slice(-3000)}\n(the text is in build/fuzz/${stage})`);
  const coverage = Math.max(...[...stderr.matchAll(/ cov: (\d+)/g)].map(([, count]) => Number(count)));
  return { executions: figure(stderr, 'stat::number_of_executed_units'), coverage };
}
