// Fuzzing of the page's own modules under node: inputs that reach code not reached before are kept and changed again, as
// libFuzzer does for the engine. What is reached is what V8 counts.

import { mkdirSync } from 'node:fs';
import { Session } from 'node:inspector';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { root } from '../engines.mjs';

const batch = 25; // executions between two looks at the coverage
const most_kept = 400;

/** One TypeScript file of the page and what it needs, as a module with an address of its own. */
export async function module_of(path) {
  const outfile = join(root, 'build/fuzz/page', path.replace(/\W/g, '_') + '.mjs');
  mkdirSync(join(root, 'build/fuzz/page'), { recursive: true });
  await build({ entryPoints: [join(root, path)], outfile, bundle: true, format: 'esm', platform: 'neutral', target: 'es2022',
    mainFields: ['module', 'main'], logLevel: 'silent' });
  const address = pathToFileURL(outfile).href;
  return { address, module: await import(address) };
}

/** What has been reached so far in the module at `address`: `look` tells how much is new. */
async function coverage_of(address) {
  const session = new Session(), reached = new Set();
  const post = promisify(session.post.bind(session));
  session.connect();
  await post('Profiler.enable');
  await post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    reached,
    async look() {
      const before = reached.size;
      const { result } = await post('Profiler.takePreciseCoverage');
      for (const { functions } of result.filter((script) => script.url === address)) {
        for (const { ranges } of functions)
          for (const { startOffset, endOffset, count } of ranges) if (count > 0) reached.add(startOffset * 1e7 + endOffset);
      }
      return reached.size - before;
    },
    close: () => session.disconnect(),
  };
}

/**
 * Tries `executions` inputs. `change(input, other, chance)` makes one from two that are kept; `attempt(input)` resolves to
 * the kind of what became of it, and throws where something is wrong. Resolves to { executions, coverage, outcomes }.
 */
export async function guided({ address, seeds, chance, change, attempt, executions }) {
  const coverage = await coverage_of(address);
  const kept = [...seeds], outcomes = {};
  let fresh = [];
  for (let n = 0; n < executions; n++) {
    const input = n < seeds.length ? seeds[n] : change(chance.pick(kept), chance.pick(kept), chance);
    let outcome;
    try {
      outcome = await attempt(input);
    } catch (error) {
      throw new Error(`execution ${n}: ${error.message}\nthe input: ${JSON.stringify(input).slice(0, 2000)}`, { cause: error });
    }
    if (!(outcome in outcomes)) kept.push(input);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    fresh.push(input);
    if (fresh.length < batch) continue;
    if ((await coverage.look()) > 0 && kept.length < most_kept) kept.push(...fresh);
    fresh = [];
  }
  coverage.close();
  return { executions, coverage: coverage.reached.size, outcomes };
}

/** A message's kind: its words without what comes from the input itself. */
export function kind_of(message) {
  const [words] = message.replace(/^This link can't be opened: /, '').replace(/^This is not a scenario: /, '').replace(/^window\.loopscope\.\w+: /, '').split(/[:"`(]/);
  return words.replace(/[^A-Za-z' ]/g, '').trim().split(/ +/).slice(0, 7).join(' ') || 'something else';
}

/** The figures as one line, and the refusals by kind as another. */
export function figures(name, { executions, coverage, outcomes }) {
  const kinds = Object.entries(outcomes).sort((a, b) => b[1] - a[1]).map(([kind, count]) => `${count} ${kind}`);
  return [`measured: ${name}: ${executions} executions, ${coverage} blocks reached, 0 findings`, `measured: ${name}: ${kinds.join('; ')}`];
}
