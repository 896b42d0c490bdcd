// Probes: typed arrays, views and buffers: elements, conversions, methods, resizing, messages.
const a = new Uint8Array([1, 2, 300, -1]); console.log(a, a.length, a[2], 'x' in a, a['-0'], a[9], Object.keys(a));
a[0] = '7'; a[1] = { valueOf() { return 9; } }; console.log(a, Uint8Array.from('123'), a.map((x) => x * 2), [...a], a.join('-'), String(a));
const f = new Float64Array(3); f[0] = 1.5; f.fill(2, 1); console.log(f, new Float32Array([0.1])[0], new Float16Array([1 / 3, 65520, 1e-8]), new BigInt64Array([1n, -1n]));
const v = new DataView(new ArrayBuffer(8)); v.setInt16(0, -2); v.setFloat32(2, 1.5, true); console.log(v.getInt16(0), v.getUint8(0), v.getFloat32(2, true), v.byteLength);
console.log(a.subarray(1, 3), a.slice(-2), a.sort(), a.toSorted((x, y) => y - x), a.with(0, 5), a.at(-1), a.indexOf(9), a.reverse());
console.log(new Uint16Array(a.buffer), a.buffer, new ArrayBuffer(4).slice(1).byteLength, Object.prototype.toString.call(a), Uint8Array.BYTES_PER_ELEMENT, Object.getPrototypeOf(Uint8Array).name, typeof TypedArray);
const r = new ArrayBuffer(4, { maxByteLength: 8 }); const t = new Uint8Array(r); r.resize(8); console.log(t.length, r.resizable, r.transfer().byteLength, r.detached, t.length);
try { new Uint16Array(new ArrayBuffer(3)); } catch (e) { console.log(e.message); } try { Uint8Array(1); } catch (e) { console.log(e.message); }
try { new BigInt64Array([1]); } catch (e) { console.log(e.message); } try { new Uint8Array(-1); } catch (e) { console.log(e.message); }
for (const x of new Int8Array([1, 2])) console.log(x); console.log(JSON.stringify(new Uint8Array(2)), Array.isArray(a), Array.from(a), new Uint8ClampedArray([300, 1.5, 2.5, -5]));
a.set([1, 2], 1); console.log(a, a.includes(2), a.findLast((x) => x > 1), Object.getOwnPropertyDescriptor(a, 0), delete a[9], Object.entries(a.subarray(0, 1)));
