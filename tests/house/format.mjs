// Formatter and linter of TypeScript and JavaScript (biome.json), with the library's dialect among them:
//
//   node tests/house/format.mjs            says what is not as it should be; part of ./check
//   node tests/house/format.mjs --write    puts it right, as far as form goes
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { files, read, root } from './tree.mjs';

const write = process.argv.includes('--write');
const biome = join(root, 'node_modules/.bin/biome');
let bad = false;

function run(folder, ...args) {
  try {
    execFileSync(biome, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' });
  } catch (error) {
    bad = true;
    console.error(error.stdout + error.stderr);
  }
}

run(root, 'lint', '--error-on-warnings', '--max-diagnostics=50');
run(root, 'format', ...(write ? ['--write'] : []));

// The library's %names are not JavaScript: they become names of the same length and back. What a source uses stands before it.
const mark = '\u01c2'; // a letter that no source has
const to_javascript = (text) => text.replace(/%(?=[A-Za-z_])/g, mark);
const from_javascript = (text) => text.replaceAll(mark, '%');
const head_of = (text) => /^(?:uses\(.*\);\n)*/.exec(text)[0];

const settings = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8'));
settings.files = { includes: ['**/*.js'] };
settings.overrides = [];
// Of the rules those that hold for the dialect too: its functions have the length that their parameters give them, and it may not use
// what programs can change, such as Math.min.
settings.linter.rules = {
  preset: 'none',
  correctness: {
    noUnusedVariables: 'error',
    noUndeclaredVariables: 'error',
    noUnreachable: 'error',
    noConstAssign: 'error',
    noInvalidUseBeforeDeclaration: 'off',
  },
  style: { useConst: 'error' },
  suspicious: {
    noDoubleEquals: 'error',
    noVar: 'error',
    noRedeclare: 'error',
    noFallthroughSwitchClause: 'error',
    noDuplicateObjectKeys: 'error',
  },
};

const sources = files(/^engine\/.*\.js$/);
// Whether a %name is defined is the machine's matter (tests/library_architecture_test.cpp); any other name must be.
settings.javascript.globals = [...new Set(sources.flatMap((path) => to_javascript(read(path)).match(/\u01c2\w+/g) ?? []))];

const folder = mkdtempSync(join(tmpdir(), 'loopscope-form-'));
try {
  writeFileSync(join(folder, 'biome.json'), JSON.stringify(settings));
  for (const path of sources) {
    const text = read(path);
    if (text.includes(mark)) throw new Error(`${path} has the letter that stands for %`);
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), to_javascript(text.slice(head_of(text).length)));
  }
  run(folder, 'lint', '--error-on-warnings', '--max-diagnostics=50', '.');
  run(folder, 'format', ...(write ? ['--write'] : []), 'engine');
  if (write)
    for (const path of sources)
      writeFileSync(join(root, path), head_of(read(path)) + from_javascript(readFileSync(join(folder, path), 'utf8')));
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = bad ? 1 : 0;
