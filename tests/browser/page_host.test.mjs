// The browser's side of the Host, asked by a stand-in for the engine: what goes out, what comes back, and when.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { launch, open as open_site, root, site } from './browser.mjs';

const with_a_document = '#x_image-timer-fetch-click'; // its preview is shown
const folders = [`${root}tests/browser/fake_engine`, site];
let browser;
let elsewhere;
const asked_elsewhere = [];
before(async () => {
  browser = await launch();
  elsewhere = createServer((request, response) => {
    asked_elsewhere.push(request.url);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('secret');
  });
  await new Promise((listening) => elsewhere.listen(0, '127.0.0.1', listening));
});
after(async () => {
  await browser.close();
  elsewhere.close();
});

async function with_host(work, options = {}) {
  const opened = await open_site(browser, { folders, reducedMotion: 'reduce', path: with_a_document, ...options });
  const { page } = opened;
  try {
    await page.waitForFunction(() => document.getElementById('curtain').hidden && window.fake);
    const ask = (request) => page.evaluate((asked) => window.fake.ask(asked), request);
    const delivered = (id, types) =>
      page
        .waitForFunction(
          ([wanted, ends]) => {
            const found = window.fake.delivered.filter((input) => input.id === wanted);
            return found.some((input) => ends.includes(input.type)) && found;
          },
          [id, types ?? ['end', 'fail', 'image', 'blocked', 'dialog', 'geometry']],
        )
        .then((handle) => handle.jsonValue());
    const dom = (changes) => ask({ ask: 'dom', data: changes });
    await work({ page, ask, delivered, dom, ...opened });
    assert.deepEqual(
      opened.complaints.filter((text) => !options.allow?.test(text)),
      [],
    );
  } finally {
    await opened.close();
  }
}

const get = (url, more = {}) => ({
  ask: 'fetch',
  id: 70,
  data: { method: 'GET', url, headers: [], body: null, ...more },
});
const text_of = (inputs) =>
  inputs
    .filter((input) => input.type === 'body')
    .map((input) => Buffer.from(input.data.base64, 'base64'))
    .join('');
const late =
  (ms, body, type = 'application/json') =>
  (_, response) =>
    setTimeout(() => response.writeHead(200, { 'content-type': type, 'x-own': 'yes' }).end(body), ms);

test('a file of the site is really asked: headers, body, end, with growing durations', async () => {
  await with_host(async ({ ask, delivered }) => {
    await ask(get('data.json'));
    const inputs = await delivered(70);
    assert.deepEqual(
      inputs.map((input) => input.type),
      ['headers', 'body', 'end'],
    );
    assert.equal(inputs[0].data.status, 200);
    assert.ok(inputs[0].data.headers.some(([name]) => name === 'content-type'));
    assert.equal(JSON.parse(text_of(inputs)).name, 'Ada');
    assert.ok(inputs.every((input, at) => input.durationMs >= (inputs[at - 1]?.durationMs ?? 0)));
  });
});

test('durations are measured where the bytes come, however busy the page is', async () => {
  await with_host(
    async ({ page, ask, delivered }) => {
      await ask(get('data.json'));
      await delivered(70);
      await page.evaluate(
        (request) => {
          window.fake.ask(request);
          return new Promise((resolve) =>
            setTimeout(() => {
              for (const start = performance.now(); performance.now() - start < 1500;);
              resolve();
            }, 50),
          );
        },
        { ...get('slow.json'), id: 71 },
      );
      const inputs = await delivered(71);
      for (const { type, durationMs } of inputs)
        assert.ok(durationMs >= 295 && durationMs < 900, `${type} after ${durationMs} ms`);
    },
    { routes: { '/slow.json': late(300, '{}') } },
  );
});

