// Nothing is declared that nobody uses.
import { test } from 'node:test';
import { code_of, Faults, files, read } from './tree.mjs';

const cpp = files(/^(engine|web|tests)\/.*\.(cpp|h|def)$/).filter((path) => !path.startsWith('tests/fuzz/'));
const code = new Map(cpp.map((path) => [path, code_of(read(path))]));
const library = files(/^engine\/.*\.js$/)
  .map(read)
  .join('\n');

const words = new Map(); // how often each stands anywhere in C++
for (const text of code.values()) for (const [word] of text.matchAll(/\b[A-Za-z_]\w*\b/g)) words.set(word, (words.get(word) ?? 0) + 1);

/** Classes of objects and well-known symbols are also named by the library, as 'iterator_helper' and %SymbolMatchAll. */
const names_in_library = (row) =>
  library.includes(`'${row}'`) || library.includes(`%Symbol${row.replace(/(?:^|_)(\w)/g, (_, letter) => letter.toUpperCase())}`);

test('every enumerator is used', () => {
  const faults = new Faults();
  for (const [path, text] of code) {
    if (!path.endsWith('.h') || path.startsWith('tests/')) continue;
    for (const [, name, body] of text.matchAll(/\benum(?: class)? (\w+)(?: : [\w:]+)? \{([^}]*)\}/g)) {
      if (body.includes('#')) continue; // its rows are a .def file's
      for (const [, row] of body.matchAll(/(?:^|,)\s*(\w+)(?: = [^,]+)?(?=,|\s*$)/g))
        faults.check(words.get(row) > 1 || row === 'count' || names_in_library(row), `${path}: ${name}::${row} is used by nobody`);
    }
  }
  faults.none();
});

test('every function that a header declares is defined and called', () => {
  const faults = new Faults();
  for (const [path, text] of code) {
    if (!path.endsWith('.h') || path.startsWith('tests/')) continue;
    for (const [, name] of text.matchAll(
      /^ *(?:static |virtual |inline |constexpr )*[\w:<>,*& ]+?[ *&](\w+)\([^;{}()]*\)(?: const)?(?: override)?;/gm,
    ))
      if (!/^(if|for|while|switch|return|sizeof|static_assert|operator)$/.test(name))
        faults.check(words.get(name) > 1, `${path}: ${name} stands nowhere else`);
  }
  faults.none();
});

test('every intrinsic has a definition and a reader', () => {
  const faults = new Faults();
  for (const path of ['engine/runtime/intrinsics.def', 'engine/web_apis/intrinsics.def']) {
    for (const [, name, place] of read(path).matchAll(/^LOOPSCOPE_INTRINSIC\((\w+), "([^"]+)"\)/gm)) {
      const path_of_class = place.replace(/\.prototype$/, '').replaceAll('.', '\\.');
      const readers = [new RegExp(`%${name}\\b`), new RegExp(`'${path_of_class}(?:\\.prototype)?'`)];
      const in_cpp = [...code.values()].some((text) => new RegExp(`Intrinsic::${name}\\b`).test(text));
      faults.check(in_cpp || readers.some((reader) => reader.test(library)), `${path}: nobody reads ${name}`);
    }
  }
  faults.none();
});

test('every native of a standard names its clause', () => {
  const faults = new Faults();
  for (const [path] of code)
    for (const [row, holder, name] of read(path).matchAll(
      /^ *\{"([^"%]+)", "([^"]+)", \w+, "[^"]*", \d+, (?!.*native_(?:intrinsic|machine))[^,]+, ""\},?$/gm,
    ))
      faults.check(false, `${path}: ${holder} ${name} has no clause: ${row.trim()}`);
  faults.none();
});

test("every folder's table of interfaces is read", () => {
  const faults = new Faults();
  const reader = read('engine/web_apis/interface_table.cpp');
  for (const path of files(/^engine\/web_apis\/.*\/interfaces\.def$/))
    faults.check(reader.includes(`"${path}"`), `interface_table.cpp does not include ${path}`);
  faults.none();
});
