// Probes: in which order records, sequences and options are converted.
const log = [];
const handler = {}; for (const k of Reflect.ownKeys(Reflect)) if (typeof k === 'string') handler[k] = (...a) => (log.push(k + ' ' + String(a[1] && a[1].toString ? a[1].toString() : a[1])), Reflect[k](...a));
for (const make of [(o) => new Headers(o), (o) => new URLSearchParams(o)])
  for (const o of [{ a: 'b', c: 'd' }, { a: 'b', '\uFFFF': 'd', c: 'e' }, { a: 'b', [Symbol('s')]: 1, c: 2 }]) { try { console.log([...make(new Proxy(o, handler))].join(';')); } catch (e) { console.log(e.name + ': ' + e.message); } console.log(log.join('; ')); log.length = 0; }
console.log([...new URLSearchParams({ 'x\uDC53': '1', 'x\uDC5C': '2', 'x\uDC65': '3' })].join('|'));
const parts = { get length() { log.push('length'); return 2; }, get 0() { log.push('0'); return { toString() { log.push('0 toString'); return 'a'; } }; }, get 1() { log.push('1'); return 'b'; }, *[Symbol.iterator]() { log.push('iterator'); for (let i = 0; i < this.length; i++) yield this[i]; } };
new Blob(parts, { get type() { log.push('type'); return 'x'; }, get endings() { log.push('endings'); return 'native'; } }); console.log(log.join());
