// Hostile links: scenarios with odd members, packed well and badly, then damaged. A link opens, or is refused in words.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { changed_tree } from './json_changes.mjs';
import { guided, kind_of, module_of } from './guided.mjs';
import { chance } from '../random/writer.mjs';

const slowest_ms = 2000; // of the thread's own time; a link takes less than one

/** Every member of a scenario once, with a good value. */
export const sample = {
  version: 1, title: 't', files: { 'main.js': 'fetch("/a").then((r) => r.text()).then(console.log);', 'm.js': 'export {}' },
  html: '<p style="color:red">x</p>', ready: 'body',
  settings: { instructionNs: 100, clockReadNs: 20000, seed: 7, epoch: 1767225600000, locale: 'en-US', timeZone: 'UTC', limits: { depth: 100, heapMb: 16, steps: 100 } },
  mocks: [{ method: 'GET', url: '/a', status: 200, headers: { a: 'b' }, body: 'b', afterMs: 3, error: '' }],
  storage: { local: { a: '1' }, session: { b: '2' } }, notes: 'n', quiz: { a: [1] }, breakpoints: [1, 3],
  log: { version: 1, inputs: [{ step: 1, time: 1, type: 'advance', id: 0, data: null }] },
};

/** An input is { scenario, packing, damage }: what `link_of` makes a link from. */
export const seeds = [{ scenario: sample, packing: 'z', damage: [] }, { scenario: { files: { 'main.js': '' } }, packing: 'r', damage: [] }];

const letters = 'Az9_-%=+/. )>]\n\u{1F600}\0';
const prefixes = ['', '#', '#s1z_', '#s1r_', '#s2z_', '#s01z_', '#s1d_', '#x_', '#x_microtask-basics', '#X_A', '#s1z', 'javascript:', '#s1z%5F', '#s1z_#s1z_'];

function change(input, other, random) {
  const scenario = random.once_in(4) ? input.scenario : changed_tree(random.once_in(5) ? other.scenario : input.scenario, sample, random);
  const packing = random.once_in(2) ? 'z' : random.pick(['z', 'r', 'gzip', 'deflate', 'no newline', 'two lines', 'not text', 'zeros', 'bomb', 'order']);
  const damage = random.once_in(3) ? [{ kind: random.pick(['cut', 'letter', 'insert', 'end', 'prefix', 'twice', 'long']), at: random.below(1 << 20), with: random.below(1 << 20) }] : [];
  return { scenario, packing, damage };
}

const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

function packed({ scenario, packing }) {
  const { files, ...header } = scenario ?? {};
  const { 'main.js': main, ...others } = typeof files === 'object' && files !== null ? files : {};
  const text = `${JSON.stringify({ ...header, files: others })}\n${typeof main === 'string' ? main : JSON.stringify(main) ?? ''}`;
  switch (packing) {
    case 'r': return `#s1r_${base64url(text)}`;
    case 'gzip': return `#s1z_${base64url(gzipSync(text))}`;
    case 'deflate': return `#s1z_${base64url(deflateRawSync(text))}`;
    case 'no newline': return `#s1z_${base64url(deflateSync(text.replaceAll('\n', ' ')))}`;
    case 'two lines': return `#s1z_${base64url(deflateSync(`{"version":1}\n${text}`))}`;
    case 'not text': return `#s1z_${base64url(deflateSync(Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xc0, 0x80])])))}`;
    case 'zeros': return `#s1z_${base64url(deflateSync(Buffer.concat([Buffer.from(text), Buffer.alloc(200_000)])))}`;
    case 'bomb': return `#s1z_${base64url(deflateSync(Buffer.alloc(1 << 22)))}`;
    case 'order': return `#s1z_${base64url(deflateSync(`{"files":{"main.js":"evil"},"__proto__":{"a":1},"constructor":1}\n${text}`))}`;
    default: return `#s1z_${base64url(deflateSync(text))}`;
  }
}

function damaged(link, { kind, at, with: chosen }) {
  const place = at % (link.length + 1), letter = [...letters][chosen % [...letters].length];
  switch (kind) {
    case 'cut': return link.slice(0, place);
    case 'letter': return link.slice(0, place) + letter + link.slice(place + 1);
    case 'insert': return link.slice(0, place) + letter.repeat(1 + (chosen % 50)) + link.slice(place);
    case 'end': return link + ').,>] \n'.repeat(1 + (chosen % 500)) + (chosen % 2 ? 'x' : '');
    case 'prefix': return prefixes[chosen % prefixes.length] + link.replace(/^#s1._/, '');
    case 'twice': return link + link;
    default: return `${link}${'A'.repeat(chosen % 200_000)}`;
  }
}

export const link_of = (input) => input.damage.reduce(damaged, packed(input));

/** The decoder, its address for the coverage, and `attempt`, which throws where a link does worse than a refusal. */
export async function decoder() {
  const { address, module: { decode, encode, LinkError } } = await module_of('web/page/links/share.ts');
  const attempt = async (input) => {
    const link = link_of(input), started = performance.now(), busy = process.cpuUsage();
    let decoded, refusal;
    try { decoded = await decode(link); } catch (error) { refusal = error; }
    const { user, system } = process.cpuUsage(busy);
    const took = Math.min(performance.now() - started, (user + system) / 1000);
    assert.ok(took < slowest_ms, `a link of ${link.length} letters took ${took} ms`);
    assert.equal(Object.keys(Object.prototype).length + Object.keys(Array.prototype).length, 0, 'a prototype was reached');
    if (refusal) {
      assert.ok(refusal instanceof LinkError && refusal.message && refusal.hint, `${refusal.name}: ${refusal.message}`);
      return `refused: ${kind_of(refusal.message)}`;
    }
    if (decoded.kind !== 'scenario') return `opened: ${decoded.kind}`;
    assert.equal(Object.getPrototypeOf(decoded.scenario), Object.prototype);
    const again = await encode(decoded.scenario).then(decode, (error) => { assert.ok(error instanceof LinkError, String(error)); });
    if (again) assert.deepEqual(again.scenario.files, decoded.scenario.files, 'a link of what was opened opens something else');
    return 'opened: scenario';
  };
  return { address, attempt };
}

/** Links that earlier versions made; where most hostile ones begin. */
export function golden_links() {
  const folder = new URL('../page/golden-links/', import.meta.url);
  return readdirSync(folder).flatMap((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')).map((golden) => golden.scenario));
}

export async function fuzz_links({ executions, seed }) {
  const asked = [];
  const own_fetch = globalThis.fetch;
  globalThis.fetch = (what) => { asked.push(what); return Promise.reject(new Error('no network here')); };
  try {
    const { address, attempt } = await decoder();
    const all = [...seeds, ...golden_links().map((scenario) => ({ scenario, packing: 'z', damage: [] }))];
    const measured = await guided({ address, seeds: all, chance: chance(seed), change, attempt, executions });
    assert.deepEqual(asked, [], 'to open a link asks nobody');
    return measured;
  } finally {
    globalThis.fetch = own_fetch;
  }
}

/** `count` links, each from its own seed, for whoever opens them elsewhere. */
export function hostile_links(count, seed) {
  const random = chance(seed), kept = [...seeds];
  return Array.from({ length: count }, () => {
    const input = change(random.pick(kept), random.pick(kept), random);
    if (kept.length < 200) kept.push(input);
    return link_of(input);
  });
}
