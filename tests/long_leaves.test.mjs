// Work that is too long for one step is done in many, or is a limit that is named. Here: it gives what V8 gives, the same
// state in both builds, and the same state again when it is taken back in the middle.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { native, run, wasm } from './engines.mjs';

const folder = mkdtempSync(join(tmpdir(), 'loopscope-long-'));
after(() => rmSync(folder, { recursive: true }));

function file(name, text) {
  const path = join(folder, name.replace(/[^\w.]+/g, '-'));
  writeFileSync(path, text);
  return path;
}

const digest = `function digest(text) { let h = 0; for (let i = 0; i < text.length; i += 1 + (text.length >> 12)) h = (h * 31 + text.charCodeAt(i)) | 0; return text.length + ':' + h; }\n`;
const hex = (value) => `digest((${value}).toString(16))`;
const big = `let r = 12345n; function random(bits) { let x = 1n; for (let i = 0; i < bits; i += 64) { r = (r * 6364136223846793005n + 1442695040888963407n) & ((1n << 64n) - 1n); x = (x << 64n) | r; } return x; }
const a = random(200000), b = random(190000), c = random(3000);\n`;

const programs = {
  'products of BigInts': `${big}console.log((a * b) % 1000000007n, (a * c) % 1000000007n, (-a * b) % 998244353n, a * b === b * a, (a * a - b * b) === (a - b) * (a + b));`,
  'quotients of BigInts': `${big}const p = a * b + c; console.log(p / a === b, p % a === c, p / b === a, -p / a === -b, -p % a === -c, (p * 7n) / c % 1000003n, (p * 7n) % c % 1000003n);`,
  'powers of BigInts': `console.log((3n ** 200000n) % 1000000007n, ((-3n) ** 100001n) % 1000000007n, 2n ** 0n, 1n ** 10000000n);`,
  'BigInts as text and back': `${digest}${big}const t = a.toString(); console.log(digest(t), BigInt(t) === a, digest(c.toString(36)), ${hex('c')}, BigInt('0'.repeat(5000) + '7'), (10n ** 9000n).toString().length);`,
  'searches that repeat themselves': `const s = 'ab'.repeat(3000) + 'c' + 'ab'.repeat(3000); const p = 'ab'.repeat(900) + 'c'; console.log(s.indexOf(p), s.lastIndexOf('c' + 'ab'.repeat(900)), s.indexOf('ba'.repeat(1000) + 'c'), s.lastIndexOf(p, 4000), s.lastIndexOf('ab'.repeat(20)), s.indexOf('ab'.repeat(20), 11), s.lastIndexOf('ab'.repeat(20), 11));
const t = 'a'.repeat(400000); console.log(t.indexOf('a'.repeat(200000) + 'b'), t.lastIndexOf('b' + 'a'.repeat(200000)), t.lastIndexOf('a'.repeat(399999)));`,
  'repeating and padding': `${digest}console.log(digest('abc'.repeat(100001)), digest('€uro'.repeat(777)), digest('x'.padEnd(100003, 'ab€')), digest('x'.padStart(10, '12345678901234')), 'é€'.padEnd(7, '.'), ''.repeat(5), 'a'.repeat(0));`,
  'splitting': `const s = 'a,'.repeat(100000) + 'z'; const parts = s.split(','); console.log(JSON.stringify([parts.length, parts[0], parts[65535], parts[65536], parts[100000], s.split(',', 70000).length, 'xyz'.repeat(50000).split('').length, 'xyz'.repeat(50000).split('').slice(65534, 65539), ''.split(''), ''.split(','), 'a'.split(''), ','.split(',')]));`,
  'joining': `${digest}const a = Array.from({ length: 100000 }, (_, i) => i % 3 ? i : null); console.log(digest(a.join()), digest(a.join('')), digest(a.join(' - ')), new Array(70000).join('x').length, [1, [2, [3]]].join(';'));`,
  'sorting': `${digest}const a = Array.from({ length: 20000 }, (_, i) => (i * 7919) % 20011); console.log(digest(a.slice().sort().join()), digest(a.slice().sort((x, y) => y - x).join()), digest(a.map((x) => 'prefix'.repeat(20) + x).sort().join()));`,
  'filling typed arrays': `const f = new Float32Array(10).fill(1.5, 2, 5); const u = new Uint16Array(100001).fill(513); let sum = 0; for (const x of u) sum += x; console.log(f.join(), sum, u[100000], new BigInt64Array(3).fill(-2n).join(), new Uint8Array(5).fill(300, -2).join());`,
  'JSON': `${digest}const a = Array.from({ length: 30000 }, (_, i) => ({ i, s: 'x"\\n' + i, n: null, d: i / 7, u: undefined, a: [i, [i]] })); const t = JSON.stringify(a); console.log(digest(t), digest(JSON.stringify(a, null, 1)), JSON.parse(t.slice(0, 500000).replace(/,[^,]*$/, '}]').replace(/\\{[^{}]*\\}\\]$/, '0]')).length > 10 || true);`,
  'includes and indexOf of long texts': `const long = 'x'.repeat(10000); const a = [long + 'a', long + 'b', 'c']; console.log(a.indexOf(long + 'b'), a.includes(long + 'c'), a.includes('c'), a.indexOf('c'));`,
};

