// Generators: resumption, return, throw, delegation.
function* g(a = 'dflt') { const x = yield a; try { const y = yield x + 1; return y; } finally { console.log('cleanup'); yield 'from finally'; } }
let i = g(); console.log(JSON.stringify([i.next('ignored'), i.next(1), i.return('ret'), i.next(), i.next()]));
i = g(); i.next(); i.next(1); try { console.log(JSON.stringify(i.throw(new Error('in')))); i.next(); } catch (e) { console.log(e.message); }
function* inner() { try { const r = yield 'i1'; console.log('got', r); yield 'i2'; return 'inner result'; } finally { console.log('inner done'); } }
function* outer() { const r = yield* inner(); console.log('result', r); yield* [10, 20]; yield* 'xy'; }
console.log([...outer()].join());
i = outer(); i.next(); i.next('sent'); console.log(JSON.stringify(i.return('early')));
function* fib() { let [a, b] = [0, 1]; for (;;) { yield a; [a, b] = [b, a + b]; } }
const out = []; for (const n of fib()) { if (n > 50) break; out.push(n); } console.log(out.join());
const [p, q, , r] = fib(); console.log(p, q, r);
const obj = { *[Symbol.iterator]() { yield* [1, 2, 3].map(x => x * this.k); }, k: 2 }; console.log([...obj].join(), Math.max(...obj));
function* args() { yield arguments.length; yield this === undefined || typeof this; } console.log([...args(1, 2)].join());
const deleg = { [Symbol.iterator]: () => ({ next: v => (console.log('next', v), { value: 1, done: false }), throw: e => (console.log('throw', e), { value: 't', done: true }), return: v => (console.log('return', v), { value: v, done: true }) }) };
function* d() { return yield* deleg; }
i = d(); i.next('a'); i.next('b'); console.log(JSON.stringify(i.throw('c'))); i = d(); i.next(); console.log(JSON.stringify(i.return('d')));
function* running() { try { it2.next(); } catch (e) { console.log(e.message); } } const it2 = running(); it2.next();
function* spreadYield() { console.log((yield 1) + (yield 2), [yield 3, yield 4].join()); } i = spreadYield(); for (let n = 0; n < 5; n++) i.next(n);
function* tf() { while (true) { try { yield 'w'; } catch (e) { console.log('caught', e); continue; } } } i = tf(); i.next(); i.throw('e1'); console.log(i.throw('e2').value, i.return().done, i.next().done);
class K { *items() { yield* Object.keys(this); } static *s() { yield 's'; } a = 1; } console.log([...new K().items(), ...K.s()].join());
function* forOfReturn() { for (const x of inner()) { yield x; } } i = forOfReturn(); i.next(); console.log(JSON.stringify(i.return('z')));
// expect: cleanup
// expect: [{"value":"dflt","done":false},{"value":2,"done":false},{"value":"from finally","done":false},{"value":"ret","done":true},{"done":true}]
// expect: cleanup
// expect: {"value":"from finally","done":false}
// expect: in
// expect: got undefined
// expect: inner done
// expect: result inner result
// expect: i1,i2,10,20,x,y
// expect: got sent
// expect: inner done
// expect: {"value":"early","done":true}
// expect: 0,1,1,2,3,5,8,13,21,34
// expect: 0 1 2
// expect: 2,4,6 6
// expect: 2,object
// expect: next undefined
// expect: next b
// expect: throw c
// expect: {"value":"t","done":true}
// expect: next undefined
// expect: return d
// expect: {"value":"d","done":true}
// expect: Generator is already running
// expect: 3 3,4
// expect: caught e1
// expect: caught e2
// expect: w true true
// expect: a,s
// expect: inner done
// expect: {"value":"z","done":true}
