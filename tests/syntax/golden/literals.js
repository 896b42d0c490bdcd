null; true; false; 0; 1.5e3; .5; 5.; 0x1F; 0o17; 0b101; 1_000.5_5; 017; 019.5; 0x1fffffffffffff8;
123n; 0xFFn; 1_0n;
'a\n\x41\u{1F600}\
b'; "\0\01\8\u0041"; 'lone \ud800';
/ab+c/gi; /[/\]]/u; a / b / c; (a) /b/ 1;
`plain`; `a${b}c${`inner${d}`}\n`; tag`x\u{zz}${1}y`;
[1, , ...a, , ]; [];
({ a, b: 1, 'c': 2, 3: 4, 5n: 6, [d]: 7, ...e, get f() { return 1; }, set f(v) {}, g() {}, async h() {}, *i() {},
   async *j() {}, get: 1, async: 2, static: 3, if: 4, __proto__: null, [g]() {} });
\u0061bc; a\u{62}c; ünï; 𠮷;
