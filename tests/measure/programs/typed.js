// Typed arrays and DataView: element reads and writes, fill, slice, sort, conversions.
const n = 200000;
const floats = new Float64Array(n), words = new Int32Array(n), bytes = new Uint8Array(n);
let seed = 12345;
for (let i = 0; i < n; i++) {
  seed = (seed * 1103515245 + 12345) & 0x7fffffff;
  floats[i] = seed / 1000; words[i] = seed; bytes[i] = seed;
}
let sum = 0;
for (let round = 0; round < 10; round++)
  for (let i = 0; i < n; i++) sum = (sum + bytes[i] * 3 + (words[i] & 255)) % 1000003;
for (let round = 0; round < 4; round++) { floats.slice().sort(); words.slice().sort(); }
const sorted = floats.slice().sort();
const view = new DataView(new ArrayBuffer(8 * 1024));
for (let round = 0; round < 60; round++)
  for (let i = 0; i < 1024; i++) { view.setFloat64(i * 8, i * 1.5, true); sum += view.getUint16(i * 8, false) & 7; }
const listed = Array.from(words.subarray(0, 50000)).length;
print('typed ' + [sum, sorted[0], sorted[n >> 1], listed].join(':'));
