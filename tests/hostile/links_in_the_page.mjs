// Opens hostile links in the real page, one after the other, as a visitor who follows links would: the page must stay
// alive, ask nobody, complain of nothing, and keep what the visitor has typed.

import assert from 'node:assert/strict';
import { open } from '../browser/browser.mjs';
import { hostile_links } from '../fuzz/links.mjs';

const typed = 'console.log("my own program");';
const editor_text = (page) => page.locator('.cm-content').innerText();

/** Follows a link inside of the page; resolves to what came of it: the program is there, or a notice says why not. */
const follow = (page, link) => page.evaluate(async (address) => {
  const notice = document.getElementById('notice');
  notice.hidden = true;
  let off;
  const opened = new Promise((resolve) => { off = window.loopscope.on('load', () => resolve('opened')); });
  const refused = new Promise((resolve) => {
    const watch = setInterval(() => {
      if (notice.hidden) return;
      clearInterval(watch);
      resolve('refused');
    }, 20);
    setTimeout(() => { clearInterval(watch); resolve('nothing to open'); }, 1500);
  });
  location.hash = address;
  const outcome = await Promise.race([opened, refused]);
  await new Promise((resolve) => setTimeout(resolve, 40)); // a few frames of the picture
  off();
  return outcome;
}, link);

/** What is wrong with the page, or nothing. */
const trouble = (page) => page.evaluate(() => {
  if (!document.getElementById('curtain').hidden) return `the curtain: ${document.getElementById('curtain-text').textContent}`;
  return window.loopscope.state() ? '' : 'there is no state';
});

async function type_own_program(page) {
  await page.click('.cm-content');
  await page.keyboard.press('Control+A');
  await page.keyboard.type(typed);
  await page.waitForFunction((text) => Object.values(localStorage).some((value) => value.includes(text)), JSON.stringify(typed).slice(1, -1));
}

/** Fails at the first link that does harm; resolves to how many were opened and refused. */
export async function open_links_in_the_page(browser, count, seed, options = {}) {
  const { page, complaints, server, close } = await open(browser, options);
  const asked = [], outcomes = {};
  await page.waitForFunction(() => window.loopscope?.state());
  await type_own_program(page);
  page.on('request', (request) => asked.push(request.url()));
  for (const link of hostile_links(count, seed)) {
    const said = `the link ${link.slice(0, 3000)}`;
    const outcome = await Promise.race([follow(page, link), new Promise((resolve) => setTimeout(resolve, 30_000, 'hangs'))]);
    assert.notEqual(outcome, 'hangs', said);
    assert.equal(await trouble(page), '', said);
    assert.deepEqual(complaints, [], said);
    assert.deepEqual(asked.filter((url) => url !== `${server.url}gallery.json`), [], said);
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  }
  await page.goto(server.url);
  await page.waitForSelector('.cm-content');
  assert.equal((await editor_text(page)).trim(), typed, 'what the visitor has typed is still there');
  await close();
  return outcomes;
}
