// The network drives the queues: slow, failing and redirecting routes of our own server; and on the live page other servers, by the
// visitor's consent alone.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, seconds } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const after_ms = (ms, body, type = 'text/plain') => (_, response) =>
  setTimeout(() => response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' }).end(body), ms);

let finish_halves; // the second half is sent when '/rest' has been asked for
const routes = {
  '/never': () => {},
  '/slow': after_ms(300, 'slow'),
  '/quick': after_ms(80, 'quick'),
  '/broken': (_, response) => response.destroy(),
  '/halves': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).write('one ');
    finish_halves = () => response.end('two');
  },
  '/rest': (_, response) => { response.end(); finish_halves(); },
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain', 'content-length': 100 }).write('some');
    setTimeout(() => response.destroy(), 50);
  },
  '/moved': (_, response) => response.writeHead(302, { location: '/quick' }).end(),
  '/endless': (request, response) => {
    const piece = Buffer.alloc(1 << 20, 'x');
    response.writeHead(200, { 'content-type': 'text/plain' });
    const more = () => { while (!response.destroyed && response.write(piece)); };
    response.on('drain', more);
    request.on('close', () => response.destroy());
    more();
  },
};

/** A page with a program loaded, or what its address says, and the requests to other servers that the browser was about to send. */
async function loaded(t, program, { path = '', mocks, others = {}, more = {} } = {}) {
  const asked = [];
  const view = await open(browser, { routes, path, reducedMotion: 'reduce', ...more });
  t.after(view.close);
  const own = new URL(view.page.url()).origin;
  await view.page.context().route((url) => url.origin !== own && /^https?:/.test(url.protocol), (route) => {
    const request = route.request();
    asked.push({ url: request.url(), headers: request.headers() });
    const answer = others[new URL(request.url()).host];
    return answer ? route.fulfill({ headers: { 'access-control-allow-origin': '*' }, ...answer }) : route.abort();
  });
  const { page } = view;
  await page.waitForFunction(() => document.getElementById('curtain')?.hidden);
  if (program !== undefined) await page.evaluate((scenario) => window.loopscope.load(scenario), { version: 1, files: { 'main.js': program }, ...(mocks && { mocks }) });
  return { page, asked };
}

const run = (page) => page.evaluate(() => window.loopscope.run());
const lines = (page) => page.evaluate(() => window.loopscope.console());
const state = (page) => page.evaluate(() => window.loopscope.state());
const notice = (page) => page.locator('#notice');
const show = `const show = (p) => p.then((r) => r.text()).then((t) => console.log(t.length > 99 ? t.length : t), (e) => console.log(String(e)));`;

test('a timer of 100 ms and a request of 300 ms, stepped by hand with pauses: the timer first, and each at its own time', async (t) => {
  const { page } = await loaded(t, `fetch('/slow').then(() => console.log('response'));\nsetTimeout(() => console.log('timer'), 100);`);
  const times = {};
  for (let i = 0; i < 60; ++i) {
    const before = (await lines(page)).length;
    await page.evaluate(() => window.loopscope.step('task'));
    if (i < 3) await seconds(1.7);
    const { time, phase } = await state(page);
    for (const line of (await lines(page)).slice(before)) times[line] = time;
    if (phase === 'finished' || Object.keys(times).length === 2) break;
  }
  assert.deepEqual(await lines(page), ['timer', 'response']);
  assert.ok(times.timer >= 100 && times.timer < 101, `the timer at ${times.timer}`);
  // The pauses, five seconds of them, are no part of the program's time.
  assert.ok(times.response >= 295 && times.response < 1500, `the response at ${times.response}`);
});

test('the gate: while the program spins for two seconds of its time, a request of 80 ms is queued before a timer due after it', async (t) => {
  const { page } = await loaded(t, `fetch('/quick').then(() => console.log('response'));
setTimeout(() => console.log('timer'), 1000);
const end = performance.now() + 2000; while (performance.now() < end);
console.log('spun');`);
  await run(page);
  assert.deepEqual(await lines(page), ['spun', 'response', 'timer']);
});

