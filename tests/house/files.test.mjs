// The form of the files: how long they are, how they begin, and the idiom.
import { basename, dirname } from 'node:path';
import { test } from 'node:test';
import { code_of, exists, Faults, files, read } from './tree.mjs';

const ours = files(/^(engine|web|tests|cmake)\/.*\.(cpp|h|js|ts|mjs|css|cmake|sh)$/);
const cpp = files(/^(engine|web|tests)\/.*\.(cpp|h)$/);

/** Longer than the others, and why. */
const long = {
  'engine/web_apis/fetch/response.js': 'bodies, requests and responses lean on one another',
  'engine/builtins/indexed/array.js': 'one clause, a method after the other',
  'engine/builtins/control/iterator.js': 'one clause',
  'engine/builtins/modules/module.js': 'one clause',
  'engine/interpreter/run.cpp': 'the one loop over all instructions',
  'engine/syntax/ast.h': 'a struct for each production',
  'engine/syntax/parse_expressions.cpp': 'one grammar that calls itself',
  'web/page/styles/parts.css': 'every part of one page',
  'tests/browser/page.test.mjs': 'one page, opened once',
};

test('a file is at most 500 lines long, or says why not', () => {
  const faults = new Faults();
  for (const file of ours) {
    const lines = read(file).split('\n').length - 1;
    faults.check(long[file] || lines <= 500, `${file} has ${lines} lines`);
  }
  faults.none();
});

test('a file begins by saying what room it is; the second of a pair may leave it to the header, a test to its titles', () => {
  const faults = new Faults();
  for (const file of ours) {
    const text = read(file)
      .replace(/^#!.*\n/, '')
      .replace(/^(uses\(.*\);\n)+/, '');
    if (/^tests\/.*(_test\.cpp|\.(test|long)\.mjs)$/.test(file)) continue;
    if (/^(\/\/|\/\*|#)/.test(text) && !/^#(include|pragma)/.test(text)) continue;
    const header = file.replace(/\.cpp$/, '.h');
    faults.check(file.endsWith('.cpp') && exists(header), `${file} does not say what it is`);
  }
  faults.none();
});

test('a comment is whole: no ruled line of its own, no line of dashes under a heading', () => {
  const faults = new Faults();
  for (const file of cpp) faults.check(!/^ *\/\/ -{8,}$/m.test(read(file)), file);
  faults.none();
});

test('integers are std::, increments are prefixed, file-local functions are static', () => {
  const faults = new Faults();
  for (const file of cpp) {
    const code = code_of(read(file));
    const bare = /(?<![\w:.])u?int(?:8|16|32|64)_t\b/.exec(code);
    faults.check(bare === null, `${file}: ${bare?.[0]} without std::`);
    const postfix = /(?:^|[;{}]|for \([^;]*;[^;]*; ?)\s*[\w.\->]+(?:\+\+|--)[;)]/m.exec(code);
    faults.check(postfix === null, `${file}: ${postfix?.[0].trim()}`);
  }
  faults.none();
});

test('the state of the loop is typed: its own code casts nothing', () => {
  const faults = new Faults();
  const loop = files(/^engine\/event_loop\/.*\.(cpp|h)$/);
  for (const file of loop) faults.check(!/\b(?:static|reinterpret|const)_cast\b/.test(code_of(read(file))), file);
  faults.none(loop.length, 20);
});

test('what is local to a file has a name of its own in its folder, since sources are compiled in batches', () => {
  const faults = new Faults();
  const known = new Map();
  for (const file of files(/^(engine|web)\/.*\.cpp$/)) {
    for (const [, name] of code_of(read(file)).matchAll(/^static (?:constexpr |inline )*[\w:<>,*& ]+?[ *&](\w+)(?:\(|\[\]|;| =|\{)/gm)) {
      const key = `${dirname(file)} ${name}`;
      const other = known.get(key) ?? known.set(key, file).get(key);
      faults.check(
        other === file || is_overload(other, file, name),
        `${name} is local to both ${basename(other)} and ${basename(file)} of ${dirname(file)}`,
      );
    }
  }
  faults.none();
});

/** Functions of one name with other parameters can stand in one batch. */
function is_overload(one, other, name) {
  const parameters = (file) => new RegExp(`^static [^;{=]*\\b${name}\\(([^)]*)\\)`, 'm').exec(code_of(read(file)))?.[1];
  const [a, b] = [parameters(one), parameters(other)];
  return a !== undefined && b !== undefined && a !== b;
}
