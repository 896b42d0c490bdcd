a + b * c - d ** e ** f % g;
a || b && c | d ^ e & f == g < h << i + j * k;
(a ?? b) || c; a ?? (b && c) ?? d;
!a; ~b; +c; -d; typeof e; void f; delete g.h; delete i[j];
++a; --b.c; d++; e[0]--;
(-1) ** 2;
a ? b : c ? d : e; (a, b);
a = b = c; a += 1; b **= 2; c >>>= 3; d ??= e; f ||= g; h &&= i; [a.b, c[d]] = [1]; ({ a, b: c.d, ...e } = f);
a.b.c[d](e, ...f)`g`; new A; new A(); new A.B(c).d; new (a())(); new new A()();
a?.b; a?.[b].c?.(d).e; (a?.b).c; delete a?.b;
a in b; a instanceof b; import('x'); import('y', { with: {} });
x => x; async y => await y; (a, { b }, [c] = [], ...d) => { return a; }; async (a = 1) => {}; async(1, ...b); () => ({});
yield_ = function* g() { yield; yield a; yield* b; const c = yield; };
async function f() { await a; for await (const x of y) ; }
function g() { return new.target; }
eval('a'); (0, eval)('b'); eval?.('c');
