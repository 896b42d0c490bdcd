// Closures, hoisting, temporal dead zones, fresh bindings for each turn of a loop.
const fs = [];
for (let i = 0; i < 3; i++) fs.push(() => i++);
console.log(fs.map(f => f()).join(), fs.map(f => f()).join());
const gs = [];
for (const x of ['a', 'b']) gs.push(() => x);
for (const k in { p: 1, q: 2 }) gs.push(() => k);
console.log(gs.map(g => g()).join());
for (let i = 0, inc = () => i++; i < 2; inc(), i++) { console.log('loop', i); if (i > 5) break; }
console.log(typeof hoisted, hoisted());
function hoisted() { return 'hoisted'; }
try { early; let early = 1; } catch (e) { console.log(e.name, e.message); }
try { (() => late)(); } catch (e) { console.log(e.message); }
const late = 1;
console.log((() => late)());
var fns = [];
for (var v = 0; v < 2; v++) fns.push(() => v);
console.log(fns.map(f => f()).join());
function counter() { let n = 0; return { up: () => ++n, down() { return --n; }, get value() { return n; } }; }
const c = counter(); c.up(); c.up(); c.down();
console.log(c.value, typeof undeclared);
console.log((function fact(n) { return n < 2 ? 1 : n * fact(n - 1); })(5));
(function named() { named = 1; console.log(typeof named); })();
(function () { 'use strict'; try { (function named() { named = 1; })(); } catch (e) { console.log(e.message); } })();
{ function inBlock() { return 1; } }
console.log(inBlock());
if (true) { function inIf() { return 2; } }
console.log(inIf());
switch (1) { case 0: let z; break; case 1: try { z; } catch (e) { console.log(e.message); } }
function shadow(a, b = () => a) { var a = 2; return [a, b()]; }
console.log(shadow(1).join());
function args(a, b) { arguments[0] = 'changed'; b = 'b2'; return [a, arguments[1], arguments.length].join(); }
console.log(args('a', 'b', 'c'));
function strictArgs(a) { 'use strict'; arguments[0] = 'changed'; return a; }
console.log(strictArgs('a'));
console.log(((a, b = 2, ...c) => 0).length, (function (a, b) {}).length);
try { const k = 1; k = 2; } catch (e) { console.log(e.message); }
var self = this; console.log((() => this)() === self, this === globalThis);
// expect: 0,1,2 1,2,3
// expect: a,b,p,q
// expect: loop 0
// expect: loop 1
// expect: function hoisted
// expect: ReferenceError Cannot access 'early' before initialization
// expect: Cannot access 'late' before initialization
// expect: 1
// expect: 2,2
// expect: 1 undefined
// expect: 120
// expect: function
// expect: Assignment to constant variable.
// expect: 1
// expect: 2
// expect: Cannot access 'z' before initialization
// expect: 2,1
// expect: changed,b2,3
// expect: a
// expect: 1 2
// expect: Assignment to constant variable.
// expect: true true
