// Law 3: no recursion that a program controls lives on the C++ stack. The programs run in WebAssembly with a guarded
// C++ stack of 64 KiB, under a node that has hardly any stack of its own.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { native, run, small_stack, wasm } from './engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'loopscope-'));
after(() => rmSync(folder, { recursive: true }));

function file(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function scenario(name, source, limits) {
  return file(`${name}.json`, JSON.stringify({ version: 1, files: { 'main.js': source }, settings: { limits } }));
}

const levels = 500_000;
const recursions = {
  'plain calls': 'function f(d) { return d ? f(d - 1) : "done"; } console.log(f(LEVELS));',
  'method calls and construction': 'class C { constructor(d) { this.inner = d ? new C(d - 1) : "done"; } } let c = new C(LEVELS); while (c.inner) c = c.inner; console.log(c);',
  getters: 'let d = LEVELS; const o = { get x() { return d-- > 0 ? this.x : "done"; } }; console.log(o.x);',
  toString: 'let d = LEVELS; const o = { toString() { return d-- > 0 ? `${o}` : "done"; } }; console.log(String(o));',
  'bound functions': 'let d = LEVELS; const bound = (function () { return d-- > 0 ? bound() : "done"; }).bind(null); console.log(bound());',
  'promise reactions': 'function f(d) { return d ? f(d - 1) : "done"; } Promise.resolve(LEVELS).then(f).then(text => console.log(text));',
  'array callbacks': 'let d = LEVELS; function f() { return d-- > 0 ? [0].map(f)[0] : "done"; } console.log(f());',
  'proxy traps': 'let d = LEVELS; const p = new Proxy({}, { get: () => (d-- > 0 ? p.x : "done") }); console.log(p.x);',
  'sort comparators': 'let d = LEVELS; function f() { if (d-- > 0) [2, 1].sort(f); return 0; } f(); console.log("done");',
  'JSON revivers': 'let d = LEVELS; function f(key, value) { if (d-- > 0) JSON.parse("1", f); return value; } f(); console.log("done");',
  toJSON: 'let d = LEVELS; const o = { toJSON() { return d-- > 0 ? JSON.stringify(o).slice(0, 4) : "done"; } }; JSON.stringify(o); console.log("done");',
  'yield*': 'function* g(d) { if (d) yield* g(d - 1); else yield "done"; } console.log(g(LEVELS).next().value);',
  'iterator helpers': 'let d = LEVELS; function f() { return d-- > 0 ? [0].values().map(f).next().value : "done"; } console.log(f());',
  'replace functions': 'let d = LEVELS; function f() { return d-- > 0 ? "a".replace(/a/, f) : "done"; } console.log(f());',
};

describe('a recursion of 500,000 levels ends', () => {
  for (const [name, source] of Object.entries(recursions)) {
    test(`through ${name}`, async () => {
      const path = scenario(name, source.replaceAll('LEVELS', levels), { depth: 1_000_000 });
      const { status, stdout, stderr } = await run(small_stack, ['run', path, '--heap-mb', '1024'], { seconds: 120 });
      assert.deepEqual({ stdout, status }, { stdout: 'done\n', status: 0 }, stderr);
    });
  }
});

describe('at the default limit', () => {
  test('endless recursion is a RangeError that can be caught, at the same depth in every build', async () => {
    const path = file('endless.js', 'let n = 0; function f() { n++; f(); } try { f(); } catch (e) { console.log(e instanceof RangeError, e.message, n); }');
    const results = await Promise.all([native, wasm, small_stack].map((engine) => run(engine, ['run', path])));
    assert.match(results[0].stdout, /^true Maximum call stack size exceeded \d+\n$/, results[0].stderr);
    for (const result of results) assert.equal(result.stdout, results[0].stdout, result.stderr);
  });
});

const nested = 200_000;
const nestings = {
  brackets: '['.repeat(nested) + ']'.repeat(nested),
  parentheses: '('.repeat(nested) + '1' + ')'.repeat(nested),
  blocks: '{'.repeat(nested) + '}'.repeat(nested),
  objects: 'x = ' + '{a:'.repeat(nested) + '1' + '}'.repeat(nested),
  functions: '(function(){'.repeat(nested) + '})'.repeat(nested),
  arrows: 'x => '.repeat(nested) + '1',
  'unary operators': '- '.repeat(nested) + '1',
  'binary operators': '1' + ' + 1'.repeat(nested),
  powers: '1' + ' ** 1'.repeat(nested),
  conditionals: '1 ? 1 : '.repeat(nested) + '1',
  assignments: 'var a; ' + 'a = '.repeat(nested) + '1',
  templates: '`${'.repeat(nested) + '1' + '}`'.repeat(nested),
  calls: 'var f = () => f; f' + '()'.repeat(nested),
  'member accesses': 'var o = {}; o.o = o; o' + '.o'.repeat(nested),
  'else ifs': 'if (0) ; else '.repeat(nested) + ';',
  patterns: 'var ' + '['.repeat(nested) + 'a' + ']'.repeat(nested) + ' = 1',
  'unclosed brackets': '['.repeat(nested),
};

describe('a nesting of 200,000 in the source is run or refused, never a trap', () => {
  for (const [name, source] of Object.entries(nestings)) {
    test(name, async () => {
      const path = file(`nested-${name.replace(' ', '-')}.js`, `${source}\n`);
      const { status, stdout, stderr } = await run(small_stack, ['run', path], { seconds: 120 });
      assert.ok([0, 3, 4].includes(status), `status ${status}; ${stdout.slice(0, 200)} ${stderr.slice(0, 500)}`);
      assert.doesNotMatch(stderr, /RuntimeError|Aborted|stack overflow/i);
    });
  }
});

const deep = 100_000;
const documents = {
  'elements appended to elements': `let at = document.body; for (let i = 0; i < ${deep}; i++) at = at.appendChild(document.createElement('div'));`,
  'elements put into elements': `let at = document.createElement('p'); for (let i = 0; i < ${deep}; i++) { const around = document.createElement('div'); around.append(at); at = around; }`,
  'a copy in a copy': `let s = document.createElement('div'); for (let i = 0; i < 17; i++) { const copy = s.cloneNode(true); let at = copy; while (at.firstElementChild) at = at.firstElementChild; at.append(s); s = copy; }`,
  'a fragment': `let at = document.createDocumentFragment(); for (let i = 0; i < ${deep}; i++) at = at.appendChild(document.createElement('i'));`,
  'innerHTML': `document.body.innerHTML = '<i>'.repeat(${deep});`,
  'innerHTML of tables': `document.body.innerHTML = '<table><td>'.repeat(20000);`,
  'insertAdjacentHTML into what is deep': `document.body.innerHTML = '<p>'; for (let i = 0; i < ${deep}; i++) { const all = document.querySelectorAll('i'); (all[all.length - 1] ?? document.body).insertAdjacentHTML('beforeend', '<i>'.repeat(100)); }`,
};

describe('100,000 nested elements are refused by a limit, never a trap', () => {
  const refused = /nodes nested more than \d+ deep|elements are nested too deeply|HTML of more than \d+ characters/;
  for (const [name, source] of Object.entries(documents)) {
    test(name, async () => {
      const path = file(`document-${name.replaceAll(/\W/g, '-')}.js`, source);
      const { status, stderr } = await run(small_stack, ['run', path], { seconds: 120 });
      assert.ok([3, 4].includes(status), `status ${status}; ${stderr.slice(0, 500)}`);
      assert.match(stderr, refused);
    });
  }
  test('the HTML of a scenario', async () => {
    const path = file('document.json', JSON.stringify({ version: 1, files: { 'main.js': 'console.log(1);' }, html: '<div>'.repeat(50_000) }));
    const { status, stderr } = await run(small_stack, ['run', path], { seconds: 120 });
    assert.ok([3, 4].includes(status), `status ${status}; ${stderr.slice(0, 500)}`);
    assert.match(stderr, refused);
  });
});

test('as deep as a document can be, whatever walks it comes back', async () => {
  const path = file('walks.js', `
    const levels = 990;
    let at = document.body;
    for (let i = 0; i < levels; i++) at = at.appendChild(document.createElement('div'));
    at.append('x');
    const first = document.body.firstElementChild, copy = first.cloneNode(true);
    console.log(copy.isEqualNode(first), first.textContent, first.outerHTML.length, document.querySelectorAll('div div').length);
    console.log(first.querySelector(':not(:has(div))') === at, at.closest('body') === document.body);
    console.log(first.contains(at), first.compareDocumentPosition(at));
    let heard = 0;
    for (let e = at; e; e = e.parentElement) e.addEventListener('ping', () => heard++, { capture: heard % 2 === 0 });
    at.dispatchEvent(new Event('ping', { bubbles: true }));
    first.normalize();
    console.log(heard, at.isConnected, copy.isConnected);
    console.log(document.body.matches(':not('.repeat(1000) + 'a' + ')'.repeat(1000)));
    copy.innerHTML = '<b>'.repeat(300);
    first.remove();
    document.adoptNode(first);
    document.body.replaceChildren(first, copy);
    console.log(document.body.textContent, structuredClone(Array.from({ length: 3 }, () => first.outerHTML.length)));
    console.log('done');`);
  const small = await run(small_stack, ['run', path], { seconds: 120 });
  assert.equal(small.status, 0, small.stderr);
  assert.match(small.stdout, /done\n$/);
  assert.equal(small.stdout, (await run(native, ['run', path])).stdout);
});