test('a body arrives in pieces, each at its own time; text() waits for the last', async (t) => {
  const { page } = await loaded(t, `fetch('/halves').then((r) => {
  const text = r.text();
  text.then((all) => console.log(all));
  setTimeout(() => { console.log('the first half is here'); fetch('/rest'); }, 100);
});`);
  await run(page);
  assert.deepEqual(await lines(page), ['the first half is here', 'one two']);
});

test('what fails is a TypeError: no answer, a body cut off, a redirect that was not wanted', async (t) => {
  const { page } = await loaded(t, `${show}
fetch('/broken').catch((e) => { console.log(String(e));
  fetch('/cut').then((r) => { console.log(r.status); return r.text(); }).catch((e) => { console.log(String(e));
    fetch('/moved').then((r) => { console.log(r.redirected, r.url.endsWith('/quick')); return r.text(); }).then((text) => { console.log(text);
      fetch('/moved', { redirect: 'error' }).catch((e) => console.log(String(e))); }); }); });`);
  await run(page);
  assert.deepEqual(await lines(page), ['TypeError: Failed to fetch', '200', 'TypeError: network error', 'true true', 'quick', 'TypeError: Failed to fetch']);
});

test('an abort reaches the request itself', async (t) => {
  const { page } = await loaded(t, `const c = new AbortController();
fetch('/never', { signal: c.signal }).catch((e) => console.log(e.name));
setTimeout(() => c.abort(), 50);
fetch('/never', { signal: AbortSignal.timeout(60) }).catch((e) => console.log(e.name));`);
  await run(page);
  assert.deepEqual(await lines(page), ['AbortError', 'TimeoutError']);
});

test('a request body goes out as it is', async (t) => {
  let got;
  const { page } = await loaded(t, `fetch('/echo', { method: 'POST', body: new Blob(['é', 'x']) }).then((r) => console.log(r.status));`, {
    more: { routes: { ...routes, '/echo': (request, response) => {
      const pieces = [];
      request.on('data', (piece) => pieces.push(piece)).on('end', () => { got = Buffer.concat(pieces); response.writeHead(201).end(); });
    } } },
  });
  await run(page);
  assert.deepEqual(await lines(page), ['201']);
  assert.equal(got.toString(), 'éx');
});

test('an endless body is given up, and the visitor is told', async (t) => {
  const { page } = await loaded(t, `fetch('/endless').then((r) => r.text()).catch((e) => console.log(String(e)));`);
  await run(page);
  assert.deepEqual(await lines(page), ['TypeError: network error']);
  await assert.doesNotReject(notice(page).filter({ hasText: 'longer than 16 MiB' }).waitFor({ timeout: 5000 }));
});

test('fifteen hundred requests: a thousand are sent, the rest fails at once, and the visitor is told', async (t) => {
  let count = 0;
  const { page } = await loaded(t, `let good = 0, bad = 0;
for (let i = 0; i < 1500; i++) fetch('/count').then(() => good++, () => bad++).then(() => { if (good + bad === 1500) console.log(good, bad); });`, {
    more: { routes: { ...routes, '/count': (_, response) => { ++count; response.writeHead(204).end(); } } },
  });
  await run(page);
  assert.deepEqual(await lines(page), ['1000 500']);
  assert.equal(count, 1000);
  await notice(page).filter({ hasText: 'no more are sent' }).waitFor({ timeout: 5000 });
});

// --- other servers ---------------------------------------------------------------------------------------------------------------

test('elsewhere than on the live page nothing of another server is asked: it waits, and says how to get an answer', async (t) => {
  const { page, asked } = await loaded(t, `${show} show(fetch('https://api.example.org/x')); setTimeout(() => console.log('timer'), 10);`);
  await run(page);
  assert.deepEqual(await lines(page), ['timer']);
  const { apis, phase } = await state(page);
  assert.equal(phase, 'idle');
  assert.equal(apis.find(({ api }) => api === 'fetch').state, 'blocked');
  await notice(page).filter({ hasText: 'Give the scenario an answer for api.example.org' }).waitFor();
  assert.deepEqual(asked, []);
  await notice(page).getByRole('button', { name: 'Open the live page' }).click();
  await page.waitForURL(/\/live\.html/);
});

