// Casts become fewer. What one kind of cast does has a name in engine/syntax/casts.h, engine/syntax/by_enum.h or
// engine/runtime/value.h; a folder may have as many others as it has now, and who removes some lowers the number here.
import { test } from 'node:test';
import { code_of, Faults, files, read } from './tree.mjs';

const most = {
  builtins: 173,
  bytecode: 42,
  cli: 11,
  event_loop: 0,
  history: 4,
  host: 29,
  inspect: 24,
  interpreter: 67,
  runtime: 171,
  scene: 40,
  simulation: 2,
  syntax: 50,
  trace: 4,
  web_apis: 38,
};

/** Kinds that have a helper, and what it is called. */
const named = [
  [/static_cast<std::uint32_t>\([\w.>-]+(?:\.|->)size\(\)\)/, 'size32'],
  [/static_cast<[\w:]+>\(\w+::count\)/, 'enum_count'],
  [/static_cast<unsigned char>/, 'byte_of'],
  [/static_cast<std::uint32_t>\([^;]*\.as_int32\(\)\)/, 'Value::as_index'],
];

const folder_of = (path) => (path.split('/').length > 2 ? path.split('/')[1] : 'simulation');
const helpers = /^engine\/(syntax\/(casts|by_enum)|runtime\/value)\.h$/;

test('no folder casts more than it did', () => {
  const faults = new Faults();
  const casts = Object.fromEntries(Object.keys(most).map((folder) => [folder, 0]));
  for (const path of files(/^engine\/.*\.(cpp|h)$/)) casts[folder_of(path)] += [...code_of(read(path)).matchAll(/\bstatic_cast</g)].length;
  for (const [folder, count] of Object.entries(casts))
    faults.check(count <= most[folder], `${folder}/ has ${count} casts instead of ${most[folder]}: use a helper, or make one`);
  faults.none(Object.keys(casts).length, 14);
});

test('a cast that has a name is written by its name', () => {
  const faults = new Faults();
  let seen = 0;
  for (const path of files(/^engine\/.*\.(cpp|h)$/)) {
    if (helpers.test(path)) continue;
    const code = code_of(read(path));
    for (const [kind, name] of named) faults.check(!kind.test(code), `${path}: ${kind.exec(code)?.[0]} is ${name}`);
    seen += /\b(size32|enum_count|byte_of|ordinal|low_byte|low_half|as_index)\b/.test(code);
  }
  faults.none(seen, 60);
});
