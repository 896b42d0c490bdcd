// The sandbox matrix: each way in which a course page may frame the embed, in each size. It starts, plays a lesson to its end, nothing
// overlaps, and nobody complains.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { console_of, course_page, covered, play_to_end, started } from './embedded.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** What the browser says by itself: of a sandbox that its own page can undo, and of the first try at what may not be read. */
const unavoidable = (readable) => (readable ? /allow-scripts and allow-same-origin/ : /allow-scripts and allow-same-origin|CORS policy|ERR_FAILED/);

for (const sandbox of [undefined, 'allow-scripts', 'allow-scripts allow-same-origin'])
  for (const [place, way] of [['same origin', { same_origin: true }], ['other origin', {}], ['other origin, unreadable', { readable: false }]])
    for (const storage of [true, false])
      for (const [width, height] of [[360, 300], [700, 450], [1000, 700]]) {
        test(`${sandbox ?? 'no sandbox'}, ${place}, ${storage ? '' : 'no '}storage, ${width}×${height}`, async (t) => {
          const course = await course_page(browser, { sandbox, storage, width, height, ...way });
          t.after(course.close);
          const { frame, complaints } = course;
          await started(frame);
          assert.deepEqual(await covered(frame), []);
          await play_to_end(frame);
          assert.deepEqual(await console_of(frame), ['1st', '2nd', '3rd', '4th']);
          assert.deepEqual(await covered(frame), []);
          const { readable = true } = way;
          assert.deepEqual(complaints.filter((each) => !unavoidable(readable).test(each)), []);
        });
      }
