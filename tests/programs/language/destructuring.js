// Destructuring: order, defaults, rest, closing of iterators.
const log = [];
const it = (name, n) => ({ [Symbol.iterator]() { let i = 0; return { next() { log.push(name + i); return { value: i++, done: i > n }; }, return() { log.push(name + ' closed'); return {}; } }; } });
const flush = () => { console.log(log.join(' ')); log.length = 0; };
{ const [a, b] = it('x', 5); console.log(a, b); flush(); }
{ const [a, , b = 'd', ...c] = it('x', 2); console.log(a, b, c.length); flush(); }
{ const [] = it('x', 2); flush(); }
try { const [a = (() => { throw new Error('default'); })()] = [undefined]; } catch (e) { console.log(e.message); }
try { [({}).x.y] = it('t', 3); } catch (e) { console.log(e.name); flush(); }
const o = { a: 1, b: { c: [2, 3] }, 'd e': 4, 5: 'five' };
const { a, b: { c: [x, y] }, 'd e': de, 5: five, missing = 'dflt', ...rest } = o;
console.log(a, x, y, de, five, missing, Object.keys(rest).length);
const key = 'a'; const { [key]: byKey, ...others } = o; console.log(byKey, Object.keys(others).join());
let p, q; [p, q] = [1, 2]; [p, q] = [q, p]; console.log(p, q);
const target = {}; ({ a: target.x, b: target['y'] = 5, ...target.z } = { a: 1, w: 2 }); console.log(JSON.stringify(target));
[target.m, ...target.n] = 'héy'; console.log(target.m, target.n.join('|'));
console.log((({ a = 1, b: { c = 2 } = {} } = {}, [d, e = d] = [3]) => [a, c, d, e].join())());
for (const [k, { v }] of [['k', { v: 'v' }]]) console.log(k, v);
for ({ p, q = 9 } of [{ p: 7 }]) console.log(p, q);
try { const { z } = null; } catch (e) { console.log(e.message); }
try { (({ z }) => z)(); } catch (e) { console.log(e.message); }
try { const { z: { w } } = {}; } catch (e) { console.log(e.message); }
try { const [z] = {}; } catch (e) { console.log(e.message); }
try { const [z] = undefined; } catch (e) { console.log(e.message); }
const order = [];
const src = { get a() { order.push('get a'); }, get b() { order.push('get b'); return 1; } };
const k = n => (order.push('key ' + n), n);
const t = { set a(v) { order.push('set a ' + v); }, set b(v) { order.push('set b ' + v); } };
({ [k('a')]: (order.push('target'), t).a = (order.push('default'), 'D'), [k('b')]: t.b } = src);
console.log(order.join(', '));
const f = ({ length }) => length; console.log(f('four'), f([1]));
function g([a, b] = [1, 2], { c } = { c: a + b }) { return c; } console.log(g(), g([5, 6]));
console.log([...'ab', ...[1, , 2], ...new Set([3])].length, Math.max(...[1, 5], 2, ...[3]));
const fn = () => {}; const { an = () => {}, [Symbol.iterator]: si = function () {} } = {}; console.log(fn.name, an.name, si.name);
// expect: 0 1
// expect: x0 x1 x closed
// expect: 0 d 0
// expect: x0 x1 x2
// expect: x closed
// expect: default
// expect: TypeError
// expect: t0 t closed
// expect: 1 2 3 4 five dflt 0
// expect: 1 5,b,d e
// expect: 2 1
// expect: {"x":1,"y":5,"z":{"w":2}}
// expect: h é|y
// expect: 1,2,3,3
// expect: k v
// expect: 7 9
// expect: Cannot destructure property 'z' of 'null' as it is null.
// expect: Cannot destructure property 'z' of 'undefined' as it is undefined.
// expect: Cannot read properties of undefined (reading 'w')
// expect: {} is not iterable
// expect: undefined is not iterable
// expect: key a, target, get a, default, set a D, key b, get b, set b 1
// expect: 4 1
// expect: 3 11
// expect: 6 5
// expect: fn an si
