// Operators, optional chains, assignments, templates, deletes, order of evaluation.
let n = null, u, o = { a: { b: { c: 1 } }, f(x) { return this === o ? x : 'wrong this'; }, z: 0 };
console.log(o?.a?.b.c, n?.a.b.c(), o.g?.(), o.f?.(2), (o.f)(3), (0, o.f)?.call(o, 4), o?.['a']?.['b'].c, n?.[u.x], delete o?.nothing, delete n?.x);
o.z ||= 5; o.w ??= 6; o.w &&= 7; o.z ??= 8; n ??= 'set'; u ||= 'or'; console.log(o.z, o.w, n, u);
let i = 5; console.log(i++ + ++i, i--, --i, i, (-i) ** 2);
const a = [1, 2, 3]; let j = 0; a[j++] += 10; a[j++]++; ++a[j]; console.log(a.join(), j);
console.log(`a${1}b${'c'}d${`nested ${2}`}`, ((s, ...v) => s.raw.join('|') + v.join())`x\n${1}y${2}`);
const tag = s => s; const site = () => tag`same`; console.log(site() === site(), tag`a` === tag`a`);
console.log(typeof null, typeof 1n, typeof Symbol(), typeof (() => 1), void 0, !0, ~5, +'3', -'4', 7 % -3, 2 ** 3 ** 2);
console.log(1 < 2 < 3, 3 > 2 > 1, '10' < '9', 10 < '9', null == 0, null >= 0, undefined == null, NaN != NaN, 0 === -0);
console.log(1 && 2 || 3, (0 || null) ?? "x", !(1 && 0) && 'y', (0, 1, 2), 'b' in { b: 1 }, [] instanceof Array);
const ev = []; const e = x => (ev.push(x), x); const tgt = { x: {} };
e(tgt).x[e('k')] = e(1) + e(2) * e(3); console.log(ev.length, tgt.x.k);
console.log(1 ? 2 ? 'a' : 'b' : 'c', 0 ? 1 : 0 ? 2 : 3, [, 1, , 2].length, { a: 1, ...{ b: 2 }, ...null, c: 3 }.b);
console.log(10n ** 20n, 0xffn, 5n / 2n, -7n % 3n, 1_000, 0b11, 0o17, .5e1);
var g1 = 1; console.log(delete globalThis.nope, typeof g1, g1 <<= 4, g1 >>>= 2, g1 ^= 1);
console.log([1, 2, 3].map(x => x * 2).filter(x => x > 2).reduce((x, y) => x + y), (x => ({ x }))(1).x, (() => { })());
try { o.nope.x; } catch (e) { console.log(e.message); } try { u1; } catch (e) { console.log(e.message); } try { o.nope(); } catch (e) { console.log(e.message); }
try { (a || 1)(); } catch (e) { console.log(e.message); } try { o.a.b.c(); } catch (e) { console.log(e.message); } try { new o.a(); } catch (e) { console.log(e.message); } try { null.x = 1; } catch (e) { console.log(e.message); }
try { for (const x of 5); } catch (e) { console.log(e.message); } try { [...o]; } catch (e) { console.log(e.message); } try { 1 in 2; } catch (e) { console.log(e.message); } try { o.f(1)(); } catch (e) { console.log(e.message); }
var { length } = 'abc', [first = 'dflt'] = []; console.log(length, first);
console.log(((a, b) => { 'use strict'; return this === undefined || typeof this; })(), (function () { 'use strict'; return this; })(), typeof (function () { return this; })());
with_test: { var scope = { inside: 1 }; with (scope) { var fromWith = inside; inside = 2; } console.log(scope.inside, fromWith); }
label: for (var q of [1, 2]) { for (;;) continue label; } console.log(q);
console.log(eval('var ev1 = 3; ev1 * 2'), (function () { var loc = 1; eval('var added = loc + 1'); return added; })(), (0, eval)('typeof loc'), (function (x) { return eval('x + arguments.length'); })(4, 5), (() => { let y = 1; eval('y = 9'); return y; })(), new Function('a', 'b', 'return a + b')(1, 2));
// expect: 1 undefined undefined 2 3 4 1 undefined true true
// expect: 5 7 set or
// expect: 12 7 5 5 25
// expect: 11,3,4 2
// expect: a1bcdnested 2 x\n|y|1,2
// expect: true false
// expect: object bigint symbol function undefined true -6 3 -4 1 512
// expect: true false true false false true true true true
// expect: 2 x y 2 true true
// expect: 5 7
// expect: a 3 4 2
// expect: 100000000000000000000n 255n 2n -1n 1000 3 15 5
// expect: true number 16 4 5
// expect: 10 1 undefined
// expect: Cannot read properties of undefined (reading 'x')
// expect: u1 is not defined
// expect: o.nope is not a function
// expect: (a || 1) is not a function
// expect: o.a.b.c is not a function
// expect: o.a is not a constructor
// expect: Cannot set properties of null (setting 'x')
// expect: 5 is not iterable
// expect: o is not iterable
// expect: Cannot use 'in' operator to search for '1' in 2
// expect: o.f(...) is not a function
// expect: 3 dflt
// expect: object undefined object
// expect: 2 1
// expect: 2
// expect: 6 2 undefined 6 9 3
