let top = 1;
function plain(a, b) { var c = a; let d = b; { let e = c; const f = d + e; } { let g; } return top; }
function closure(a, b) { let count = 0; return () => { count++; return a + later; }; let later; }
function loops() { for (let i = 0; i < 3; i++) { let j = i; run(() => i + j); } for (const k of k2) run(() => k); for (let m = 0; m < 1; m++) m; }
function tdz() { use; let use = use + 1; use; switch (1) { case 0: let s; case 1: s; } }
function defaults(a, b = () => a, c = d) { var a; var d; let e = a; return () => d; }
const named = function self(n) { return n ? self(n - 1) : () => self; };
function args(a) { return () => arguments[0] + a; }
function strictArgs(a) { 'use strict'; return arguments; }
function noArgs(arguments) { return arguments; }
function varArgs() { var arguments; return arguments; }
class Animal { #name; constructor() { this.later = () => this.#name; } static make() { return new Animal(); } }
function useThis() { const inner = () => () => this; return [inner, () => new.target]; }
function direct(a) { let b; eval('var c'); return (d) => c + d; }
function strictDirect(a) { 'use strict'; eval('a'); }
function dynamic(o, p) { with (o) { p = q; var r = 1; } return r; }
function caught() { try { } catch (e) { var e = 1; run(() => e); } }
function shadow(x) { { let x = 1; { let x = 2; run(() => x); } } return x; }
function hoist() { later(); { function later() {} } if (1) function other() {} { let blocked; { function blocked() {} } } }
let Self = class Inner { static x = Inner; [Inner] = 1; };
undeclared = top; undeclared2();
