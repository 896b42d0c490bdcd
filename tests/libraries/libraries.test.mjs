// A few well-known libraries in `loopscope run` and in Chromium; all of them in libraries.long.mjs.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { open_chromium } from '../corpus/chromium.mjs';
import { both, fetch_libraries } from './run.mjs';

let chromium;
before(async () => {
  fetch_libraries();
  chromium = await open_chromium();
});
after(() => chromium.close());

for (const name of ['acorn', 'immer', 'rxjs', 'p-queue']) {
  test(name, async () => {
    const { ours, chromium: theirs } = await both(chromium, name);
    assert.equal(ours, theirs);
    assert.ok(theirs.split('\n').length > 20, 'it prints at least twenty lines');
  });
}
