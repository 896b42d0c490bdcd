// Views of one buffer see each other's writes; a part is a view or a copy.
const buffer = new ArrayBuffer(8);
const bytes = new Uint8Array(buffer);
const view = new DataView(buffer);
view.setUint16(0, 0x0102);
view.setUint16(2, 0x0102, true);
view.setFloat32(4, 1.5);
console.log(Array.from(bytes).join());
const part = bytes.subarray(2, 4);
const copy = bytes.slice(2, 4);
bytes[2] = 9;
console.log(part.join(), copy.join(), part.byteOffset, copy.byteOffset);
bytes.set([7, 8], 6);
bytes.copyWithin(0, 6);
console.log(bytes.join(), view.getInt8(7), view.getUint32(4).toString(16));
try { view.getUint32(6); } catch (error) { console.log(error.name, error.message); }
const moved = structuredClone(buffer, { transfer: [buffer] });
console.log(buffer.byteLength, bytes.length, moved.byteLength, new Uint8Array(moved).join());