test('while something is in flight the worker says until when nothing has answered, and falls silent after it', async () => {
  await with_host(
    async ({ page, ask, delivered }) => {
      await ask(get('slow.json'));
      const asked = await page.evaluate(() => performance.now());
      await delivered(70);
      const { alive, answered } = await page.evaluate(() => ({
        alive: window.fake.alive,
        answered: performance.now(),
      }));
      assert.ok(alive.length >= 10, `${alive.length} heartbeats`);
      assert.ok(alive.every((at, index) => index === 0 || at >= alive[index - 1]));
      assert.ok(alive[0] >= asked - 100 && alive.at(-1) <= answered);
      await page.waitForTimeout(150);
      const count = await page.evaluate(() => window.fake.alive.length);
      await page.waitForTimeout(150);
      assert.equal(await page.evaluate(() => window.fake.alive.length), count);
    },
    { routes: { '/slow.json': late(300, '{}') } },
  );
});

test('a status that is no success, and a server that hangs up', async () => {
  await with_host(
    async ({ ask, delivered }) => {
      await ask(get('missing.json'));
      const missing = await delivered(70);
      assert.equal(missing[0].data.status, 404);
      assert.equal(missing.at(-1).type, 'end');
      await ask({ ...get('hang-up'), id: 71 });
      assert.deepEqual(
        (await delivered(71)).map((input) => input.type),
        ['fail'],
      );
    },
    { routes: { '/hang-up': (request) => request.socket.destroy() }, allow: /404|ERR_EMPTY_RESPONSE|hang-up/ },
  );
});

test('an abort is the last that is heard of a request', async () => {
  await with_host(
    async ({ page, ask }) => {
      await ask(get('slow.json'));
      await ask({ ask: 'abort', id: 70 });
      await page.waitForTimeout(600);
      assert.deepEqual(await page.evaluate(() => window.fake.delivered), []);
    },
    { routes: { '/slow.json': late(200, '{}') }, allow: /ERR_ABORTED/ },
  );
});

test('nothing is asked of another server: it stays open as blocked, and the policy holds in the worker too', async () => {
  const other = `http://127.0.0.1:${elsewhere.address().port}/beacon`;
  await with_host(
    async ({ page, ask, delivered }) => {
      await ask(get('https://someurl.com/api'));
      const [blocked] = await delivered(70);
      assert.equal(blocked.type, 'blocked');
      assert.match(blocked.data.reason, /someurl\.com/);
      assert.match(await page.locator('#notice').innerText(), /without an answer[^]*someurl\.com/);
      await ask({ ask: 'image', id: 71, data: { url: other, node: 3 } });
      assert.equal((await delivered(71))[0].type, 'blocked');
      await ask({ ...get('away'), id: 72 });
      assert.deepEqual(
        (await delivered(72)).map((input) => input.type),
        ['fail'],
      );
      assert.equal(
        await page.evaluate(
          (url) =>
            fetch(url).then(
              () => 'asked',
              () => 'refused',
            ),
          other,
        ),
        'refused',
      );
      assert.deepEqual(asked_elsewhere, []);
    },
    {
      routes: { '/away': (_, response) => response.writeHead(302, { location: other }).end() },
      allow: /Content Security Policy|policy violated|beacon|away/,
    },
  );
});

test("the scenario's own answers come after their own time", async () => {
  const source = 'x';
  const header = JSON.stringify({
    mocks: [
      { url: 'https://someurl.com/api', status: 201, headers: { 'x-a': 'b' }, body: '{"a":1}', afterMs: 120 },
      { url: 'https://down.example/', error: 'no route' },
    ],
  });
  await with_host(
    async ({ ask, delivered }) => {
      await ask(get('https://someurl.com/api'));
      const inputs = await delivered(70);
      assert.deepEqual(
        inputs.map(({ type, durationMs }) => [type, durationMs]),
        [
          ['headers', 120],
          ['body', 125],
          ['end', 125],
        ],
      );
      assert.equal(inputs[0].data.status, 201);
      assert.equal(text_of(inputs), '{"a":1}');
      await ask({ ...get('https://down.example/'), id: 71 });
      assert.deepEqual((await delivered(71))[0].data, { message: 'no route' });
    },
    { path: `#s1r_${Buffer.from(`${header}\n${source}`).toString('base64url')}` },
  );
});

