// What a class reads of its superclass, and where super looks.
const base = new Proxy(function Base() {}, { get(target, key, receiver) { console.log('get', String(key)); return Reflect.get(target, key, receiver); } });
class A extends base { m() { return super.toString === Object.prototype.toString; } }
console.log(new A().m(), Object.getPrototypeOf(A) === base);
function Getter() {} const bound = function () {}.bind(); Object.defineProperty(bound, 'prototype', { get() { console.log('prototype'); return { from: 'getter' }; } });
class B extends bound { }
console.log(Object.getPrototypeOf(B.prototype).from);
for (const bad of [5, undefined, () => {}, {}, function* () {}, Math.max]) try { class X extends bad {} console.log('ok'); } catch (e) { console.log(e.message); }
const o = { __proto__: { get k() { return 'one'; } }, m(key) { return super[key]; }, set(key, v) { super[key] = v; return this.k; } };
console.log(o.m({ toString() { Object.setPrototypeOf(o, { k: 'two' }); return 'k'; } }), o.m('k'));
const bare = { __proto__: null, m() { return super.x; }, s() { super.x = (console.log('value'), 1); } };
try { bare.m(); } catch (e) { console.log(e.message); }
try { bare.s(); } catch (e) { console.log(e.message); }
let count = 0;
const c = { __proto__: { n: 1 }, m() { super[{ toString() { count++; return 'n'; } }]++; return this.n; } };
console.log(c.m());
