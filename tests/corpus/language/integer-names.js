// Every place that names a function by a key that is a number.
const o = { 1: () => {}, 2: function () {}, 3: class {}, 0x10: () => {}, 1e3: () => {}, .5: () => {}, 10n: () => {}, 4() {}, *5() {}, async 6() {}, async *7() {}, get 8() { return 1; }, set 8(v) {}, 9: function named() {} };
for (const key of Object.keys(o)) {
  const d = Object.getOwnPropertyDescriptor(o, key);
  console.log(key, d.value?.name, d.get?.name, d.set?.name);
}
class A {
  1 = () => {}; 2 = class {}; static 3 = function () {}; static 4() {} 5() {} get 6() { return 1; } static set 7(v) {} 8n() {} *9() {}
}
const a = new A();
console.log(a[1].name, a[2].name, A[3].name, A[4].name, a[5].name, a[8].name, a[9].name);
console.log(Object.getOwnPropertyDescriptor(A.prototype, 6).get.name, Object.getOwnPropertyDescriptor(A, 7).set.name);
const { 1: x = () => {}, 2: y = class {} } = {};
console.log(x.name, y.name);
try { ({ 12() { throw new Error('in 12'); } })[12](); } catch (e) { console.log(e.stack.split('\n')[1].trim().split(' ')[1]); }
const { 0: first, '1': second, 2.5: third, ...rest } = { 0: 'a', 1: 'b', 2.5: 'c', 3: 'd', e: 'f' };
console.log(first, second, third, JSON.stringify(rest));
const calls = [];
const { 7: seven, ...others } = { get 7() { calls.push('get'); return 7; }, get 8() { calls.push('get 8'); return 8; } };
console.log(seven, JSON.stringify(others), calls.join());