test('data: addresses are answered without a request', async () => {
  await with_host(async ({ ask, delivered }) => {
    await ask(get('data:text/plain;base64,aGk='));
    const inputs = await delivered(70);
    assert.deepEqual(
      inputs.map((input) => input.type),
      ['headers', 'body', 'end'],
    );
    assert.equal(text_of(inputs), 'hi');
  });
});

test('an image is fetched and measured, and the preview shows it from the step on in which the program hears of it', async () => {
  await with_host(
    async ({ page, ask, delivered, dom }) => {
      await dom([{ op: 'attribute', node: 3, name: 'src', value: 'slow.jpg' }]);
      assert.equal(await page.locator('#preview img').getAttribute('src'), null);
      await ask({ ask: 'image', id: 70, data: { url: 'slow.jpg', node: 3 } });
      const [image] = await delivered(70);
      assert.deepEqual(image.data, { ok: true, width: 240, height: 180 });
      assert.ok(image.durationMs >= 195, String(image.durationMs));
      assert.equal(await page.locator('#preview img').getAttribute('src'), null);
      await dom([{ op: 'picture', node: 3, address: 'slow.jpg' }]);
      assert.match(await page.locator('#preview img').getAttribute('src'), /^blob:/);
      assert.equal(
        await page.locator('#preview img').evaluate((node) => node.decode().then(() => node.naturalWidth)),
        240,
      );
      await ask({ ask: 'image', id: 71, data: { url: 'data.json', node: 3 } });
      assert.equal((await delivered(71))[0].data.ok, false);
    },
    {
      routes: {
        '/slow.jpg': (_, response) =>
          setTimeout(async () => {
            const { readFile } = await import('node:fs/promises');
            response.writeHead(200, { 'content-type': 'image/jpeg' }).end(await readFile(`${site}/dog.jpg`));
          }, 200),
      },
    },
  );
});

test('a wake-up frames the machine when it is due, and not before', async () => {
  await with_host(async ({ page, ask }) => {
    await page.waitForTimeout(200);
    const frames = () => page.evaluate(() => window.fake.frames);
    const before_it = await frames();
    await ask({ ask: 'wake', data: { at: 250 } });
    await page.waitForTimeout(120);
    assert.equal(await frames(), before_it);
    await page.waitForTimeout(300);
    assert.equal(await frames(), before_it + 1);
    await ask({ ask: 'wake', data: { at: 50 } });
    await ask({ ask: 'cancelWake' });
    await page.waitForTimeout(150);
    assert.equal(await frames(), before_it + 1);
  }, { path: '#s1r_e30KMTs' }); // '1;': a lesson has reasons of its own to draw
});

test('answers to an old run never reach the next one', async () => {
  await with_host(
    async ({ page, ask }) => {
      await ask(get('slow.json'));
      await page.click('#restart');
      await ask({ ...get('data.json'), id: 90 });
      await page.waitForFunction(() => window.fake.delivered.some((input) => input.id === 90 && input.type === 'end'));
      await page.waitForTimeout(2200);
      assert.deepEqual(await page.evaluate(() => window.fake.delivered.filter((input) => input.id === 70)), []);
    },
    { routes: { '/slow.json': late(2000, '{}') }, allow: /ERR_ABORTED/ },
  );
});

