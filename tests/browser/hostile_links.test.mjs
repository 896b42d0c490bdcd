// Hostile links in the real page; tests/hostile/campaign.long.mjs opens five hundred. The engine's kinds and the links in node have
// their short runs in tests/fuzz.

import { after, before, test } from 'node:test';
import { launch } from './browser.mjs';
import { open_links_in_the_page } from '../hostile/links_in_the_page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('25 hostile links leave the page, the server and what was typed alone', async (t) => {
  const outcomes = await open_links_in_the_page(browser, 25, 1);
  t.diagnostic(`measured: links in the page: ${Object.entries(outcomes).map(([kind, number]) => `${number} ${kind}`).join('; ')}`);
});