describe('what takes many steps gives what V8 gives', () => {
  for (const [name, source] of Object.entries(programs)) {
    test(name, async () => {
      const path = file(`${name}.js`, source);
      const theirs = await run([process.execPath], [path]);
      const ours = await run(native, ['run', path, '--hash']);
      assert.equal(ours.stdout.replaceAll('\r', ''), theirs.stdout, ours.stderr + theirs.stderr);
      const inWasm = await run(wasm, ['run', path, '--hash'], { seconds: 120 });
      assert.deepEqual([inWasm.stdout, inWasm.stderr], [ours.stdout, ours.stderr]);
    });
  }
  test('it can be taken back in the middle', async () => {
    const path = file('travel.js', `${big}const p = a * b; p / a; 'x,'.repeat(200000).split(',').join(';');`);
    const { status, stdout, stderr } = await run(native, ['travel', path, '--jumps', '20', '--seed', '3'], { seconds: 120 });
    assert.deepEqual({ status, stdout }, { status: 0, stdout: '20 jumps, 0 differ\n' }, stderr);
  });
});

const limits = {
  'a long BigInt as text': ['let x = 1n << 400000n; String(x);', /A BigInt of more than 262144 bits/],
  'a long text as a BigInt': ["BigInt('1'.repeat(200000));", /A text of more than 131072 digits/],
  'a regular expression that goes back': ["/^(a+)+$/.test('a'.repeat(40) + 'b');", /catastrophic backtracking/],
  'long JSON': ["JSON.parse('[' + '1,'.repeat(600000) + '1]');", /JSON of more than 1048576 characters/],
  'long code': ["eval('1;'.repeat(200000));", /Code of more than 262144 characters/],
  'long HTML': ["document.body.innerHTML = '<p>a</p>'.repeat(40000);", /HTML of more than 262144 characters/],
  'deep HTML': ["document.body.innerHTML = '<b>'.repeat(60000);", /HTML whose elements are nested too deeply/],
  'formatting elements that are made again and again':
    ["let s = ''; for (let i = 0; i < 3000; i++) s += `<b a=${i}>`; document.body.innerHTML = '<p>' + s + '</p><p>x'.repeat(20000);", /nested too deeply/],
  'a tree that grows deeper': ["let at = document.body; for (;;) at = at.appendChild(document.createElement('div'));", /nodes nested more than 1000 deep/],
  'a tree that grows from below': ["let inner = document.createElement('div'); for (;;) { const outer = document.createElement('div'); outer.append(inner); inner = outer; }", /nodes nested more than 1000 deep/],
  'a long text in the document': ["document.body.textContent = 'x'.repeat(300000);", /a text of 300000 characters in the document/],
  'changes of the document without end': ["for (;;) document.body.textContent = 'x'.repeat(100000);", /more than 32 MB in all/],
};

test('what the language has an error for is that error', async () => {
  const source = `for (const f of [() => 1n << (1n << 27n), () => 3n ** 1000000000n, () => 'x'.repeat(2 ** 24 + 1), () => Array(1e8).join(), () => 'x'.padEnd(2 ** 25)])
  try { f(); console.log('none'); } catch (e) { console.log(e.name + ': ' + e.message); }`;
  const { stdout, stderr } = await run(native, ['run', file('errors.js', source)]);
  const big = 'RangeError: Maximum BigInt size exceeded\n', long = 'RangeError: Invalid string length\n';
  assert.equal(stdout, big + big + long + long + long, stderr);
});

describe('what is too much for one step is a limit that is named', () => {
  for (const [name, [source, said]] of Object.entries(limits)) {
    test(name, async () => {
      const { status, stderr } = await run(native, ['run', file(`${name}.js`, source)]);
      assert.match(stderr, said);
      assert.ok([3, 4].includes(status), `status ${status}`);
    });
  }
});

test('nodes that are moved about do not count as nested', async () => {
  const source = `const a = document.createElement('a'), b = document.createElement('b');
for (let i = 0; i < 3000; i++) { a.append(b); b.remove(); b.append(a); a.remove(); }
console.log('done');`;
  const { stdout, stderr } = await run(native, ['run', file('moved.js', source)]);
  assert.equal(stdout, 'done\n', stderr);
});

test("HTML nested more than 512 deep stands beside its parent, as in Blink", async () => {
  const source = `document.body.innerHTML = '<div>'.repeat(600) + 'x';
let depth = 0; for (let at = document.body.firstChild; at; at = at.firstChild) depth++;
console.log(depth, document.querySelectorAll('div').length);`;
  const { stdout, stderr } = await run(native, ['run', file('deep.js', source)]);
  assert.equal(stdout, '512 600\n', stderr);
});

describe('no setting asks for more than there is', () => {
  for (const limits of [{ heapMb: 16 }, { heapMb: 16, depth: 1_000_000 }, { heapMb: 256 }, { depth: 1 }, { depth: 2 }, { depth: 1_000_000 }]) {
    test(JSON.stringify(limits), async () => {
      const path = file('limits.json', JSON.stringify({ version: 1, files: { 'main.js': 'console.log(1)' }, settings: { limits } }));
      for (const engine of [native, wasm]) {
        const { status, stdout, stderr } = await run(engine, ['run', path]);
        assert.deepEqual({ status, stdout }, { status: 0, stdout: '1\n' }, stderr);
      }
    });
  }
  for (const megabytes of ['2047', '2048']) {
    test(`--heap-mb ${megabytes} and a program that fills it`, async () => {
      const path = file('large.js', 'let a; try { a = new ArrayBuffer(1 << 30); } catch (e) { console.log(e.name); } console.log(1);');
      const { stdout, stderr } = await run(native, ['run', path, '--heap-mb', megabytes]);
      assert.match(stdout, /1\n$/, stderr);
    });
  }
});
