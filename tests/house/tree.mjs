// The tree as the tests of the house read it: files that git knows or would take, and their text.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 1 << 26,
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

/** Programs and texts that are data, not code of the house. */
const is_data = (path) =>
  /^tests\/(corpus\/[^/]+|fuzz\/inputs|golden|programs|syntax\/golden|measure\/programs|page\/golden-links|libraries)\//.test(path);

/** Paths of the house's own files, sorted; `pattern` chooses among them. */
export const files = (pattern = /./) => listed.filter((path) => pattern.test(path) && !is_data(path)).sort();

/** With programs and texts that are data. */
export const all_files = () => listed;

const texts = new Map();
export function read(path) {
  if (!texts.has(path)) texts.set(path, readFileSync(join(root, path), 'utf8'));
  return texts.get(path);
}

export const exists = (path) => existsSync(join(root, path));

/** C++ without comments and strings. */
export const code_of = (text) =>
  text.replace(/R"\([\s\S]*?\)"|\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'/g, (part) =>
    part.startsWith('/') ? '' : '""',
  );

/** What is wrong, all of it at once. */
export class Faults {
  list = [];
  check(good, text) {
    if (!good) this.list.push(text);
  }
  none(seen = 1, least = 1) {
    assert.equal(this.list.length, 0, `\n${this.list.join('\n')}`);
    assert.ok(seen >= least, `only ${seen} places were looked at`);
  }
}
