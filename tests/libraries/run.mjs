// Programs that use well-known libraries, each bundled into one script, give in `loopscope run` what they give in Chromium.
//
//   node tests/libraries/run.mjs [--only NAME]...      fetches the libraries into build/libraries/ first

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { open_chromium } from '../corpus/chromium.mjs';
import { native, root, run } from '../engines.mjs';

const here = join(root, 'tests/libraries');
const there = join(root, 'build/libraries');

export const programs = readdirSync(here).filter((name) => name.endsWith('.js')).map((name) => name.slice(0, -3));

/** Installs the pinned versions (versions.json) by npm, once. */
export function fetch_libraries() {
  const versions = readFileSync(join(here, 'versions.json'), 'utf8');
  const stamp = join(there, 'stamp');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === versions) return;
  mkdirSync(there, { recursive: true });
  writeFileSync(join(there, 'package.json'), JSON.stringify({ private: true, dependencies: JSON.parse(versions) }));
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', '--prefer-offline'], { cwd: there, stdio: 'pipe' });
  writeFileSync(stamp, versions);
}

/** One classic script with the library in it; resolves to its path. */
export async function bundle(name) {
  const outfile = join(there, `${name}.bundle.js`);
  await build({ entryPoints: [join(here, `${name}.js`)], bundle: true, format: 'iife', target: 'es2022', outfile, nodePaths: [join(there, 'node_modules')],
    absWorkingDir: there, logLevel: 'error', define: { 'process.env.NODE_ENV': '"production"' } });
  return outfile;
}

/** { ours, chromium } of one program. */
export async function both(chromium, name) {
  const path = await bundle(name);
  const { status, stdout, stderr } = await run(native, ['run', path], { seconds: 60 });
  const ours = status === 0 ? stdout : `${stdout}(status ${status}: ${stderr.trim()})\n`;
  return { ours, chromium: await chromium.run(readFileSync(path, 'utf8'), { expected: ours }) };
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  fetch_libraries();
  const chromium = await open_chromium({ lanes: 2 });
  let passed = 0, failed = 0;
  for (const name of values.only ?? programs) {
    const { ours, chromium: theirs } = await both(chromium, name).catch((error) => ({ ours: String(error.message).slice(0, 500), chromium: '' }));
    const lines = theirs.split('\n').length - 1;
    if (ours === theirs && lines >= 20) { passed++; console.log(`${name}: ${lines} lines, equal`); continue; }
    failed++;
    const [a, b] = [ours.split('\n'), theirs.split('\n')];
    const at = a.findIndex((line, n) => line !== b[n]);
    console.log(`${name}: ${lines} lines; from line ${at + 1} on\n    ours:     ${a.slice(at, at + 3).join('\n              ').slice(0, 700)}\n    Chromium: ${b.slice(at, at + 3).join('\n              ').slice(0, 700)}`);
  }
  await chromium.close();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
