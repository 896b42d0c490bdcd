// TextEncoder and TextDecoder.
const bytes = new TextEncoder().encode('aé€😀');
console.log(bytes.join());
console.log(new TextDecoder().decode(bytes), new TextDecoder('utf-8').encoding);
console.log(new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 97])).length, new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 97])).length);
console.log(new TextDecoder().decode(new Uint8Array([97, 0xff, 98])));
try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff])); } catch (error) { console.log(error.name); }
try { new TextDecoder('nonsense'); } catch (error) { console.log(error.name); }
const decoder = new TextDecoder();
console.log(decoder.decode(bytes.subarray(0, 2), { stream: true }) + '|' + decoder.decode(bytes.subarray(2)));
const { read, written } = new TextEncoder().encodeInto('€€', new Uint8Array(4));
console.log(read, written);
