// Opening a link asks nothing of anybody: hostile documents against a server that writes down every request, on both pages; first handed
// straight to the preview, then as links through the machine.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, root, site } from './browser.mjs';
import { elements, inline_styles, sheets } from './vectors.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const pages = ['index.html', 'live.html'];

/** A page, and what reached the server under /leak/ or carried the visitor's cookie there; and whatever opened or moved. */
async function watched(t, { path, folders = [site] }) {
  const leaks = [];
  const routes = new Proxy({}, {
    get: (_, name) => name.startsWith('/leak') ? (request, response) => {
      leaks.push(`${request.method} ${request.url} cookie=${request.headers.cookie} referer=${request.headers.referer}`);
      response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>');
    } : undefined,
  });
  const view = await open(browser, { path, folders, routes, reducedMotion: 'reduce' });
  t.after(view.close);
  const { page } = view;
  const moved = [];
  await page.context().addCookies([{ name: 'visitor', value: 'SECRET', url: page.url() }]);
  page.context().on('page', (other) => moved.push(`opened ${other.url()}`));
  page.on('framenavigated', (frame) => moved.push(`went to ${frame.url()}`));
  page.on('frameattached', (frame) => moved.push(`frame ${frame.url()}`));
  page.on('dialog', (dialog) => { moved.push(`dialog ${dialog.message()}`); void dialog.dismiss(); });
  page.on('filechooser', () => moved.push('file chooser'));
  await page.waitForFunction(() => document.getElementById('curtain').hidden);
  return { ...view, leaks, moved };
}

const fake_folders = [`${root}tests/browser/fake_engine`, site];
const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20)))));
const tell = (page, changes) => page.evaluate((all) => window.fake.ask({ ask: 'dom', data: all }), changes);
const element = (node, tag, attributes = {}, text = '') => [
  { op: 'create', node, tag },
  ...Object.entries(attributes).map(([name, value]) => ({ op: 'attribute', node, name, value })),
  ...(text ? [{ op: 'text', node: node + 1, text }, { op: 'insert', parent: node, node: node + 1, before: null }] : []),
  { op: 'insert', parent: 2, node, before: null },
];
const body = [{ op: 'reset' }, { op: 'create', node: 2, tag: 'body' }, { op: 'insert', parent: 0, node: 2, before: null }];
const shadow = 'document.querySelector("#preview > div").shadowRoot';

for (const path of pages) {
  test(`${path}: no style sheet of a document makes the browser ask for something`, async (t) => {
    const { page, leaks, moved } = await watched(t, { path, folders: fake_folders });
    for (const text of Object.values(sheets)) {
      await tell(page, [...body, ...element(10, 'style', {}, text), ...element(20, 'p', { 'data-u': '/leak/attr' }, 'text')]);
      await drawn(page);
    }
    assert.deepEqual(leaks, []);
    assert.deepEqual(moved, []);
  });

  test(`${path}: no style attribute and no element does either, nor when it is clicked and typed at`, async (t) => {
    const { page, leaks, moved } = await watched(t, { path: `${path}#x_image-timer-fetch-click`, folders: fake_folders }); // its preview is shown
    for (const style of Object.values(inline_styles)) {
      await tell(page, [...body, ...element(10, 'p', { style }, 'text')]);
      await drawn(page);
    }
    for (const [name, [tag, attributes]] of Object.entries(elements)) {
      await tell(page, [...body, ...element(10, tag, { ...attributes, style: 'display: block; min-width: 60px; min-height: 30px' }, 'text')]);
      await drawn(page);
      const before = await page.evaluate(() => [document.activeElement?.id, document.body.innerHTML.length]);
      const box = await page.locator('#preview').boundingBox();
      await page.mouse.click(box.x + 30, box.y + 20);
      await page.mouse.click(box.x + 30, box.y + 20, { button: 'middle' });
      await page.keyboard.press('Enter');
      assert.notEqual(await page.evaluate(() => document.activeElement?.id), 'plain-editor', name);
      assert.equal(before[0] === 'plain-editor', false, name);
    }
    assert.deepEqual(leaks, []);
    assert.deepEqual(moved, []);
  });
}

