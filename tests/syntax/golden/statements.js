'use not strict';
var a, b = 1, [c] = d; let e; const f = 2, { g, h: { i = 3 } } = j;
if (a) b; else if (c) d; else { e }
for (;;) break;
for (var k = 0, l = 1; k < l; k++) continue;
for (let m = 0; m < 3; m++) { const n = m; }
for (const o of p) ; for (let [q, r] of s) {} for (t in u) ; for (var v in w) ; for ({ x: y.z } of a) ;
while (a) b
do c(); while (d) e();
outer: inner: for (;;) { for (;;) { continue outer; break inner; } }
block: { break block; }
switch (a) { case 1: let z; case 2: { } default: b(); }
try { throw a; } catch { } finally { }
try { } catch ({ message }) { var message2 = message; }
with (a) b;
debugger; ;
function hoisted() { return; }
class C extends D {}
var a = 1
  , b
a
++b
