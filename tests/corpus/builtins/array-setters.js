// Setters that arrays inherit are called by the methods that add and move elements; a length is converted.
let wrote = '';
const found = {};
Object.defineProperty(Array.prototype, '0', { set(value) { wrote += value; }, get() { return 'inherited'; }, configurable: true });
for (const [name, work] of Object.entries({ push: (a) => a.push(1), unshift: (a) => a.unshift(2), splice: (a) => a.splice(0, 0, 3) })) {
  const array = [];
  work(array);
  found[name] = `${array.length} ${Object.hasOwn(array, 0)} ${array[0]}`;
}
delete Array.prototype[0];
console.log(wrote, found);
const short = [1, 2, 3];
let conversions = 0;
short.length = { valueOf() { conversions++; return 1; } };
console.log(short, conversions);
try {
  short.length = { valueOf: () => -1 };
} catch (error) {
  console.log(error.name, error.message);
}
const fixed = Object.freeze([1]);
try {
  (function () { 'use strict'; fixed.length = { valueOf: () => 0 }; })();
} catch (error) {
  console.log(error.name, error.message);
}
console.log(Reflect.set([1, 2], 'length', { valueOf: () => 0 }), fixed.length);
