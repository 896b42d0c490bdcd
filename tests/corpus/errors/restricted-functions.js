// `caller`, `arguments` and `callee`: what strict code forbids, and who complains first when an operand will not be a number.
const tryIt = (label, work) => {
  try {
    console.log(label, work());
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
};
tryIt('strict', () => (function () { 'use strict'; }).caller);
tryIt('arrow', () => (() => 1).arguments);
tryIt('class', () => (class {}).caller);
tryIt('method', () => ({ m() {} }).m.arguments);
tryIt('async', () => (async function () {}).caller);
tryIt('bound', () => (function () {}).bind().caller);
tryIt('built in', () => Math.max.caller);
tryIt('sloppy', () => [(function () {}).caller, (function () {}).arguments]);
function sloppy() { return sloppy.caller; }
tryIt('called by strict code', () => (function () { 'use strict'; return sloppy(); })());
tryIt('called from the top', () => top);
const top = sloppy();
tryIt('callee', () => (function () { 'use strict'; return arguments.callee; })());
tryIt('sloppy callee', () => (function f() { return arguments.callee === f; })());
tryIt('own', () => Object.getOwnPropertyNames(function () {}).join());
const noisy = { valueOf() { console.log('  asked'); return 1; } };
tryIt('symbol first', () => Symbol() - noisy);
tryIt('object first', () => noisy * Symbol());
tryIt('plus asks both', () => Symbol() + noisy);