test('what a style asks for is left out and nothing else, and the visitor is told once', async (t) => {
  const { page } = await watched(t, { path: '', folders: fake_folders });
  await tell(page, [...body, ...element(10, 'style', {}, `
    p { color: rgb(1, 2, 3); background: url(/leak/x) var(--x,); margin: 3px }
    @media all { p { background-image: url(/leak/y); padding: 4px } }
    @keyframes k { from { background: url(/leak/z) var(--x,); opacity: 0.5 } }
    a { background-image: url("data:image/gif;base64,R0lGODlhAQABAAAAACw=") }`),
    ...element(20, 'p', { style: 'border-top: 5px solid red; background: url(/leak/w) var(--x,)' }, 'text'), ...element(30, 'a', {}, 'link')]);
  const found = await page.evaluate(`(() => {
    const style = (name) => getComputedStyle(${shadow}.querySelector(name));
    const p = style('p');
    return [p.color, p.backgroundImage, p.margin, p.padding, p.borderTopWidth, style('a').backgroundImage.slice(0, 16)];
  })()`);
  assert.deepEqual(found, ['rgb(1, 2, 3)', 'none', '3px', '4px', '5px', 'url("data:image/']);
  assert.match(await page.locator('#notice').innerText(), /the preview asks nobody/);
});

test('what a style says of the root, the body and the viewport is said of the preview', async (t) => {
  const { page } = await watched(t, { path: '#x_image-timer-fetch-click', folders: fake_folders });
  const page_before = await page.evaluate(() => [getComputedStyle(document.documentElement).color, getComputedStyle(document.body).backgroundColor]);
  await tell(page, [{ op: 'reset' }, { op: 'create', node: 1, tag: 'html' }, { op: 'insert', parent: 0, node: 1, before: null },
    { op: 'create', node: 2, tag: 'body' }, { op: 'insert', parent: 1, node: 2, before: null },
    { op: 'attribute', node: 2, name: 'class', value: 'html body' },
    ...element(10, 'style', {}, `:root { --mine: rgb(1, 2, 3) } html { color: var(--mine) } html > body.body { letter-spacing: 3px }
      @media all { body:not(.x), [title="body html"] { background: rgb(9, 8, 7); & > .own { width: 50vw; height: calc(50vh - 1px) } } }
      div { border-top: 7px solid } .html, .body { text-indent: 5px } p { grid-area: body; animation: html 1s }`),
    ...element(20, 'div', { class: 'own', title: 'body html' }), ...element(30, 'p', { style: 'width: 25vw' })]);
  const found = await page.evaluate(`(() => {
    const root = ${shadow}, style = (name) => getComputedStyle(root.querySelector(name)), view = root.host;
    const size = (name) => root.querySelector(name).getBoundingClientRect();
    const near = (a, b) => Math.abs(a - b) < 0.1;
    return { color: style('p').color, spacing: style('preview-body').letterSpacing, indent: [style('preview-body').textIndent, style('preview-html').textIndent],
      border: [style('preview-body').borderTopWidth, style('preview-html').borderTopWidth, style('.own').borderTopWidth],
      background: [style('preview-body').backgroundColor, getComputedStyle(view).backgroundColor, style('.own').backgroundColor],
      sizes: [near(size('.own').width, view.offsetWidth / 2), near(size('.own').height, view.offsetHeight / 2 - 1 + 7), near(size('p').width, view.offsetWidth / 4)],
      names: [style('p').gridRowStart, style('p').animationName] };
  })()`);
  assert.deepEqual(found, { color: 'rgb(1, 2, 3)', spacing: '3px', indent: ['5px', '0px'], border: ['0px', '0px', '7px'],
    background: ['rgb(9, 8, 7)', 'rgb(9, 8, 7)', 'rgb(9, 8, 7)'], sizes: [true, true, true], names: ['body', 'html'] });
  assert.deepEqual(await page.evaluate(() => [getComputedStyle(document.documentElement).color, getComputedStyle(document.body).backgroundColor]), page_before);
});

