// Classes: fields, private names, accessors, static blocks, super.
const order = [];
const k = n => (order.push(n), n);
class A {
  [k('f1')] = order.push('init f1'); static [k('s1')] = order.push('init s1');
  [k('m1')]() { return 'm1'; }
  static { order.push('static block ' + typeof this.s1 + ' ' + (this === A)); }
  #p = 1; static #sp = 2;
  get p() { return this.#p; } set p(v) { this.#p = v * 2; }
  #pm(x) { return this.#p + x; }
  callPm(x) { return this.#pm(x); }
  static has(o) { return #p in o; }
  static sp() { return ++A.#sp; }
  get #acc() { return 'acc' + this.#p; } set #acc(v) { this.#p = v; }
  acc(v) { const before = this.#acc; this.#acc = v; return before + ' ' + this.#acc; }
  inc() { this.#p++; this.#p += 10; this.#p ??= 5; return this.#p; }
  arrow = () => this.p;
  'quoted name' = 1; 7 = 'seven';
}
console.log(order.join()); order.length = 0;
const a = new A(); console.log(order.join(), a.f1, A.s1, a.m1());
a.p = 5; console.log(a.p, a.callPm(1), A.has(a), A.has({}), A.sp(), a.acc(3), a.inc(), a.arrow(), Object.keys(a).join());
class B extends A {
  own = super.p; constructor(...args) { const f = () => super(...args); f(); this.made = new.target.name; }
  m1() { return 'B' + super.m1(); } static sp() { return super.sp() * 10; }
  get p() { return 'Bp' + super.p; } set p(v) { super.p = v; }
}
const b = new B(); console.log(b.own, b.made, b.m1(), B.sp(), b.p); b.p = 4; console.log(b.p);
class C extends B {} console.log(new C().made, C.name, C.length, new C() instanceof A);
try { class D extends A { constructor() { this.x; } } new D(); } catch (e) { console.log(e.message); }
try { class D extends A { constructor() { super(); super(); } } new D(); } catch (e) { console.log(e.message); }
try { class D extends A { constructor() { } } new D(); } catch (e) { console.log(e.message); }
try { A(); } catch (e) { console.log(e.message); }
try { class X { static m() { X = 1; } } X.m(); } catch (e) { console.log(e.message); }
console.log(typeof A, A.name, (class {}).name, (class N {}).name, class { static name = 'own' }.name);
const anon = class { static n = this.name; }; console.log(anon.n);
const obj = { __proto__: { hi() { return 'proto'; } }, hi() { return 'own ' + super.hi(); }, ['com' + 'puted']: 1, get x() { return this.computed; }, async *gen() {}, anonymous: () => {} };
console.log(obj.hi(), obj.x, obj.gen.name, obj.anonymous.name, Object.getOwnPropertyDescriptor(obj, 'x').get.name);
class E2 extends Array { sum() { return this.reduce((x, y) => x + y, 0); } } const e2 = new E2(); e2.push(1, 2, 3); console.log(e2.sum(), e2.length, e2 instanceof E2);
class Err extends Error { constructor(m) { super(m); this.name = 'Err'; } } try { throw new Err('boom'); } catch (e) { console.log(`${e}`, e instanceof Error); }
class Acc { static #count = 0; static inc() { return ++Acc.#count; } static get count() { return Acc.#count; } } Acc.inc(); Acc.inc(); console.log(Acc.count);
class Ch { #v; constructor(v) { this.#v = v; } static sum(...cs) { return cs.reduce((s, c) => s + c.#v, 0); } get v() { return this?.#v; } } console.log(Ch.sum(new Ch(1), new Ch(2)), new Ch(3).v);
function Old(x) { if (!new.target) return new Old(x); this.x = x; } Old.prototype.get = function () { return this.x; }; console.log(Old(4).get(), new Old(5) instanceof Old);
class Sup { constructor() { this.t = new.target === Sup; } } console.log(new Sup().t, new (class extends Sup {})().t);
// expect: f1,s1,m1,init s1,static block number true
// expect: init f1 1 4 m1
// expect: 10 11 true false 3 acc10 acc3 14 14 7,f1,arrow,quoted name
// expect: 1 B Bm1 40 Bp1
// expect: Bp8
// expect: C C 0 true
// expect: Must call super constructor in derived class before accessing 'this' or returning from derived constructor
// expect: Super constructor may only be called once
// expect: Must call super constructor in derived class before accessing 'this' or returning from derived constructor
// expect: Class constructor A cannot be invoked without 'new'
// expect: Assignment to constant variable.
// expect: function A  N own
// expect: anon
// expect: own proto 1 gen anonymous get x
// expect: 6 3 true
// expect: Err: boom true
// expect: 2
// expect: 3 3
// expect: 4 true
// expect: true false
