// What the tree's prose says of the tree is true: paths exist, every folder has its line, pages that are cited are there.
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { all_files, exists, Faults, files, read } from './tree.mjs';

const pages = files(/\.md$/).filter((path) => path !== 'engine/absent.md');

/** A word that stands for a path: of the root, of the page's own folder, of engine/ or of web/. */
function is_there(page, path) {
  const bare = path.replace(/\/$/, '');
  const places = [bare, join(dirname(page), bare), join('engine', bare), join('engine/web_apis', bare), join('web', bare)];
  return places.some((place) => exists(normalize(place)) || exists(`${normalize(place)}.h`));
}

const endings = /\.(md|h|cpp|def|js|ts|mjs|css|json|txt|html|cmake|sh)$/;
const looks_like_a_path = (word) =>
  /^[\w.@-]+(\/[\w.@-]+)*\/?$/.test(word) &&
  word.includes('/') &&
  !/^(build|node_modules)\/|[A-Z]{4,}\//.test(word) &&
  (endings.test(word) || word.endsWith('/') || /^(engine|web|tests|shaders|cmake)\//.test(word));

test('every path that a page of the tree names exists', () => {
  const faults = new Faults();
  let seen = 0;
  for (const page of pages) {
    for (const [, word] of read(page).matchAll(/`([^`\n]+)`/g)) {
      if (!looks_like_a_path(word)) continue;
      ++seen;
      faults.check(is_there(page, word), `${page} names \`${word}\``);
    }
    for (const [, link] of read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
      ++seen;
      faults.check(exists(normalize(join(dirname(page), link))), `${page} links to ${link}`);
    }
  }
  faults.none(seen, 100);
});

test('every page that a source names exists', () => {
  const faults = new Faults();
  for (const file of files(/\.(cpp|h|def|js|ts|mjs|sh|cmake|txt)$/)) {
    if (file.startsWith('tests/house/')) continue;
    for (const [, page] of read(file).matchAll(/(?:^|[\s("'`])((?:[\w-]+\/)*(?:README|CONTRIBUTING)\.md)/gm))
      faults.check(is_there(file, page), `${file} names ${page}`);
  }
  faults.none();
});

/** Folders directly below one, of files that git knows. */
const folders_of = (folder) => [
  ...new Set(
    all_files()
      .filter((path) => path.startsWith(`${folder}/`) && path.slice(folder.length + 1).includes('/'))
      .map((path) => path.slice(folder.length + 1).split('/')[0]),
  ),
];

/** The index of a README: what stands in the first cells of its tables. */
const indexed = (page) =>
  [...read(page).matchAll(/^\| (.*?) \|/gm)].flatMap(([, cell]) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name));

for (const folder of ['engine', 'engine/builtins', 'engine/web_apis', 'web', 'web/page', 'tests']) {
  const page = `${folder}/README.md`;
  test(`${page} has a line for every folder of ${folder}/, and for no other`, () => {
    const faults = new Faults();
    const lines = indexed(page);
    for (const name of folders_of(folder)) faults.check(lines.includes(`${name}/`), `there is no line for ${name}/`);
    for (const name of lines)
      if (/^\w+\/$/.test(name)) faults.check(folders_of(folder).includes(name.slice(0, -1)) || exists(name), `there is no ${name}`);
    faults.none();
  });
}