// Real layers under the first wall: the policy would stop a picture's address even if a style got it through.
test('the page draws no picture from an address, whoever asks', async (t) => {
  for (const path of pages) {
    const { page, leaks } = await watched(t, { path });
    await page.evaluate(() => {
      const image = new Image();
      image.src = '/leak/second-wall';
      const box = document.createElement('p');
      box.style.cssText = 'background: url(/leak/second-wall-style) var(--x,)';
      document.body.append(image, box);
    });
    await drawn(page);
    await page.waitForTimeout(200);
    assert.deepEqual(leaks, []);
  }
});

test('documents that would overturn the browser are shown in part: deep elements, deep styles, long texts, very many nodes', async (t) => {
  const { page } = await watched(t, { path: '', folders: fake_folders });
  const deep = (tag, levels, down) => {
    const changes = [...body, { op: 'create', node: 10, tag }];
    for (let at = 0; at < levels; at++) {
      changes.push({ op: 'create', node: 11 + at, tag });
      if (down) changes.push({ op: 'insert', parent: 10 + at, node: 11 + at, before: null });
      else changes.push({ op: 'insert', parent: 11 + at, node: 10 + at, before: null });
    }
    changes.push({ op: 'insert', parent: 2, node: down ? 10 : 10 + levels, before: null });
    return changes;
  };
  for (const tag of ['div', 'button', 'span', 'table', 'fieldset']) {
    await tell(page, deep(tag, 5000, true));
    await drawn(page);
    await tell(page, deep(tag, 5000, false));
    await drawn(page);
  }
  for (const display of ['inline-block', 'grid', 'flex', 'inline-table', 'table-cell']) {
    const changes = deep('div', 180, true);
    for (let at = 0; at < 180; at++) changes.push({ op: 'attribute', node: 10 + at, name: 'style', value: `display: ${display}` });
    await tell(page, changes);
    await drawn(page);
  }
  for (const text of ['a{'.repeat(100_000), `${'@media all{'.repeat(50_000)}p{color:red}`, `${':not('.repeat(100_000)}a{}`,
    `p{width:${'var(--a,'.repeat(50_000)}1px}`, `p{--x:${'('.repeat(100_000)}}`, `p{width:${'calc('.repeat(100_000)}1px}`]) {
    await tell(page, [...body, ...element(10, 'style', {}, text), ...element(20, 'p', { style: text.slice(2) }, 'text')]);
    await drawn(page);
  }
  await tell(page, [...body, ...element(10, 'p', {}, 'x'.repeat(5_000_000))]);
  await drawn(page);
  assert.ok((await page.evaluate(`${shadow}.textContent.length`)) <= 100_001);
  await page.evaluate(() => {
    const changes = [{ op: 'reset' }, { op: 'create', node: 2, tag: 'body' }, { op: 'insert', parent: 0, node: 2, before: null }];
    for (let node = 10; node < 200_000; node++) changes.push({ op: 'create', node, tag: 'i' }, { op: 'insert', parent: 2, node, before: null });
    window.fake.ask({ ask: 'dom', data: changes });
  });
  await drawn(page);
  assert.ok((await page.evaluate(`${shadow}.querySelectorAll('*').length`)) <= 100_000);
  assert.match(await page.locator('#notice').innerText(), /The preview does not show all of the document/);
});

test("a document stays in its box: nothing of it lies over the page, holds the page's ids or takes its keys", async (t) => {
  const { page, moved } = await watched(t, { path: '', folders: fake_folders });
  await tell(page, [...body, ...element(10, 'style', {}, `
    :host, .body, p, dialog, [popover] { position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; width: 200vw !important; height: 200vh !important; top: -50vh !important; transform: scale(9) }
    :host-context(html) { position: fixed; inset: 0 } @property --text { syntax: "<color>"; inherits: true; initial-value: red }
    :root, html, body, #play { display: none !important } * { anchor-name: --a; view-transition-name: b; container-name: c }`),
    ...element(20, 'p', { id: 'play', popover: '', style: 'position: fixed; inset: -999px; z-index: 2147483647' }, 'over'),
    ...element(30, 'dialog', { open: '' }, 'dialog'), ...element(40, 'input', { tabindex: '1', autofocus: '', accesskey: 'p' }, '')]);
  await drawn(page);
  const found = await page.evaluate(() => {
    const over = (x, y) => document.elementFromPoint(x, y)?.closest('#preview') !== null;
    const preview = document.getElementById('preview').getBoundingClientRect();
    const outside = [];
    for (let x = 4; x < innerWidth; x += 40) for (let y = 4; y < innerHeight; y += 40) {
      const inside = x >= preview.left && x <= preview.right && y >= preview.top && y <= preview.bottom;
      if (!inside && over(x, y)) outside.push([x, y]);
    }
    return { outside, play: document.getElementById('play').closest('#preview'), text: getComputedStyle(document.body).getPropertyValue('--text'),
      focus: document.activeElement.closest?.('#preview') ?? null, scrolls: document.documentElement.scrollWidth > innerWidth };
  });
  assert.deepEqual(found.outside, []);
  assert.equal(found.play, null);
  assert.notEqual(found.text.trim(), 'red');
  assert.equal(found.focus, null);
  assert.equal(found.scrolls, false);
  assert.deepEqual(moved, []);
});