const live = { path: 'live.html', others: { 'api.example.org': { status: 200, body: 'from afar' }, 'moved.example.org': { status: 302, headers: { location: 'https://api.example.org/', 'access-control-allow-origin': '*' } } } };
const consent = (page) => page.locator('#consent-dialog');

test('on the live page the visitor is asked for each server, and the request goes out without cookies and referrer', async (t) => {
  const { page, asked } = await loaded(t, `${show}
show(fetch('https://api.example.org/one')); setTimeout(() => console.log('timer'), 10);`, live);
  await run(page);
  assert.deepEqual(await lines(page), ['timer'], 'it is not in the way of the rest');
  assert.deepEqual(asked, [], 'nothing before the visitor has answered');
  await consent(page).getByText('https://api.example.org').waitFor();
  await consent(page).getByRole('button', { name: 'Allow' }).click();
  await page.waitForFunction(() => window.loopscope.console().length === 2 || (window.loopscope.run(), false), undefined, { polling: 100 });
  assert.deepEqual(await lines(page), ['timer', 'from afar']);
  assert.deepEqual(asked.map(({ url }) => url), ['https://api.example.org/one']);
  for (const name of ['cookie', 'referer', 'authorization']) assert.equal(asked[0].headers[name], undefined, name);
});

test('denied, a request fails as the network would', async (t) => {
  const { page, asked } = await loaded(t, `${show} show(fetch('https://api.example.org/one'));`, live);
  await run(page);
  await consent(page).getByRole('button', { name: 'Deny' }).click();
  await page.waitForFunction(() => window.loopscope.console().length === 1 || (window.loopscope.run(), false), undefined, { polling: 100 });
  assert.deepEqual(await lines(page), ['TypeError: Failed to fetch']);
  await notice(page).filter({ hasText: 'you have denied requests to https://api.example.org' }).waitFor();
  assert.deepEqual(asked, []);
});

test('private addresses are never asked, nor is the visitor', async (t) => {
  const addresses = ['https://127.0.0.1:1/', 'https://localhost/', 'https://10.0.0.1/', 'https://192.168.1.1/', 'https://[::1]/', 'https://router/',
    'https://printer.local/', 'http://api.example.org/', 'https://0x7f000001/'];
  const { page, asked } = await loaded(t, `for (const a of ${JSON.stringify(addresses)}) fetch(a).catch((e) => console.log(a, String(e)));`, live);
  await run(page);
  assert.deepEqual(await lines(page), addresses.map((address) => `${address} TypeError: Failed to fetch`));
  assert.deepEqual(asked, []);
  assert.equal(await consent(page).isVisible(), false);
});

test('redirects are not followed on the live page, neither of another server nor of our own', async (t) => {
  const { page, asked } = await loaded(t, `${show} show(fetch('/moved')); show(fetch('https://moved.example.org/'));`, live);
  await run(page);
  await consent(page).getByRole('button', { name: 'Allow' }).click();
  await page.waitForFunction(() => window.loopscope.console().length === 2 || (window.loopscope.run(), false), undefined, { polling: 100 });
  assert.deepEqual(await lines(page), ['TypeError: Failed to fetch', 'TypeError: Failed to fetch']);
  assert.deepEqual(asked.map(({ url }) => url), ['https://moved.example.org/']);
  await notice(page).filter({ hasText: 'redirect, which is not followed' }).waitFor();
});