test('a real click, keys and typing come back as inputs; what scripts make does not', async () => {
  await with_host(async ({ page, dom }) => {
    await page.click('#preview button');
    const events = () =>
      page.evaluate(() => window.fake.delivered.map(({ type, data }) => `${type} ${data.type} ${data.node}`));
    assert.deepEqual(
      await events(),
      ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'].map((type) => `event ${type} 4`),
    );
    const pressed = await page.evaluate(() => window.fake.delivered.find(({ data }) => data.type === 'mousedown').data.acts);
    assert.equal(pressed, true, 'the engine moves the focus');
    const click = await page.evaluate(() => window.fake.delivered.at(-1));
    assert.equal(click.durationMs, 0);
    assert.equal(click.data.button, 0);
    assert.ok(click.data.clientX > 0 && click.data.clientY > 0);
    await page.evaluate(() => {
      window.fake.delivered = [];
    });
    await page.evaluate(() => document.querySelector('#preview > div').shadowRoot.querySelector('button').click());
    assert.deepEqual(await events(), []);
    await dom([
      { op: 'create', node: 6, tag: 'input' },
      { op: 'insert', parent: 2, node: 6, before: null },
    ]);
    await page.locator('#preview input').focus();
    await page.keyboard.press('h');
    const asked = await page.evaluate(() =>
      window.fake.delivered.filter(({ data }) => data.type === 'keydown').map(({ data }) => [data.key, data.acts]),
    );
    assert.deepEqual(asked, [['h', true]], 'at the end of a text the engine types');
    await dom([{ op: 'value', node: 6, value: 'ab' }]);
    await page.keyboard.press('Home');
    await page.keyboard.type('xy');
    const told = await page.evaluate(() =>
      window.fake.delivered
        .filter(({ data }) => data.type === 'selectionchange' || data.type === 'keydown')
        .map(({ data }) => (data.type === 'keydown' ? [data.key, data.acts] : [data.from, data.to])),
    );
    assert.deepEqual(told.slice(-3), [[0, 0], ['x', true], ['y', true]], 'the engine types where the caret is');
  });
});

test("what the page itself does to the preview is not taken for the visitor's doing", async () => {
  await with_host(async ({ page, dom }) => {
    await page.click('#preview button');
    await page.evaluate(() => {
      window.fake.delivered = [];
      document.getElementById('preview').inert = true;
    });
    await page.waitForTimeout(200);
    await page.evaluate(() => {
      document.getElementById('preview').inert = false;
    });
    await page.focus('#preview button');
    await page.evaluate(() => {
      window.fake.delivered = [];
    });
    await dom([{ op: 'remove', node: 4 }]);
    await page.waitForTimeout(200);
    assert.deepEqual(await page.evaluate(() => window.fake.delivered), []);
  });
});

test('the preview holds only what the list allows, and nothing in it can leave its box', async () => {
  const other = `http://127.0.0.1:${elsewhere.address().port}/css`;
  await with_host(
    async ({ page, dom }) => {
      const add = (node, tag) => [
        { op: 'create', node, tag },
        { op: 'insert', parent: 2, node, before: null },
      ];
      await dom([
        ...add(10, 'script'),
        { op: 'text', node: 11, text: 'window.ran = 1' },
        { op: 'insert', parent: 10, node: 11, before: null },
        ...add(12, 'iframe'),
        { op: 'attribute', node: 12, name: 'srcdoc', value: '<script>top.ran = 1</script>' },
        ...add(13, 'a'),
        { op: 'attribute', node: 13, name: 'href', value: 'javascript:window.ran=1' },
        { op: 'attribute', node: 13, name: 'onclick', value: 'window.ran=1' },
        ...add(14, 'div'),
        {
          op: 'attribute',
          node: 14,
          name: 'style',
          value: `position: fixed; inset: 0; z-index: 99; background: url(${other}) red; color: blue`,
        },
        ...add(15, 'style'),
        {
          op: 'text',
          node: 16,
          text: `:host { position: fixed; inset: 0; z-index: 99 } p { background-image: url(${other}); color: green } @import "${other}"; @font-face { font-family: x; src: url(${other}) } @media all { p { list-style: url(${other}); margin: 3px } }`,
        },
        { op: 'insert', parent: 15, node: 16, before: null },
        ...add(17, 'p'),
        { op: 'text', node: 18, text: 'styled' },
        { op: 'insert', parent: 17, node: 18, before: null },
      ]);
      const found = await page.evaluate(() => {
        const preview = document.getElementById('preview');
        const shadow = preview.firstElementChild.shadowRoot;
        const p = getComputedStyle(shadow.querySelector('p'));
        const box = document.querySelector('.preview').getBoundingClientRect();
        return {
          ran: window.ran,
          tags: [...shadow.querySelectorAll('script, iframe, style, [onclick], [href]')].length,
          fixed: shadow.querySelector('div[style]').style.background,
          colour: shadow.querySelector('div[style]').style.color,
          paragraph: [p.color, p.backgroundImage, p.margin, p.listStyleImage],
          above: document.elementFromPoint(640, 20)?.closest('#preview') === null,
          outside: document.elementFromPoint(box.left + 5, box.bottom + 30)?.closest('#preview') === null,
        };
      });
      assert.equal(found.ran, undefined);
      assert.equal(found.tags, 0);
      assert.doesNotMatch(found.fixed, /url/);
      assert.equal(found.colour, 'blue');
      assert.deepEqual(found.paragraph, ['rgb(0, 128, 0)', 'none', '3px', 'none']);
      assert.equal(found.above && found.outside, true);
      assert.deepEqual(asked_elsewhere, []);
    },
    { allow: /@import/ },
  );
});

