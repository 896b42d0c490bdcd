// Who uses whom, in C++, in the library's JavaScript and in the page's TypeScript:
//
//   node tests/house/uses.mjs      prints the tables. That no arrow goes up is tested by tests/architecture_test.cpp,
//                                  tests/library_architecture_test.cpp and tests/page/imports.test.mjs.
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { files, read } from './tree.mjs';

const collect = (pattern, part_of, used_by) => {
  const table = new Map();
  for (const file of files(pattern)) {
    const part = part_of(file);
    if (!part) continue;
    const used = table.get(part) ?? table.set(part, new Set()).get(part);
    for (const other of used_by(file)) if (other && other !== part) used.add(other);
  }
  return table;
};

const part_of_cpp = (path) => /^(?:engine\/([^/.]+)|(web\/[^/.]+))/.exec(path)?.slice(1).find(Boolean);

export const cpp_uses = () =>
  collect(/^(engine|web)\/.*\.(h|cpp|def)$/, part_of_cpp, (file) =>
    [...read(file).matchAll(/^\s*#\s*include "([^"]+)"/gm)].map(([, path]) => part_of_cpp(path)),
  );

const folder_of_source = (path) => /^engine\/((?:builtins|web_apis)\/[^/]+)\/[^/]+\.js$/.exec(path)?.[1];

export const library_uses = () =>
  collect(/^engine\/.*\.js$/, folder_of_source, (file) => {
    const half = folder_of_source(file).split('/')[0];
    return [...read(file).matchAll(/^uses\((.*)\);$/gm)].flatMap(([, list]) =>
      [...list.matchAll(/'([^'/]+)\//g)].map(([, folder]) => `${half}/${folder}`),
    );
  });

const room_of = (path) => {
  const room = dirname(path).replace(/^web\/?/, '');
  return room === '' ? 'boot' : room;
};

export const page_uses = () =>
  collect(/^web\/.*\.ts$/, room_of, (file) =>
    [...read(file).matchAll(/(?:from |import\(|import )'(?:worker-text:)?(\.[^']*)'/g)].map(([, path]) =>
      room_of(normalize(join(dirname(file), path))),
    ),
  );

function print(title, table) {
  console.log(`\n${title}\n`);
  const width = Math.max(...[...table.keys()].map((name) => name.length));
  for (const [part, used] of [...table].sort((a, b) => a[1].size - b[1].size))
    console.log(`  ${part.padEnd(width)}  ${[...used].sort().join(' ')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  print('C++: a folder and what it includes', cpp_uses());
  print("The library's JavaScript: a folder and what its sources use", library_uses());
  print("The page's TypeScript: a room and what it imports", page_uses());
}