test('the page by itself asks for its own files, once, and sends nothing', async (t) => {
  const { page } = await watched(t, { path: '', folders: fake_folders });
  const asked = [];
  page.on('request', (request) => asked.push(`${request.method()} ${new URL(request.url()).origin} ${request.postData() ?? ''}`));
  await page.reload();
  await page.waitForFunction(() => document.getElementById('curtain').hidden && window.fake);
  await page.click('#step');
  await page.waitForTimeout(500);
  const own = `GET ${new URL(page.url()).origin} `;
  assert.deepEqual(asked.filter((each) => each !== own && each !== 'GET null '), []);
  assert.equal(await page.evaluate(() => document.cookie.replace(/visitor=SECRET/, '')), '');
  const before = asked.length;
  await page.waitForTimeout(1500);
  assert.equal(asked.length, before);
});

const link = (html, source = '') => `#s1r_${Buffer.from(`${JSON.stringify({ html })}\n${source}`).toString('base64url')}`;

for (const path of pages) {
  test(`${path}: links with hostile styles, through the machine: nothing before Play, nothing after`, async (t) => {
    const { page, leaks, moved } = await watched(t, { path });
    const vectors = [
      ...Object.values(sheets).map((text, at) => `<style>${text.replace(/(?<![-\w.])p(?=[ :,{])/gi, `.v${at}`)}</style><p class="v${at}" data-u="/leak/attr">x</p>`),
      ...Object.values(inline_styles).map((text) => `<p style="${text.replaceAll('"', '&quot;')}">x</p>`),
    ];
    const documents = [];
    for (let at = 0; at < vectors.length; at += 10) documents.push(vectors.slice(at, at + 10).join('\n'));
    for (const html of documents) {
      const opened = page.evaluate(() => new Promise((done) => { const off = window.loopscope.on('load', () => { off(); done(); }); }));
      await page.evaluate((hash) => { location.hash = hash; }, link(html, `document.body.append('y')`));
      await opened;
      await drawn(page);
      await page.evaluate(() => window.loopscope.run());
    }
    await page.waitForTimeout(200);
    assert.deepEqual(leaks, []);
    assert.deepEqual(moved.filter((what) => !what.includes(`${path}#s1r_`)), []);
  });
}

test("a link's pictures are asked for only when its program runs, without cookie and referrer", async (t) => {
  const { page, leaks } = await watched(t, { path: link('<img src="/leak/picture"><p>x</p>', `document.images[0].onload = () => console.log('came');`) });
  await page.waitForTimeout(500);
  assert.deepEqual(leaks, []);
  await page.evaluate(() => window.loopscope.run());
  assert.deepEqual(leaks, ['GET /leak/picture cookie=undefined referer=undefined']);
  assert.deepEqual(await page.evaluate(() => window.loopscope.console()), ['came']);
});

test('on the live page nobody is asked, not even the visitor, before the program runs', async (t) => {
  const { page } = await watched(t, { path: `live.html${link('<img src="https://pictures.example.org/a.png">', 'fetch("https://api.example.org/")')}` });
  await page.waitForTimeout(500);
  assert.equal(await page.locator('#consent-dialog').isVisible(), false);
  await page.evaluate(() => { window.loopscope.play(); });
  await page.locator('#consent-dialog').waitFor();
});
