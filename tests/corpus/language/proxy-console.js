// A console looks at what is behind a proxy, and calls no trap of it.
console.log(new Proxy({ a: 1, b: { c: 2 } }, {}));
console.log([new Proxy({ x: 1 }, { get(t, k, r) { return Reflect.get(t, k, r); } })], { p: new Proxy([1, 2, 3], {}) });
const reactive = (o) => new Proxy(o, { get: (t, k, r) => Reflect.get(t, k, r), set: (t, k, v, r) => Reflect.set(t, k, v, r) });
const state = reactive({ count: 0, items: reactive([1, reactive({ deep: true })]) });
state.count++; state.items.push(4);
console.log(state, state.items);
class Point { constructor() { this.x = 1; } }
console.log(new Proxy(new Point(), {}), new Proxy(Object.create(null), {}));
console.log('%o and %s', new Proxy({ a: 1 }, {}), new Proxy([1], {}));
console.log(new Proxy(new Proxy({ twice: 1 }, {}), {}));
const o = { self: null }; o.self = o; console.log(new Proxy(o, {}));
