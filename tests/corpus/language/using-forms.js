// Where `using` may stand, in what order resources are disposed of, and what becomes of errors.
const r = (name, fail) => ({ [Symbol.dispose]() { console.log('dispose', name); if (fail) throw new Error(name); } });
{ using a = r('a'), b = r('b'); using c = null; using d = undefined; console.log('block'); }
for (using x of [r('x1'), r('x2'), null]) { console.log('turn', x === null); if (x === null) continue; }
outer: for (const i of [1, 2]) { for (using x of [r('y' + i), r('z' + i)]) { console.log(i); continue outer; } }
for (using x = r('for'), y = r('for2'); ;) { console.log('once'); break; }
function f(n) { using a = r('fa'); if (n) return (console.log('returning'), 'value'); using b = r('fb'); return 'end'; }
console.log(f(1), f(0));
function* g() { using a = r('ga'); try { yield 1; } finally { console.log('finally'); } }
const it = g(); it.next(); console.log(it.return(5).value);
for (const v of g()) break;
class A { static { using a = r('static'); console.log('in static'); } m() { using a = r('method'); } }
new A().m();
try { using a = r('s1', true); using b = r('s2', true); throw new Error('body'); } catch (e) {
  console.log(e.name, e.message, e.error.message, e.suppressed.error.message, e.suppressed.suppressed.message, e instanceof SuppressedError);
}
try { using a = r('only', true); } catch (e) { console.log(e.name, e.message); }
for (const bad of [5, 'text', {}, { [Symbol.dispose]: 1 }]) try { using a = r('before'); using b = bad; } catch (e) { console.log(e.message); }
try { using q = r('q'); q = 1; } catch (e) { console.log(e.message); }
try { console.log(early); using early = null; } catch (e) { console.log(e.message); }
{ const fns = []; for (using x of [r('c1'), r('c2')]) fns.push(() => x); console.log(fns[0]() !== fns[1]()); }
{ using f = Object.assign(() => {}, r('fn')); console.log(f.name); }
var using = { of: 1 }; using.of++; console.log(using.of); using
console.log('asi');
for (using of [7]) console.log(using);
{ let await_ = 1; using using = r('using'); console.log(typeof using); }
switch (1) { case 1: { using s = r('switch'); console.log('case'); } }
console.log(eval('{ using e = r("eval"); "completion" }'));
for (const s of ['using x = null', '{ using [a] = null }', '{ using x }', 'for (using x in {}) ;', 'if (1) using x = null', 'switch (1) { case 1: using x = null; }', '{ using x = null, x = null }', 'label: using x = null', '{ using let = null }']) {
  try { (0, eval)(s); console.log('ok', s); } catch (e) { console.log(s, e.message); }
}
const s = new DisposableStack(); s.use(r('u1')); s.defer(() => console.log('deferred')); s.adopt(5, (v) => console.log('adopted', v));
{ using all = s.move(); console.log(s.disposed, all.disposed); }
