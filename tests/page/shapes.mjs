// Holds values against the types of web/contract: each is written down as a constant of its type, and the compiler says what
// is missing in it and what the type does not have.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = ['commands', 'host', 'module', 'scenario', 'scene', 'state'];
const options = ['--noEmit', '--strict', '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--skipLibCheck', '--types', ''];

/** `values`: [type, value], the type as TypeScript has it: "commands.Answers['state']". Gives the compiler's complaints. */
export async function problems(values) {
  const folder = mkdtempSync(join(tmpdir(), 'loopscope-shapes-'));
  const file = join(folder, 'values.ts');
  const lines = [
    ...files.map((name) => `import type * as ${name} from ${JSON.stringify(`${root}web/contract/${name}`)};`),
    ...values.map(([type, value], index) => `export const value${index}: ${type} = ${JSON.stringify(value)};`),
  ];
  writeFileSync(file, lines.join('\n'));
  try {
    await promisify(execFile)(join(root, 'node_modules/.bin/tsc'), [...options, file], { maxBuffer: 1 << 26 });
    return [];
  } catch (error) {
    return String(error.stdout ?? error).split('\n').filter((line) => line.includes('error')).map((line) => complaint(line, values));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function complaint(line, values) {
  const row = Number(/\((\d+),/.exec(line)?.[1]) - files.length - 1;
  return `${values[row]?.[0]}: ${line.replace(/^.*?error TS\d+: /, '')}`;
}
