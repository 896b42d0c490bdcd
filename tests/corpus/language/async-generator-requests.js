// Requests that pile up at async generators, and what their results ask Object.prototype for.
const log = (name) => [(v) => console.log(name, JSON.stringify(v)), (e) => console.log(name, 'rejected', e && e.message)];
async function* plain() { try { yield 1; yield Promise.resolve(2); return Promise.resolve(3); } finally { console.log('finally'); } }
const a = plain();
a.next().then(...log('a1')); a.next().then(...log('a2')); a.return('r').then(...log('a3')); a.next().then(...log('a4')); a.throw(new Error('t')).then(...log('a5'));
const b = plain(); b.return(Promise.reject(new Error('broken'))).then(...log('b1')); b.next().then(...log('b2'));
const c = plain(); c.throw(new Error('early')).then(...log('c1')); c.return({ then(f) { console.log('thenable'); f('adopted'); } }).then(...log('c2'));
const inner = { [Symbol.asyncIterator]() { return { next: (v) => ({ value: Promise.resolve('raw'), done: false }), return(v) { console.log('inner return', v); return { value: 'closed', done: true }; }, throw(e) { console.log('inner throw', e.message); return { value: 'caught', done: true }; } }; } };
async function* outer() { const v = yield* inner; console.log('result', v); return 'end'; }
const d = outer(); d.next().then((r) => console.log('d1', r.value instanceof Promise)); d.return(Promise.resolve('x')).then(...log('d2')); d.next().then(...log('d3'));
const e = outer(); e.next(); e.throw(new Error('into')).then(...log('e2'));
const f = outer(); f.next(); f.return(Promise.reject(new Error('return rejects'))).then(...log('f2'));
const broken = Promise.resolve(1); Object.defineProperty(broken, 'constructor', { get() { throw new Error('constructor'); } });
const g = plain(); g.return(broken).then(...log('g1')); g.next().then(...log('g2'));
const h = plain(); h.next(); h.return(broken).then(...log('h2'));
setTimeout(() => {
  const reads = [];
  Object.defineProperty(Object.prototype, 'then', { configurable: true, get() { reads.push(Object.keys(this).join()); } });
  async function* k() { yield 1; }
  const i = k();
  Promise.all([i.next(), i.next(), i.next(), i.return(5), k().return(6)]).finally(() => { delete Object.prototype.then; console.log(reads.length, [...new Set(reads)].sort().join(' | ')); });
}, 10);
