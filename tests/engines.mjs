// The two builds of the command line, for tests that run programs in both: native, and WebAssembly under node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../', import.meta.url));
const built = (path) => join(root, 'build', path);

export const native = [built('native/loopscope')];
export const wasm = [process.execPath, built('web/node/loopscope.js')];
// Law 3: a C++ stack of 64 KiB, guarded, in a node with hardly more of its own.
export const small_stack = [process.execPath, '--stack-size=200', built('web/node/loopscope_small_stack.js')];

/** Runs one of them; resolves to { status, stdout, stderr }, where a status that is no number is the signal's name. */
export function run(engine, args, { input = '', seconds = 60 } = {}) {
  return new Promise((resolve, reject) => {
    const [command, ...first] = engine;
    const child = spawn(command, [...first, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    const out = [], err = [];
    const limit = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.stdout.on('data', (piece) => out.push(piece));
    child.stderr.on('data', (piece) => err.push(piece));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearTimeout(limit);
      resolve({ status: status ?? signal, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
    child.stdin.on('error', () => {}); // it may end before it has read
    child.stdin.end(input);
  });
}
