// Each folder writes its own state and nobody else's: the accessors that may write are called own_..., and stand nowhere but in
// the folder that owns what they give. Everybody's accessors give it const, which the compiler sees to.
import { test } from 'node:test';
import { code_of, Faults, files, read } from './tree.mjs';

const sources = files(/^engine\/.*\.(cpp|h)$/).map((path) => ({ path, folder: path.split('/')[1], code: code_of(read(path)) }));

/** The structs that lie at a place of their own in the arena, and the folder of each. */
const states = sources.flatMap(({ path, folder, code }) =>
  [...code.matchAll(/struct (\w+) \{(?:(?!\n\};)[^])*?static constexpr auto area = /g)].map(([, struct]) => ({ struct, folder, path })),
);

test('every folder that keeps something has one accessor that writes, and another that reads', () => {
  const faults = new Faults();
  for (const { struct, path } of states) {
    const code = code_of(read(path));
    const writers = [...code.matchAll(new RegExp(`${struct}& (\\w+)\\([^)]*\\)( const)? \\{ return (?:\\w+\\.)?heap\\.(\\w+)<`, 'g'))];
    faults.check(writers.length === 2, `${path}: ${struct} has ${writers.length} accessors`);
    for (const [text, name, , state] of writers)
      faults.check(name.startsWith('own_') === (state === 'own_state'), `${path}: ${text}... is not called as what it gives`);
  }
  faults.none(states.length, 5);
});

test('what may write stands only in the folder that owns it', () => {
  const faults = new Faults();
  const owners = new Map([
    ['own_header', ['runtime', 'interpreter']], // the registers are the interpreter's
    ['own_state', ['runtime']],
  ]);
  for (const { struct, folder, path } of states)
    for (const [, name] of code_of(read(path)).matchAll(new RegExp(`${struct}& (own_\\w+)\\(`, 'g'))) owners.set(name, [folder]);
  let seen = 0;
  for (const { path, folder, code } of sources) {
    for (const [, name] of code.matchAll(/\b(own_(?:\w+_)?(?:state|header))\(/g)) {
      ++seen;
      faults.check(owners.get(name)?.includes(folder), `${path} writes through ${name}(), which is not its folder's`);
    }
    for (const [, verb, struct] of code.matchAll(/\b(own_state|make_state)<(\w+)>/g)) {
      if (struct === 'S') continue; // heap.h itself
      ++seen;
      const owner = states.find((state) => state.struct === struct)?.folder;
      faults.check(owner === folder, `${path}: ${verb}<${struct}> belongs to ${owner}`);
    }
    faults.check(!/const_cast<\w*(State|ArenaHeader)&>/.test(code), `${path} casts a state's const away`);
  }
  faults.none(seen, 60);
});
