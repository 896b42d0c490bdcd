// Ways out of blocks: finally, labels, closing iterators.
const log = [];
const it = name => ({ [Symbol.iterator]() { let i = 0; return { next: () => ({ value: i++, done: false }), return() { log.push(name); return {}; } }; } });
const f1 = () => { try { return 'try'; } finally { log.push('f1'); } };
const f2 = () => { try { return 'try'; } finally { return 'finally'; } };
const f3 = () => { try { throw 1; } catch (e) { return 'caught ' + e; } finally { log.push('f3'); } };
const f4 = () => { for (;;) { try { return 'no'; } finally { break; } } return 'after'; };
const f5 = () => { try { return 1; } finally { l: try { return 2; } finally { break l; } } };
const f6 = () => { for (const x of it('o')) for (const y of it('i')) { if (y) return x + y; } };
const f7 = () => { let s = ''; outer: for (const x of it('O')) { for (const y of it('I')) { if (y > 1) continue outer; s += x + '' + y + ' '; if (x) break outer; } } return s; };
const f8 = () => { try { for (const x of it('t')) throw new Error('body'); } catch (e) { return e.message; } };
const f9 = () => { for (let i = 0; i < 3; i++) { try { if (i == 1) continue; log.push('b' + i); } finally { log.push('e' + i); } } };
const f10 = () => { a: { b: { break a; } log.push('not'); } return 'labels'; };
const f11 = n => { switch (n) { case 1: return 'one'; case 2: case 3: { const x = n; n = x + 10; break; } default: n = 'default'; case 9: return n + '!'; } return n; };
const f12 = () => { try { try { throw 'a'; } finally { log.push('inner'); } } catch (e) { return e; } };
const f13 = () => { try { try { throw 'a'; } finally { throw 'b'; } } catch (e) { return e; } };
const f14 = () => { const r = []; for (const k in { x: 1, y: 2, z: 3 }) { try { if (k == 'y') continue; r.push(k); } finally { r.push('/'); } } return r.join(''); };
const f15 = () => { let i = 0; do { i++; if (i == 2) continue; if (i > 4) break; } while (i < 10); while (true) { if (i++ > 7) break; } return i; };
const f16 = () => { for (const x of it('ret')) { try { return x; } finally { log.push('fin'); } } };
const f17 = () => { try { for (const x of { [Symbol.iterator]: () => ({ next: () => ({ done: false }), return() { throw 'from return'; } }) }) break; } catch (e) { return e; } };
const f18 = () => { try { for (const x of { [Symbol.iterator]: () => ({ next: () => ({ done: false }), return() { throw 'hidden'; } }) }) throw 'seen'; } catch (e) { return e; } };
const f19 = () => { try { for (const x of { [Symbol.iterator]: () => ({ next() { throw 'next'; }, return() { log.push('never'); } }) }); } catch (e) { return e; } };
const f20 = () => { try { for (const x of { [Symbol.iterator]: () => ({ next: () => ({ done: false }), return: () => 1 }) }) break; } catch (e) { return e.message; } };
for (const f of [f1, f2, f3, f4, f5, f6, f7, f8, f9, f10, () => [1, 2, 3, 4, 9].map(f11).join(), f12, f13, f14, f15, f16, f17, f18, f19, f20]) {
  const r = f(); console.log(String(r), log.splice(0).join(' '));
}
console.log(eval('1; do { 2; continue; } while (false)'), eval('3; if (false) 4'), eval('var ee = 5; ee + 1'), eval('6; try { 7 } finally { 8 }'), eval('l: { 9; break l; }'), eval('10; {} ; ;'), eval('switch (1) { case 1: 11; }'));
// expect: try f1
// expect: finally 
// expect: caught 1 f3
// expect: after 
// expect: 1 
// expect: 1 i o
// expect: 00 01 10  I I O
// expect: body t
// expect: undefined b0 e0 e1 b2 e2
// expect: labels 
// expect: one,12,13,default!,9! 
// expect: a inner
// expect: b 
// expect: x//z/ 
// expect: 9 
// expect: 0 fin ret
// expect: from return 
// expect: seen 
// expect: next 
// expect: Iterator result 1 is not an object 
// expect: 2 undefined 6 7 9 10 11