test('pictures are asked for like anything else: no redirect is followed on the live page, long and endless ones are given up', async (t) => {
  const program = (url) => `const i = new Image(); i.onload = () => console.log('load'); i.onerror = () => console.log('error'); i.src = ${JSON.stringify(url)};`;
  const others = { ...live.others, 'landed.example.org': { status: 200, body: 'landed' },
    'redirects.example.org': { status: 302, headers: { location: 'https://landed.example.org/', 'access-control-allow-origin': '*' } },
    'long.example.org': { status: 200, headers: { 'content-type': 'image/png', 'access-control-allow-origin': '*' }, body: 'x'.repeat(5 * 1024 * 1024) } };
  for (const [url, said] of [['https://redirects.example.org/a.png', /redirect, which is not followed/], ['https://long.example.org/a.png', /longer than 4 MiB/]]) {
    const { page, asked } = await loaded(t, program(url), { ...live, others });
    await run(page);
    await consent(page).getByRole('button', { name: 'Allow' }).click();
    await page.waitForFunction(() => window.loopscope.console().length === 1 || (window.loopscope.run(), false), undefined, { polling: 100 });
    assert.deepEqual(await lines(page), ['error']);
    assert.deepEqual(asked.map((request) => request.url), [url]);
    await notice(page).filter({ hasText: said }).waitFor({ timeout: 5000 });
  }
  for (const path of ['live.html', '']) {
    const { page } = await loaded(t, program('/endless'), { path });
    await run(page);
    assert.deepEqual(await lines(page), ['error']);
    await notice(page).filter({ hasText: 'longer than 16 MiB' }).waitFor({ timeout: 5000 });
  }
  const { page } = await loaded(t, program('/moved'), { path: 'live.html' });
  await run(page);
  assert.deepEqual(await lines(page), ['error']);
  await notice(page).filter({ hasText: 'redirect, which is not followed' }).waitFor({ timeout: 5000 });
});

test('a run reads 64 MiB in all, whatever it reads them as', async (t) => {
  let sent = 0;
  const { page } = await loaded(t, `(async () => {
  let good = 0, bad = 0;
  for (let i = 0; i < 14; i++) await fetch('/five').then((r) => r.arrayBuffer()).then(() => good++, () => bad++);
  console.log(good, bad);
})();`, {
    more: { routes: { ...routes, '/five': (_, response) => { sent++; response.end(Buffer.alloc(5 * 1024 * 1024)); } } },
  });
  await run(page);
  assert.deepEqual(await lines(page), ['12 2']);
  assert.ok(sent >= 13, `${sent} were sent`);
  await notice(page).filter({ hasText: 'no more is read' }).waitFor({ timeout: 5000 });
});

test('the visitor is asked about few servers, can put all off, and cannot be made to allow by haste', async (t) => {
  const { page, asked } = await loaded(t, `let failed = 0;
for (let i = 0; i < 300; i++) fetch('https://s' + i + '.example.org/').catch(() => failed++);
setTimeout(() => console.log(failed), 50);`, live);
  await run(page);
  assert.deepEqual(await lines(page), ['292'], 'eight questions, no more');
  await notice(page).filter({ hasText: 'you are asked about no more in one run' }).waitFor();
  await consent(page).getByText('7 more questions wait.').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Deny');
  await page.keyboard.press('Escape');
  await consent(page).getByText('https://s1.example.org').waitFor();
  assert.equal(await consent(page).getByRole('button', { name: 'Allow' }).isDisabled(), true, 'not at once');
  await consent(page).getByRole('button', { name: 'Deny all' }).click();
  await page.waitForTimeout(300);
  assert.equal(await consent(page).isVisible(), false);
  assert.deepEqual(asked, []);
  await page.evaluate(() => window.loopscope.run());
  assert.equal(await consent(page).isVisible(), false, 'what was denied is not asked again');
});

test('what was put off is not asked again in the same run, and is in the next', async (t) => {
  const { page, asked } = await loaded(t, `setInterval(() => fetch('https://api.example.org/'), 20); new Image().src = 'https://api.example.org/a.png';`, live);
  await page.evaluate(() => { window.loopscope.play(); });
  await consent(page).waitFor();
  await page.keyboard.press('Escape');
  await notice(page).filter({ hasText: 'You have put off the question' }).waitFor();
  await page.waitForTimeout(300);
  assert.equal(await consent(page).isVisible(), false);
  await page.getByRole('button', { name: 'Restart' }).click();
  await page.evaluate(() => { window.loopscope.play(); });
  await consent(page).waitFor();
  assert.deepEqual(asked, []);
});

