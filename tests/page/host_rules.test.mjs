import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bundled } from './bundled.mjs';
import { hosts, public_hosts } from './private_hosts.mjs';

const { decide } = await bundled('web/host/rules.ts');
const { read_data_url, base64_of } = await bundled('web/host/data_url.ts');
const { attribute_allowed, allowed_tags } = await bundled('web/host/preview_rules.ts');

const base = 'http://127.0.0.1:8080/course/index.html';
const scenario = (mocks) => ({ version: 1, files: { 'main.js': '' }, ...(mocks && { mocks }) });
const kind = (address, mocks, method = 'GET') => decide(method, address, base, scenario(mocks)).kind;

test("the page's own server is asked, under any path", () => {
  assert.deepEqual(decide('GET', 'data.json', base, scenario()), {
    kind: 'request',
    url: 'http://127.0.0.1:8080/course/data.json',
  });
  assert.equal(kind('/x?y=1'), 'request');
  const resolved = decide('GET', 'http://127.0.0.1/data.json', base, scenario());
  assert.equal(resolved.url, 'http://127.0.0.1:8080/course/data.json', 'as a program sees its own page');
  assert.equal(kind('//127.0.0.1:8080/x'), 'request');
  assert.equal(kind('http://127.0.0.1:8080/x', undefined, 'POST'), 'request');
});

test('nothing else is asked: it waits, and says how to get an answer', () => {
  for (const address of [
    'https://someurl.com/api',
    'http://127.0.0.1:8081/',
    'https://127.0.0.1:8080/',
    'http://localhost:8080/',
    '//evil.example/x',
    'http://127.0.0.1.evil.example:8080/',
    'http:\\\\evil.example\\x',
    '\thttps://evil.example',
  ]) {
    assert.equal(kind(address), 'blocked', address);
  }
  assert.match(decide('GET', 'https://someurl.com/api', base, scenario()).reason, /someurl\.com \(a mock\)/);
});

test('a scheme that is not fetched fails at once, as in Chromium', () => {
  for (const address of ['ftp://127.0.0.1:8080/x', 'file:///etc/passwd', 'about:blank', 'javascript:alert(1)', 'ws://127.0.0.1:8080/',
    'blob:http://127.0.0.1:8080/1', 'no-such-scheme://x']) {
    assert.equal(kind(address), 'fail', address);
  }
});

test('an address that is none fails, and so does one with a password', () => {
  assert.equal(kind('http://'), 'fail');
  assert.equal(kind('http://user:secret@127.0.0.1:8080/'), 'fail');
});

test('a mock answers before anything is asked', () => {
  const mocks = [
    { url: 'https://someurl.com/api', body: 'a' },
    { method: 'post', url: 'data.json' },
    { url: '/whole' },
  ];
  assert.equal(decide('GET', 'https://someurl.com/api#part', base, scenario(mocks)).mock, mocks[0]);
  assert.equal(kind('https://someurl.com/api?x', mocks), 'blocked');
  assert.equal(kind('data.json', mocks, 'POST'), 'mock');
  assert.equal(kind('data.json', mocks, 'GET'), 'request');
  assert.equal(kind('http://127.0.0.1:8080/whole', mocks), 'mock');
});

test('data: addresses are read as the Fetch Standard says', () => {
  const text = (url) => {
    const found = read_data_url(url);
    return found && `${found.type}|${new TextDecoder().decode(found.bytes)}`;
  };
  assert.equal(text('data:,a%20b%'), 'text/plain;charset=US-ASCII|a b%');
  assert.equal(text('data:text/html,<p>#frag'), 'text/html|<p>');
  assert.equal(text('data:;charset=utf-8,é'), 'text/plain;charset=utf-8|é');
  assert.equal(text('data:application/json;base64,eyJhIjoxfQ=='), 'application/json|{"a":1}');
  assert.equal(text('data:text/plain; base64 ,YQ'), 'text/plain|a');
  assert.equal(text('data:bad,x'), 'text/plain;charset=US-ASCII|x');
  assert.equal(read_data_url('data:text/plain'), undefined);
  assert.equal(read_data_url('data:;base64,***'), undefined);
  assert.equal(read_data_url('http://x,'), undefined);
});

test('bytes of any length become base64', () => {
  for (const length of [0, 1, 2, 3, 70_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31) & 255);
    assert.equal(base64_of(bytes), Buffer.from(bytes).toString('base64'));
  }
});

test('the preview takes no element, attribute or style that runs or asks for something', () => {
  for (const tag of [
    'script',
    'iframe',
    'object',
    'embed',
    'link',
    'meta',
    'base',
    'video',
    'audio',
    'svg',
    'math',
    'style',
    'source',
    'area',
  ]) {
    assert.equal(allowed_tags.has(tag), false, tag);
  }
  for (const name of [
    'onclick',
    'href',
    'src',
    'srcset',
    'action',
    'formaction',
    'style',
    'srcdoc',
    'target',
    'ping',
    'is',
    'slot',
    'part',
    'autofocus',
    'popover',
    'usemap',
    'contenteditable',
  ]) {
    assert.equal(attribute_allowed('a', name, 'x'), false, name);
  }
  assert.equal(attribute_allowed('input', 'type', 'image'), false);
  assert.equal(attribute_allowed('input', 'type', 'FILE'), false);
  assert.equal(attribute_allowed('input', 'type', 'text'), true);
  assert.equal(attribute_allowed('p', 'data-user-id', '1'), true);
});

test('private and odd hosts are asked on neither page, and the visitor is not asked about them', () => {
  const asked = [];
  const consent = (origin) => void asked.push(origin);
  for (const host of hosts) {
    for (const scheme of ['https:', 'http:']) {
      for (const path of ['/', '/latest/meta-data/?x#y']) {
        const address = `${scheme}//${host}${path}`;
        const closed = decide('GET', address, base, scenario());
        if (closed.kind === 'request') {
          assert.ok(closed.url.startsWith('http://127.0.0.1:8080/'), 'what a program takes for its own page is the page');
          continue;
        }
        assert.ok(closed.kind === 'fail' || (closed.kind === 'blocked' && !closed.origin), `${address}: ${JSON.stringify(closed)}`);
        const live = decide('GET', address, base, scenario(), consent);
        assert.equal(live.kind, 'fail', `${address}: ${JSON.stringify(live)}`);
      }
    }
  }
  assert.deepEqual(asked, []);
});

test('a public host is asked about by the name that the browser will ask for', () => {
  for (const [host, origin] of Object.entries(public_hosts)) {
    const decision = decide('GET', `https://${host}/x`, base, scenario(), () => undefined);
    assert.equal(decision.origin, origin, `${host}: ${JSON.stringify(decision)}`);
    assert.equal(decide('GET', `https://${host}/x`, base, scenario(), () => 'allowed').kind, 'request');
    assert.equal(decide('GET', `https://${host}/x`, base, scenario(), () => 'denied').kind, 'fail');
    assert.equal(decide('GET', `http://${host}/x`, base, scenario(), () => 'allowed').kind, 'fail');
  }
});
