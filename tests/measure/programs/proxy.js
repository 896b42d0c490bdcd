// Proxy: get, set and has traps, plain forwarding, Reflect.
let reads = 0, writes = 0;
const target = { a: 1, b: 2, n: 0 };
const watched = new Proxy(target, {
  get(object, key, receiver) { reads++; return Reflect.get(object, key, receiver); },
  set(object, key, value, receiver) { writes++; return Reflect.set(object, key, value, receiver); },
  has(object, key) { return key in object; },
});
for (let i = 0; i < 240000; i++) { watched.n = watched.a + watched.b + i; if (!('a' in watched)) writes = -1; }
const plain = new Proxy([], {});
for (let i = 0; i < 80000; i++) plain.push(i);
const called = new Proxy((x) => x + 1, { apply(f, self, list) { return f(...list) * 2; } });
let sum = 0;
for (let i = 0; i < 120000; i++) sum = (sum + called(i)) % 1000003;
print('proxy ' + [reads, writes, target.n, plain.length, sum].join(':'));
