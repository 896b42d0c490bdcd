// A short run of what fuzzes the page's own modules; tests/hostile has the long ones.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figures } from './guided.mjs';
import { fuzz_links } from './links.mjs';
import { fuzz_messages } from './messages.mjs';

for (const [name, fuzz] of [['links', fuzz_links], ['messages', fuzz_messages]]) {
  test(`no ${name} do worse than a refusal in words`, async (t) => {
    const measured = await fuzz({ executions: 1200, seed: 1 });
    for (const line of figures(name, measured)) t.diagnostic(line);
    const opened = Object.entries(measured.outcomes).filter(([kind]) => !kind.startsWith('refused')).reduce((sum, [, count]) => sum + count, 0);
    assert.ok(opened > 50, 'some get through');
  });
}
