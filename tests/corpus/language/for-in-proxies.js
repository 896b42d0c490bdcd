// for-in over proxies: the traps, in order.
const watch = (name, target, more = {}) => new Proxy(target, new Proxy(more, { get(handler, trap) { return (...args) => { console.log(name, trap, typeof args[1] === 'string' ? args[1] : ''); return (handler[trap] ?? Reflect[trap])(...args); }; } }));
for (const k in watch('p', { a: 1, 2: 2, [Symbol('s')]: 3 })) console.log(k);
for (const k in watch('hidden', Object.defineProperty({ a: 1 }, 'h', { value: 1 }))) console.log(k);
for (const k in Object.create(watch('proto', { x: 1, y: 2 }), { own: { value: 1, enumerable: true }, x: { value: 2, enumerable: false } })) console.log(k);
for (const k in watch('outer', watch('inner', { a: 1 }))) console.log(k);
const target = { a: 1, b: 2, c: 3 };
for (const k in watch('deleted', target)) { console.log(k); delete target.b; target.d = 4; }
for (const k in watch('keys', { a: 1 }, { ownKeys: () => ['a', 'z', 'q'], getOwnPropertyDescriptor: (t, key) => (key === 'q' ? undefined : { value: 1, configurable: true, enumerable: key !== 'z' }) })) console.log(k);
for (const k in new Proxy({ a: 1, b: 2 }, {})) console.log(k);
for (const k in new Proxy([5, 6], {})) console.log(k);
try { for (const k in new Proxy({}, { ownKeys() { throw new Error('no keys'); } })) console.log(k); } catch (e) { console.log(e.message); }
const { proxy, revoke } = Proxy.revocable({ a: 1 }, {}); revoke();
try { for (const k in proxy) console.log(k); } catch (e) { console.log(e.message); }
