// Runs tests in `loopscope --batch`: one process for many runs, each in a fresh realm. It reads lines of
//
//   id <tab> mode <tab> budget <tab> path <tab> prelude <tab> prelude...
//
// and writes `P <tab> id <tab> text` for each printed line, then `R <tab> id <tab> outcome <tab> phase <tab> name <tab> message`.

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fault_of } from './test262.mjs';

const budget = 100_000_000; // steps, so that a run that does not end is the same on every machine
const silence = 60_000; // and for one that takes no steps
const unescaped = (text) => text.replace(/\\(.)/g, (_, c) => ({ n: '\n', r: '\r', t: '\t' })[c] ?? c);

/** One engine; it is started again after a crash. */
class Batch {
  constructor([command, ...args]) {
    this.start = () => {
      this.child = spawn(command, [...args, '--batch'], { stdio: ['pipe', 'pipe', 'ignore'] });
      this.child.stdin.on('error', () => {});
      this.child.on('close', (code, signal) => this.settle?.({ outcome: 'crash', message: signal ?? code, printed: [] }));
      createInterface({ input: this.child.stdout }).on('line', (line) => this.read(line.split('\t').map(unescaped)));
    };
  }

  read([kind, id, ...fields]) {
    if (Number(id) !== this.id) return;
    if (kind === 'P') this.printed.push(fields[0]);
    else this.settle?.({ outcome: fields[0], phase: fields[1], name: fields[2], message: fields[3], printed: this.printed });
  }

  async run(test, mode) {
    if (!this.child || this.child.exitCode !== null || this.child.signalCode) this.start();
    this.id = (this.id ?? 0) + 1;
    this.printed = [];
    const answer = new Promise((settle) => { this.settle = settle; });
    const limit = setTimeout(() => this.child.kill('SIGKILL'), silence);
    this.child.stdin.write(`${[this.id, mode, budget, test.file, ...test.preludes].join('\t')}\n`);
    const result = await answer;
    this.settle = undefined;
    clearTimeout(limit);
    return result;
  }

  end() { this.child?.stdin.end(); }
}

/** Runs all tests on so many engines at once; resolves to a map from the path of each test that failed to why. */
export async function run_tests(engine, tests, jobs) {
  const faults = new Map();
  let next = 0;
  await Promise.all(Array.from({ length: jobs }, async () => {
    const batch = new Batch(engine);
    while (next < tests.length) {
      const test = tests[next++];
      for (const mode of test.modes) {
        const fault = fault_of(test, await batch.run(test, mode));
        if (fault !== undefined) faults.set(test.path, `${mode}: ${fault}`);
      }
    }
    batch.end();
  }));
  return faults;
}