test('the mirror follows every change of the tree', async () => {
  await with_host(async ({ page, dom }) => {
    const shown = () =>
      page.evaluate(() =>
        document
          .querySelector('#preview > div')
          .shadowRoot.querySelector('preview-body')
          .innerHTML.replace(/ data-tag="\w+"/g, ''),
      );
    await dom([
      { op: 'reset' },
      { op: 'create', node: 1, tag: 'html' },
      { op: 'insert', parent: 0, node: 1, before: null },
      { op: 'create', node: 2, tag: 'body' },
      { op: 'insert', parent: 1, node: 2, before: null },
      ...[3, 4, 5].flatMap((node) => [
        { op: 'create', node, tag: 'li' },
        { op: 'text', node: node + 10, text: String(node) },
        { op: 'insert', parent: node, node: node + 10, before: null },
        { op: 'insert', parent: 2, node, before: null },
      ]),
    ]);
    const body = () => page.evaluate(() => document.querySelector('#preview > div').shadowRoot.textContent);
    assert.equal(await body(), '345');
    await dom([
      { op: 'insert', parent: 2, node: 5, before: 3 },
      { op: 'remove', node: 4 },
      { op: 'text', node: 13, text: 'three' },
    ]);
    assert.equal(await body(), '5three');
    await dom([
      { op: 'insert', parent: 13, node: 2, before: null },
      { op: 'insert', parent: 3, node: 2, before: null },
      { op: 'remove', node: 999 },
      { op: 'attribute', node: 3, name: 'class', value: 'a b' },
      { op: 'attribute', node: 3, name: 'hidden', value: '' },
      { op: 'attribute', node: 3, name: 'hidden', value: null },
    ]);
    assert.match(await shown(), /<li class="a b">three<\/li>/);
    await dom([{ op: 'reset' }]);
    assert.equal(await body(), '');
  });
});

test('alert, confirm and prompt wait for the visitor', async () => {
  await with_host(async ({ page, ask, delivered }) => {
    await ask({ ask: 'dialog', id: 70, data: { kind: 'confirm', message: '<b>sure?</b>' } });
    assert.match(await page.locator('#program-dialog').innerText(), /<b>sure\?<\/b>/);
    await page.waitForTimeout(120);
    await page.click('#program-dialog >> text=OK');
    const [answer] = await delivered(70);
    assert.equal(answer.data.value, true);
    assert.ok(answer.durationMs >= 100);
    await ask({ ask: 'dialog', id: 71, data: { kind: 'prompt', message: 'name', value: 'Ada' } });
    await page.keyboard.press('Escape');
    assert.equal((await delivered(71))[0].data.value, null);
    await ask({ ask: 'dialog', id: 72, data: { kind: 'prompt', message: 'name', value: 'Ada' } });
    await page.keyboard.press('Enter');
    assert.equal((await delivered(72))[0].data.value, 'Ada');
  });
});

test("geometry is measured from the preview's own corner", async () => {
  await with_host(async ({ ask, delivered }) => {
    await ask({ ask: 'geometry', id: 70, data: { node: 4 } });
    const [{ data, durationMs }] = await delivered(70);
    assert.ok(data.width > 40 && data.height > 20 && data.x > 0 && data.y >= 0 && data.x < 400, JSON.stringify(data));
    assert.equal(durationMs, 0.001);
  });
});
