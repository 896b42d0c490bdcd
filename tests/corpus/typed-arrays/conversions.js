// What each kind makes of the same numbers, and what does not fit.
for (const Kind of [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array]) {
  console.log(Kind.name, Kind.BYTES_PER_ELEMENT, Kind.from([1.5, -1, 300, 70000, NaN]).join(' '));
}
console.log(BigInt64Array.of(2n ** 63n, -1n).join(' '), BigUint64Array.of(-1n).join(' '));
try { new BigInt64Array([1]); } catch (error) { console.log(error.name, error.message); }
try { new Uint8Array(-1); } catch (error) { console.log(error.name, error.message); }
try { new Uint16Array(new ArrayBuffer(3)); } catch (error) { console.log(error.name, error.message); }
const bytes = new Uint8Array(2);
bytes[5] = 1;
bytes.name = 'named';
console.log(bytes.length, 5 in bytes, bytes[5], Object.keys(bytes).join());
