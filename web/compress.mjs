// Compressed files beside the site's own, for servers that can hand them out (web/serve.mjs does), and what the first load
// weighs: everything that the page asks for before the editor, with gzip. The build fails beyond the bound.

import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const texts = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt', '.wasm', '.ttf', '.md']);
const least_bytes = 1024;

function files_below(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files_below(path) : [path];
  });
}

/** Writes .gz and .br where the file has changed since. Quick Brotli for the build of every day: `best` is for a release. */
export function compress(folder, best = false) {
  const sizes = new Map();
  for (const file of files_below(folder)) {
    if (!texts.has(extname(file))) continue;
    const bytes = readFileSync(file);
    const packed = [['.gz', () => gzipSync(bytes, { level: 9 })],
      ['.br', () => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: best ? 11 : 6 } })]];
    if (bytes.length >= least_bytes)
      for (const [ending, pack] of packed) {
        const beside = file + ending;
        if (!existsSync(beside) || statSync(beside).mtimeMs < statSync(file).mtimeMs) writeFileSync(beside, pack());
      }
    sizes.set(relative(folder, file), bytes.length >= least_bytes ? statSync(`${file}.gz`).size : bytes.length);
  }
  return sizes;
}

/** What index.html, its style sheet and boot.js bring in without being asked, and the machine with its faces. */
export function first_load(folder, metafile) {
  const files = ['index.html', 'page/page.css', 'page/theme_first.js', 'loopscope.js', 'loopscope.wasm',
    'faces/inter-latin-400.ttf', 'faces/inter-latin-600.ttf', 'faces/jetbrains-mono-latin-400.ttf'];
  const outputs = Object.fromEntries(
    Object.entries(metafile.outputs).map(([path, output]) => [path.replace(/^.*\/(?=page\/)/, ''), output]));
  const add = (name) => {
    if (files.includes(name) || !outputs[name]) return;
    files.push(name);
    for (const { path, kind } of outputs[name].imports)
      if (kind === 'import-statement') add(path.replace(/^.*\/(?=page\/)/, ''));
  };
  add('page/boot.js');
  return files.filter((name) => existsSync(join(folder, name)));
}

export function report_first_load(folder, metafile, sizes, bound) {
  const parts = first_load(folder, metafile).map((name) => [name, sizes.get(name) ?? 0]);
  const sum = parts.reduce((all, [, size]) => all + size, 0);
  for (const [name, size] of parts.sort((a, b) => b[1] - a[1])) console.log(`  ${(size / 1000).toFixed(1).padStart(8)} KB  ${name}`);
  console.log(`  ${(sum / 1000).toFixed(1).padStart(8)} KB  the first load, gzip (bound: ${bound / 1000} KB)`);
  if (sum > bound) throw new Error(`the first load weighs ${sum} bytes, more than ${bound}`);
}
