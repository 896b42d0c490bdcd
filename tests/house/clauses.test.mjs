// Clauses of ECMA-262, in the edition that package.json pins (@tc39/ecma262-biblio). The living standards are cited by the names of
// their sections: their numbers move.
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Faults, files, read } from './tree.mjs';

const biblio = createRequire(import.meta.url)('@tc39/ecma262-biblio');
const clauses = new Map();
const operations = new Map(); // abstract operations by name
for (const { entries } of [biblio].flat()) {
  for (const { type, number, title, aoid } of entries) {
    if (type !== 'clause' || !number) continue;
    clauses.set(number, title);
    if (aoid && /^[A-Z][a-z]\w*$/.test(aoid)) operations.set(aoid, [...(operations.get(aoid) ?? []), number]);
  }
}

const sources = files(/^(engine|web|tests)\/.*\.(cpp|h|def|js|ts)$/);
const is_part_of = (number, whole) => number === whole || number.startsWith(`${whole}.`);

test('every clause of ECMA-262 that is cited exists, and is the one that the code names', () => {
  const faults = new Faults();
  let cited = 0;
  for (const file of sources) {
    for (const [line, number, word = ''] of read(file).matchAll(/ECMA-262 (\d[\d.]*\d|[A-H](?:\.\d+)+|\d+)(?: %?(\w+))?/g)) {
      ++cited;
      faults.check(clauses.has(number), `${file}: ${line}: there is no such clause`);
      const of_name = operations.get(word);
      if (of_name && !clauses.get(number)?.includes(word))
        faults.check(
          of_name.some((other) => is_part_of(other, number) || is_part_of(number, other)),
          `${file}: ${line}: ${word} is ${of_name.join(', ')}`,
        );
    }
  }
  faults.none(cited, 500);
});

/** Of "Array.prototype.flat ( [ depth ] )". */
const name_of = (title) => title.replace(/ \(.*$/, '').replace(/^get /, '');

test('a built-in names the clause that defines it', () => {
  const named = new Set([...clauses.values()].map(name_of));
  const faults = new Faults();
  let seen = 0;
  const check = (file, name, number) => {
    if (!named.has(name)) return;
    ++seen;
    faults.check(name_of(clauses.get(number) ?? '') === name, `${name}: ` + `${file}: ${number} is ${clauses.get(number)}`);
  };
  for (const file of sources) {
    for (const [, holder, name, number] of read(file).matchAll(/\{"([^"]+)", "([^"]+)", \w+, "[^"]*", [^{}]*"ECMA-262 ([\d.]+)"\}/g))
      check(file, `${holder}.${name}`.replace(/\.@@(\w+)/, ' [ %Symbol.$1% ]'), number);
    // the methods of a library source, each below its clause
    for (const [, holder, body] of read(file).matchAll(/^%methods\('([\w.]+)', \{\n([\s\S]*?)^\}\);/gm))
      for (const [, number, name] of body.matchAll(/^ {2}\/\/ ECMA-262 ([\d.]+)\n {2}(?:get |\*|async )?(\w+)\(/gm))
        check(file, `${holder}.${name}`, number);
  }
  faults.none(seen, 200);
});

test('living standards are cited by name', () => {
  const faults = new Faults();
  for (const file of sources)
    for (const [line] of read(file).matchAll(/\b(?:HTML|DOM|Fetch|URL|Encoding|Infra|Web IDL) \d+(?:\.\d+)*\b.*/g))
      faults.check(false, `${file}: ${line}`);
  faults.none();
});
