// Builds the static files of the page.
//
//   node web/build.mjs OUT [--module FOLDER]     FOLDER holds loopscope.js, loopscope.wasm, notices.txt
//
// OUT then is a site that any static server can serve: index.html, live.html, embed.html, page/ (scripts, styles, fonts),
// loopscope-player.js for pages of others, gallery.json and lessons/, the small files that programs ask for, whole.js for frames that may read none of them, and the notices.

import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const args = process.argv.slice(2);
const out = args[0];
if (!out || out.startsWith('--')) {
  console.error('usage: node web/build.mjs OUT [--module FOLDER]');
  process.exit(2);
}
const module_folder = args[1] === '--module' ? resolve(args[2]) : undefined;

const shared = {
  bundle: true,
  target: 'es2022',
  minify: true,
  sourcemap: false,
  legalComments: 'none',
  logLevel: 'warning',
  charset: 'utf8',
  absWorkingDir: root,
  loader: { '.scenario.js': 'text' },
};

/** `import text from 'worker-text:./file.ts'`: the bundled worker as text, for a blob that inherits the page's policy. */
const worker_text = {
  name: 'worker-text',
  setup(builder) {
    builder.onResolve({ filter: /^worker-text:/ }, ({ path, resolveDir }) => ({
      path: join(resolveDir, path.slice('worker-text:'.length)),
      namespace: 'worker-text',
    }));
    builder.onLoad({ filter: /.*/, namespace: 'worker-text' }, async ({ path }) => {
      const result = await build({ ...shared, entryPoints: [path], format: 'iife', write: false });
      return { contents: result.outputFiles[0].text, loader: 'text' };
    });
  },
};

async function bundle_scripts() {
  rmSync(join(out, 'page'), { recursive: true, force: true });
  const result = await build({
    ...shared,
    entryPoints: { boot: 'web/boot.ts' },
    outdir: join(out, 'page'),
    format: 'esm',
    splitting: true,
    chunkNames: '[name]-[hash]',
    plugins: [worker_text],
    loader: { ...shared.loader, '.css': 'text' },
    external: ['*/loopscope.js'],
    metafile: true,
  });
  await build({
    ...shared,
    entryPoints: { theme_first: 'web/page/life/theme_first.ts', embed: 'web/embed/embed.ts' },
    outdir: join(out, 'page'),
    format: 'iife', // which loads where a module may not
    plugins: [worker_text],
    loader: { ...shared.loader, '.css': 'text' },
  });
  await build({ ...shared, entryPoints: { 'loopscope-player': 'web/element/player.ts' }, outdir: out, format: 'iife' });
  await build({
    ...shared,
    entryPoints: { page: 'web/page/styles/page.css', embed: 'web/embed/embed.css' },
    outdir: join(out, 'page'),
    assetNames: '[name]',
    loader: { '.woff2': 'file' },
  });
  await build({
    ...shared,
    entryPoints: { embed_faces: 'web/embed/embed_faces.css' },
    outdir: join(out, 'page'),
    loader: { '.woff2': 'dataurl' },
  });
  return result.metafile;
}

async function gallery() {
  const compiled = await build({ ...shared, entryPoints: ['web/page/links/scenario_file.ts'], format: 'esm', write: false });
  const url = `data:text/javascript;base64,${Buffer.from(compiled.outputFiles[0].contents).toString('base64')}`;
  const { read_scenario_file } = await import(url);
  const folder = join(root, 'web/scenarios');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.scenario.js'))
    .sort();
  return files.map((name) => ({
    id: name.replace(/^\d+-/, '').replace(/\.scenario\.js$/, ''),
    ...read_scenario_file(readFileSync(join(folder, name), 'utf8')),
  }));
}

/** The licence texts of every package that ends up in the bundles. */
function notices(metafile) {
  const inputs = [
    ...Object.keys(metafile.inputs),
    'node_modules/@fontsource-variable/inter/',
    'node_modules/@fontsource-variable/jetbrains-mono/',
  ];
  const names = new Set(inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]).filter(Boolean));
  const parts = [...names].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`${name} has no licence file`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`;
  });
  return `The page of Loopscope contains these works of others.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** The page whose policy lets requests out, which the visitor chooses and allows one server at a time. */
function live_page(html) {
  const replaced = html
    .replace('<html lang="en">', '<html lang="en" data-live>')
    .replace("connect-src 'self'", "connect-src 'self' https:")
    .replace('<meta name="referrer"', '<meta name="robots" content="noindex">\n  <meta name="referrer"');
  if (!/data-live.*connect-src 'self' https:;.*noindex/s.test(replaced)) throw new Error('index.html is not as live.html expects it');
  return replaced;
}

function copy_module() {
  if (!module_folder) return 0;
  for (const name of ['loopscope.js', 'loopscope.wasm']) {
    if (!existsSync(join(module_folder, name))) throw new Error(`${join(module_folder, name)} is missing: build the wasm module first`);
    cpSync(join(module_folder, name), join(out, name));
  }
  return statSync(join(out, 'loopscope.wasm')).size;
}

/** All in one file for the list, and each in its own for whoever asks for one. */
function write_lessons(lessons) {
  writeFileSync(join(out, 'gallery.json'), JSON.stringify(lessons));
  rmSync(join(out, 'lessons'), { recursive: true, force: true });
  mkdirSync(join(out, 'lessons'));
  for (const { id, scenario } of lessons) writeFileSync(join(out, 'lessons', `${id}.json`), JSON.stringify(scenario));
}

/** See web/embed/whole.ts. */
async function write_whole(lessons) {
  const from = (name) => JSON.stringify(join(module_folder, name));
  const picture = readFileSync(join(root, 'web/page/files/dog.jpg')).toString('base64');
  const answers = {
    'data.json': readFileSync(join(root, 'web/page/files/data.json'), 'utf8'),
    'dog.jpg': `data:image/jpeg;base64,${picture}`,
  };
  const contents = `import create from ${from('loopscope.js')};
    import code from ${from('loopscope.wasm')};
    window.loopscope_whole = { create, code, lessons: ${JSON.stringify(lessons)}, answers: ${JSON.stringify(answers)} };`;
  await build({
    ...shared,
    stdin: { contents, resolveDir: root },
    outfile: join(out, 'whole.js'),
    format: 'iife',
    loader: { '.wasm': 'binary' },
    define: { 'import.meta.url': 'document.baseURI' },
  });
}

try {
  mkdirSync(out, { recursive: true });
  const metafile = await bundle_scripts();
  const wasm_bytes = copy_module();
  const page = (path) => readFileSync(join(root, path), 'utf8').replace('data-wasm-bytes="0"', `data-wasm-bytes="${wasm_bytes}"`);
  const html = page('index.html');
  writeFileSync(join(out, 'index.html'), html);
  writeFileSync(join(out, 'live.html'), live_page(html));
  writeFileSync(join(out, 'embed.html'), page('web/embed/embed.html'));
  const lessons = await gallery();
  write_lessons(lessons);
  if (module_folder) await write_whole(lessons);
  const of_module = module_folder ? readFileSync(join(module_folder, 'notices.txt'), 'utf8') : '';
  writeFileSync(join(out, 'page', 'notices.txt'), `${notices(metafile)}\n\n${of_module}`);
  cpSync(join(root, 'web/docs'), join(out, 'docs'), { recursive: true });
  cpSync(join(root, 'web/page/files'), out, { recursive: true, filter: (path) => !path.endsWith('.mjs') });
} catch (error) {
  console.error(`The page can't be built: ${error.message}`);
  process.exit(1);
}
