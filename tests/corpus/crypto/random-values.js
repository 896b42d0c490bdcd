// Filled in place, the same array comes back; only integers, at most 65,536 bytes.
const bytes = new Uint8Array(64);
console.log(crypto.getRandomValues(bytes) === bytes, bytes.some((byte) => byte !== 0));
for (const work of [() => crypto.getRandomValues(new Float32Array(1)), () => crypto.getRandomValues(new Uint8Array(65537)), () => crypto.getRandomValues([1])]) {
  try {
    work();
  } catch (error) {
    console.log(error.name);
  }
}
console.log(crypto.getRandomValues(new BigUint64Array(2)).length);
