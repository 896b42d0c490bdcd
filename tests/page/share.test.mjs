import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { deflateSync } from 'node:zlib';
import { bundled } from './bundled.mjs';

const { encode, decode, LinkError, payload_limit } = await bundled('web/page/links/share.ts');

const scenario = (source, more = {}) => ({ version: 1, files: { 'main.js': source }, ...more });
const zipped = (text) => `#s1z_${deflateSync(Buffer.from(text)).toString('base64url')}`;
const raw = (text) => `#s1r_${Buffer.from(text).toString('base64url')}`;

async function refused(hash, pattern) {
  await assert.rejects(decode(hash), (error) => {
    assert.ok(error instanceof LinkError, `${error.name}: ${error.message}`);
    assert.match(error.message, pattern);
    assert.ok(error.hint.length > 0);
    return true;
  });
}

test('a scenario comes back from its link as it was', async () => {
  const all = scenario('console.log("grüße 🐶");\n', {
    title: 'Über "quotes"',
    html: '<button>x</button>',
    ready: 'complete',
    settings: { seed: 7 },
    mocks: [{ url: 'https://a.example/b', status: 200, body: '{}' }],
    notes: 'n',
    breakpoints: [3, 9],
    files: { 'main.js': 'console.log("grüße 🐶");\n', 'data.json': '{"a":1}' },
  });
  assert.deepEqual(await decode(await encode(all)), { kind: 'scenario', scenario: all });
});

