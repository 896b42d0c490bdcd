// Bytes as text and back: the alphabets, padding, the last chunk, and every complaint.
const show = (bytes) => `[${Array.from(bytes).join(' ')}]`;
const tryIt = (label, work) => {
  try {
    const value = work();
    console.log(label, value instanceof Uint8Array ? show(value) : JSON.stringify(value));
  } catch (error) {
    console.log(label, `${error.name}: ${error.message}`);
  }
};
const bytes = new Uint8Array([0, 1, 250, 251, 252, 253, 254, 255]);
tryIt('toBase64', () => bytes.toBase64());
tryIt('url', () => bytes.toBase64({ alphabet: 'base64url' }));
tryIt('without padding', () => bytes.toBase64({ omitPadding: true }));
tryIt('toHex', () => bytes.toHex());
tryIt('a part', () => bytes.subarray(2, 5).toHex());
tryIt('empty', () => [new Uint8Array().toBase64(), new Uint8Array().toHex()]);
tryIt('fromBase64', () => Uint8Array.fromBase64('AAH6+/z9/v8='));
tryIt('with spaces', () => Uint8Array.fromBase64(' AA H6\n+/z9\t/v8 = '));
tryIt('url back', () => Uint8Array.fromBase64('AAH6-_z9_v8', { alphabet: 'base64url' }));
tryIt('fromHex', () => Uint8Array.fromHex('00ffAb'));
for (const text of ['A', 'AA', 'AAB', 'AAB=', 'AAA=A', '=', 'A!AA', '-_-_']) {
  for (const lastChunkHandling of ['loose', 'stop-before-partial']) {
    tryIt(`${text} ${lastChunkHandling}`, () => Uint8Array.fromBase64(text, { lastChunkHandling }));
  }
}
tryIt('strict', () => Uint8Array.fromBase64('AAB=', { lastChunkHandling: 'strict' }));
for (const text of ['0', '0g', 'zz']) tryIt(`hex ${text}`, () => Uint8Array.fromHex(text));
const target = new Uint8Array(4);
tryIt('setFromBase64', () => target.setFromBase64('AQIDBAUG'));
console.log(show(target));
tryIt('setFromHex', () => target.subarray(1).setFromHex('aabb'));
console.log(show(target));
tryIt('what is good is written', () => target.setFromHex('0102zz'));
console.log(show(target));
tryIt('no string', () => Uint8Array.fromBase64(12));
tryIt('no options', () => bytes.toBase64('base64url'));
tryIt('no such alphabet', () => bytes.toBase64({ alphabet: 'base32' }));
tryIt('no receiver', () => Uint8Array.prototype.toBase64.call([1]));
console.log(Object.getOwnPropertyNames(Uint8Array.prototype).join(' '));
