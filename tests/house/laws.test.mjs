// The laws (engine/design/README.md): each has tests that are there, and who cites a law cites one of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exists, files, read } from './tree.mjs';

const text = read('engine/design/README.md');
const laws = [...text.matchAll(/^\*\*Law (\d)\. [\s\S]*?(?=^\*\*Law |(?![\s\S]))/gm)].map(([part, number]) => ({ number, part }));

test('there are eight laws, each with a test that would fail', () => {
  assert.deepEqual(
    laws.map(({ number }) => number),
    ['1', '2', '3', '4', '5', '6', '7', '8'],
  );
  for (const { number, part } of laws) {
    const tests = [...part.matchAll(/^- `([^`]+)`: "(.*?)"(?: \(.*\))?$/gm)];
    assert.ok(tests.length > 0, `law ${number} has no test`);
    assert.equal(tests.length, part.match(/^- /gm).length, `law ${number}: a line that names no test`);
    for (const [, file, title] of tests) {
      assert.ok(exists(file), `law ${number}: there is no ${file}`);
      const titles = read(file).replaceAll("\\'", "'");
      assert.ok(titles.includes(`'${title}'`) || titles.includes(`"${title}"`), `law ${number}: ${file} has no test "${title}"`);
    }
  }
});

test('whoever cites a law cites one of the eight', () => {
  let cited = 0;
  for (const file of files(/\.(cpp|h|def|js|ts|mjs|md)$/)) {
    for (const [, list] of read(file).matchAll(/\blaws? (\d+(?:(?:, | and )\d+)*)\b/g)) {
      for (const number of list.match(/\d+/g)) {
        ++cited;
        assert.ok(
          laws.some((law) => law.number === number),
          `${file} cites law ${number}`,
        );
      }
    }
  }
  assert.ok(cited > 10);
});