test('a link has only letters that survive Markdown, chats and mail', async () => {
  for (let i = 0; i < 200; ++i) {
    const source = Array.from({ length: i }, (_, k) => String.fromCodePoint(32 + ((k * 7919 + i) % 900))).join('');
    const link = await encode(scenario(source));
    assert.match(link, /^#s1z_[A-Za-z0-9_-]+$/);
    assert.equal((await decode(link)).scenario.files['main.js'], source);
  }
});

test('defaults are left out, unknown keys are kept and handed on', async () => {
  const bare = await encode(scenario('x', { title: '', settings: {}, mocks: [] }));
  assert.deepEqual((await decode(bare)).scenario, scenario('x'));
  const newer = (await decode(raw('{"title":"t","colour":{"a":[1]}}\nx'))).scenario;
  assert.deepEqual(newer.colour, { a: [1] });
  assert.deepEqual((await decode(await encode(newer))).scenario, newer);
});

test('an empty program and one of many lines are links too', async () => {
  assert.equal((await decode(await encode(scenario('')))).scenario.files['main.js'], '');
  const lines = '\n\r\n\u2028{}\n';
  assert.equal((await decode(await encode(scenario(lines)))).scenario.files['main.js'], lines);
});

test('an address without a link opens nothing; a gallery id is a gallery id', async () => {
  assert.deepEqual(await decode(''), { kind: 'none' });
  assert.deepEqual(await decode('#'), { kind: 'none' });
  assert.deepEqual(await decode('#x_microtask-basics'), { kind: 'gallery', id: 'microtask-basics' });
  await refused('#x_../../etc', /no scenario/);
});

test('what apps add to the end of a link is taken off once', async () => {
  const link = await encode(scenario('1'));
  for (const end of [')', '.', '>', ' ', ').\n', '],']) assert.equal((await decode(link + end)).kind, 'scenario');
  assert.equal((await decode(link.replace('_', '%5F'))).kind, 'scenario');
});

test('a link cut at any place is refused, and says that it was cut', async () => {
  const link = await encode(scenario('const a = 1;\nsetTimeout(() => console.log(a), 10);\n'.repeat(3)));
  for (let length = 2; length < link.length; ++length) {
    const cut = link.slice(0, length);
    await assert.rejects(decode(cut), LinkError, cut);
  }
});

test('a link with any one letter changed never gives another program', async () => {
  const link = await encode(scenario('console.log(1 + 1);'));
  for (let at = 5; at < link.length; ++at) {
    for (const letter of 'Aq9_-') {
      if (link[at] === letter) continue;
      const changed = link.slice(0, at) + letter + link.slice(at + 1);
      const result = await decode(changed).catch((error) => error);
      if (!(result instanceof LinkError)) assert.equal(result.scenario.files['main.js'], 'console.log(1 + 1);');
    }
  }
});

test('trailing bytes after the packed scenario are refused', async () => {
  const packed = Buffer.concat([deflateSync(Buffer.from('{}\nx')), Buffer.from('tail')]);
  await refused(`#s1z_${packed.toString('base64url')}`, /damaged/);
});

test('a bomb is stopped while it is unpacked', async () => {
  const bomb = `#s1z_${deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 }).toString('base64url')}`;
  assert.ok(bomb.length < payload_limit);
  const before = process.memoryUsage().arrayBuffers;
  await refused(bomb, /more than 256 KiB/);
  assert.ok(process.memoryUsage().arrayBuffers - before < 16 * 1024 * 1024);
});

test('what is too long is refused before it is read, and never made', async () => {
  await refused(`#s1z_${'A'.repeat(payload_limit + 1)}`, /longer than any/);
  await refused(`#s1r_${'QUFB'.repeat(payload_limit / 4 + 1)}`, /longer than any/);
  await assert.rejects(encode(scenario('x'.repeat(256 * 1024))), /too long for a link/);
  let noise = '';
  for (let n = 1; noise.length < 200_000; ) {
    n = (n * 48271) % 2147483647;
    noise += String.fromCharCode(33 + (n % 94));
  }
  await assert.rejects(encode(scenario(noise)), /too long for a link/);
});

test('newer formats and codecs are named, not guessed at', async () => {
  await refused('#s2z_abc', /format 2/);
  await refused('#s1d_abc', /packed in a way \("d"\)/);
  await refused(raw('{"version":2}\nx'), /version: 2 is not known here/);
  for (const version of ['{"toString":1}', '[[{"toString":1}]]', '"2"']) await refused(raw(`{"version":${version}}\nx`), /version: it is not a number/);
});

test('hostile headers are refused in words', async () => {
  await refused(raw('x'), /first line is missing/);
  await refused(raw('{"a":\nx'), /can't be read/);
  for (const header of ['[]', 'null', '7', '"s"']) await refused(raw(`${header}\nx`), /not a scenario/);
  await refused(raw('{"files":[1]}\nx'), /files: it is not an object/);
  await refused(raw('{"files":{"a":1}}\nx'), /files\.a: it is not text/);
  await refused(raw(`{"title":"${'t'.repeat(121)}"}\nx`), /title: it has 121 characters; at most 120/);
  await refused(raw('{"title":7}\nx'), /title: it is not text/);
  await refused(raw('{"mocks":{}}\nx'), /mocks: it is not a list/);
  await refused(raw('{"storage":{"local":{"a":1}}}\nx'), /storage\.local\.a: it is not text/);
  await refused(raw('{"mocks":[{}]}\nx'), /mocks\[0\]\.url: it is missing/);
  await refused(raw(`{"mocks":[${Array(51).fill('{"url":"a"}')}]}\nx`), /mocks: it has 51 entries; at most 50/);
  await refused(raw('{"breakpoints":[0]}\nx'), /breakpoints\[0\]: 0 is less than 1/);
  await refused(raw('{"ready":"now"}\nx'), /ready: it is none of body, complete/);
  await refused(`#s1r_${Buffer.from([0x7b, 0x7d, 0x0a, 0xff, 0xfe]).toString('base64url')}`, /not text/);
  await refused(zipped('['.repeat(100_000) + '\nx'), /can't be read/);
});

test("a header can't reach a prototype, nor hide another main.js", async () => {
  const decoded = (await decode(raw('{"__proto__":{"evil":1},"files":{"__proto__":"x","main.js":"evil"}}\ngood')))
    .scenario;
  assert.equal(decoded.evil, undefined);
  assert.equal({}.evil, undefined);
  assert.equal(Object.getPrototypeOf(decoded), Object.prototype);
  assert.deepEqual(decoded.files, { 'main.js': 'good' });
});

test('golden links of every released version open to the same scenarios', async () => {
  const folder = new URL('golden-links/', import.meta.url);
  const files = readdirSync(folder);
  assert.ok(files.includes('version-1.json'));
  for (const file of files) {
    for (const golden of JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) {
      assert.deepEqual(await decode(golden.link), { kind: 'scenario', scenario: golden.scenario }, golden.name);
    }
  }
});

test('random bytes and letters never do worse than a readable refusal', async () => {
  let n = 42;
  const next = (below) => (n = (n * 48271) % 2147483647) % below;
  for (let i = 0; i < 3000; ++i) {
    const bytes = Buffer.from(Array.from({ length: next(60) }, () => next(256)));
    const hash =
      ['#s1z_', '#s1r_', '#s', '#x_', '#'][next(5)] +
      (next(2) ? bytes.toString('base64url') : bytes.toString('latin1'));
    const result = await decode(hash).catch((error) => error);
    assert.ok(result.kind !== undefined || result instanceof LinkError, `${hash}: ${result}`);
  }
});
