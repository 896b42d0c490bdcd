// The methods that typed arrays have in common with arrays, and where they differ.
const floats = new Float64Array([3, -0, 10, NaN, 2, 0, -5]);
console.log(floats.toSorted().join(' '), Object.is(floats.toSorted()[1], -0));
console.log(Array.from(floats).sort().join(' '));
console.log(floats.indexOf(NaN), floats.includes(NaN), floats.findLast((value) => value < 3));
const halves = floats.map((value) => value / 2);
console.log(halves.constructor.name, halves.join(' '));
console.log(Uint8Array.from('123', (digit) => digit * 2).join(), Int8Array.of(1, 2).with(0, 7).join());
console.log([...floats.entries()].length, floats.at(-1), floats.reduce((sum, value) => sum + (value || 0), 0));
console.log(Object.prototype.toString.call(halves), ArrayBuffer.isView(halves), Array.isArray(halves));
console.log(JSON.stringify(new Uint8Array([1, 2])), String(new Uint8Array([1, 2])));
