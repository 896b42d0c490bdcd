// The order of the page's TypeScript, as tests/architecture_test.cpp has the engine's: a file imports only from its own room
// and from rooms before it, and no two files import each other, however far around.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const web = fileURLToPath(new URL('../../web/', import.meta.url));

// The browser's side of the Host and the page know the contract, and nothing of one another; assemble.ts puts them together, for the page
// that boot.ts starts and for the embed.
const rooms = ['contract', 'dom', 'host', 'page/session', 'page/words', 'page/controls', 'page/links', 'page/editor', 'page/dialogs', 'page/lesson', 'page/predict', 'page/life', 'page', 'boot', 'embed', 'element'];

function room_of(file) {
  if (['boot.ts', 'assemble.ts'].includes(file)) return 'boot';
  const folder = dirname(file);
  return rooms.includes(folder) ? folder : undefined;
}

function why_not(file, imported) {
  const [from, to] = [room_of(file), room_of(imported)];
  if (!from) return 'its file is in no room of the table';
  if (!to) return 'it is in no room of the table';
  if (from === 'element' && to !== 'element') return 'pages of others load the element, which stands for itself';
  if (to === 'host' && from.startsWith('page')) return 'the page does not know the host';
  return rooms.indexOf(to) <= rooms.indexOf(from) ? undefined : 'its room comes later';
}

const files = ['boot.ts', 'assemble.ts', ...['contract', 'dom', 'host', 'page', 'embed', 'element'].flatMap((folder) => readdirSync(web + folder, { recursive: true }).map((path) => `${folder}/${path}`))]
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));

/** Of its own files; packages, texts and styles are no arrows. */
function imports_of(file) {
  const text = readFileSync(web + file, 'utf8');
  return [...text.matchAll(/(?:from |import\(|import )'(?:worker-text:)?(\.[^']*)'/g)]
    .map(([, path]) => normalize(join(dirname(file), path)).replace(/(\.ts)?$/, '.ts'))
    .filter((path) => files.includes(path));
}

test('a file imports only from its own room and from those before it', () => {
  let seen = 0;
  for (const file of files) {
    for (const imported of imports_of(file)) {
      assert.equal(why_not(file, imported), undefined, `${file} imports ${imported}`);
      ++seen;
    }
  }
  assert.ok(seen > 100);
});

test('no imports go in a circle', () => {
  const done = new Set();
  const visit = (file, way) => {
    assert.ok(!way.includes(file), `a circle: ${[...way.slice(way.indexOf(file)), file].join(' → ')}`);
    if (done.has(file)) return;
    for (const imported of imports_of(file)) visit(imported, [...way, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
});

test('the table finds what breaks it', () => {
  assert.ok(why_not('host/dialogs.ts', 'page/session/session.ts'));
  assert.ok(why_not('page/controls/notice.ts', 'host/consent.ts'));
  assert.ok(why_not('contract/state.ts', 'page/words/format.ts'));
  assert.ok(why_not('page/session/session.ts', 'page/words/format.ts'));
  assert.ok(why_not('page/helpers/strings.ts', 'dom/elements.ts'));
  assert.equal(why_not('assemble.ts', 'host/browser_host.ts'), undefined);
  assert.ok(why_not('page/api.ts', 'embed/messages.ts'));
  assert.ok(why_not('element/player.ts', 'dom/elements.ts'));
  assert.equal(why_not('page/dialogs/help.ts', 'contract/tables.ts'), undefined);
});
