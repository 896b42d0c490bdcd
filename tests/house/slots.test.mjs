// The state of an object belongs to the folder that makes it. Who reads it from another folder names the source that gives it:
// %slot(x, 0).member.
import { test } from 'node:test';
import { Faults, files, read } from './tree.mjs';

const sources = new Map(
  files(/^engine\/(builtins|web_apis)\/.*\.js$/).map((path) => {
    const text = read(path);
    const [, half, name] = /^engine\/(builtins|web_apis)\/(.*)\.js$/.exec(path);
    const uses = [...text.matchAll(/^uses\((.*)\);$/gm)].flatMap(([, list]) =>
      [...list.matchAll(/'([^']+)'/g)].map(([, used]) => `${half}/${used}`),
    );
    return [`${half}/${name}`, { path, text, uses }];
  }),
);

/** A source and all that it uses, however far around. */
function reach(name, seen = new Set()) {
  if (!seen.has(name)) {
    seen.add(name);
    for (const used of sources.get(name).uses) reach(used, seen);
  }
  return seen;
}

const gives = (text, member) =>
  new RegExp(`\\.${member} = |\\b${member}: |[{,] ?${member}[,} ]|%setElement\\([^,]*, '${member}'`).test(text);

test('a member of a slot is given by the folder of the source or by a source that it uses', () => {
  const faults = new Faults();
  let seen = 0;
  for (const [name, { path, text }] of sources) {
    const folder = name.slice(0, name.lastIndexOf('/') + 1);
    const beside = [...sources.keys()].filter((other) => other.startsWith(folder));
    const known = [...new Set([...beside, ...reach(name)])].map((other) => sources.get(other).text);
    for (const [, member] of text.matchAll(/%slot\([^()]*(?:\([^()]*\))?[^()]*, 0\)\.(\w+)/g)) {
      ++seen;
      faults.check(
        known.some((other) => gives(other, member)),
        `${path} reads ${member} of a slot, which neither its folder nor a source that it uses gives`,
      );
    }
  }
  faults.none(seen, 20);
});