test('odd and private hosts, one by one on both pages: none is asked, and the visitor is not either', async (t) => {
  const { hosts } = await import('../page/private_hosts.mjs');
  for (const path of ['', 'live.html']) {
    const { page, asked } = await loaded(t, `${hosts.map((host) => `fetch('https://${host}/').catch(() => {}); fetch('http://${host}/').catch(() => {}); new Image().src = 'https://${host}/a.png';`).join('\n')}
setTimeout(() => console.log('through'), 20);`, { path });
    await run(page);
    assert.deepEqual(await lines(page), ['through']);
    assert.equal(await consent(page).isVisible(), false);
    assert.deepEqual(asked, [], path);
  }
});

test('a link cannot grant anything: the live page asks all the same', async (t) => {
  const header = JSON.stringify({ live: true, consent: { 'https://api.example.org': 'allowed' }, network: 'all' });
  const link = `#s1r_${Buffer.from(`${header}\nfetch('https://api.example.org/').catch(() => {});`).toString('base64url')}`;
  const { page, asked } = await loaded(t, undefined, { ...live, path: `live.html${link}` });
  await run(page);
  await consent(page).waitFor();
  assert.deepEqual(asked, []);
});

// --- where the visitor is ----------------------------------------------------------------------------------------------------------

const where = `navigator.geolocation.getCurrentPosition((p) => console.log(p.coords.latitude, p.coords.longitude, p instanceof GeolocationPosition), (e) => console.log(e.code, e.message));`;

test("the scenario's position, without asking anybody", async (t) => {
  const { page } = await loaded(t, where, { mocks: [{ url: 'geolocation:', body: '{"latitude":1.5,"longitude":2,"accuracy":3}' }] });
  await run(page);
  assert.deepEqual(await lines(page), ['1.5 2 true']);
});

test("the real position on the live page, by the visitor's consent", async (t) => {
  const { page } = await loaded(t, where, { path: 'live.html', more: { geolocation: { latitude: 48, longitude: 11 }, permissions: ['geolocation'] } });
  await run(page);
  assert.deepEqual(await lines(page), []);
  await consent(page).getByRole('button', { name: 'Allow' }).click();
  await page.waitForFunction(() => window.loopscope.console().length === 1 || (window.loopscope.run(), false), undefined, { polling: 100 });
  assert.deepEqual(await lines(page), ['48 11 true']);
});

// --- dialogs -------------------------------------------------------------------------------------------------------------------------

test('a dialog parks the run, and the visitor answers', async (t) => {
  const { page } = await loaded(t, `setTimeout(() => console.log('timer'), 5);
console.log(prompt('Your name?', 'Ada'));\nconsole.log(confirm('Sure?'));\nalert('Done');`);
  await run(page);
  assert.equal((await state(page)).phase, 'parked');
  const dialog = page.locator('#program-dialog');
  await dialog.getByLabel('Answer').fill('Grace');
  await dialog.getByRole('button', { name: 'OK' }).click();
  await run(page);
  assert.deepEqual(await lines(page), ['Grace'], 'the timer waits behind the dialog');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await run(page);
  await dialog.getByText('Done').waitFor();
  await dialog.getByRole('button', { name: 'OK' }).click();
  await run(page);
  assert.deepEqual(await lines(page), ['Grace', 'false', 'timer']);
});

test('a run that begins right after the answer is not over before the program has it', async (t) => {
  const { page } = await loaded(t, `console.log(confirm('Sure?'));`);
  await run(page);
  await page.locator('#program-dialog').getByText('Sure?').waitFor();
  const printed = await page.evaluate(async () => {
    document.querySelector('#program-dialog button.primary').click();
    await window.loopscope.run();
    return window.loopscope.console();
  });
  assert.deepEqual(printed, ['true']);
});

test('an answer that comes during a pause is told at once, in the picture and above the program', async (t) => {
  const { page } = await loaded(t, `setTimeout(() => {}, 5000);\nfetch('/quick').then(() => console.log('answered'));`);
  await page.evaluate(() => window.loopscope.step('task'));
  await page.waitForFunction(() => window.loopscope.state().agents[0].tasks.length > 0 || window.loopscope.state().phase !== 'waiting');
  await page.waitForTimeout(300);
  const { doing, why, sentence } = await state(page);
  assert.ok(!/is done by itself/.test(doing) || /Waiting for|may have been answered/.test(why), `${doing} | ${why}`);
  assert.ok(!/both queues are empty/.test(sentence), sentence);
});
