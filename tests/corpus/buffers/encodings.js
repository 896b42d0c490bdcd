// Probes: other encodings than UTF-8.
for (const l of ['IBM866', ' koi8-r\n', 'windows-1252', 'ISO-8859-2', 'nonsense', 'utf-16', 'UTF-16BE', 'latin1', 'ascii', 'x-user-defined', 'gbk', 'shift_jis', 'utf-8\u00a0']) try { console.log(JSON.stringify(l), new TextDecoder(l).encoding); } catch (e) { console.log(JSON.stringify(l), e.name + ': ' + e.message); }
const bytes = Uint8Array.from([0x41, 0x80, 0x8d, 0xa4, 0xff]);
for (const l of ['windows-1252', 'ibm866', 'koi8-r', 'iso-8859-15', 'macintosh', 'windows-1251', 'x-user-defined', 'windows-1253']) console.log(l, JSON.stringify(new TextDecoder(l).decode(bytes)));
try { new TextDecoder('windows-1253', { fatal: true }).decode(Uint8Array.of(0xaa)); } catch (e) { console.log(e.name, e.message); }
const d = new TextDecoder('utf-16le'); console.log(JSON.stringify([d.decode(Uint8Array.of(0xff, 0xfe, 0x41), { stream: true }), d.decode(Uint8Array.of(0, 0x3d, 0xd8), { stream: true }), d.decode(Uint8Array.of(0, 0xde)), d.decode(Uint8Array.of(0x42, 0, 0x43))]));
console.log(JSON.stringify(new TextDecoder('utf-16be').decode(Uint8Array.of(0xfe, 0xff, 0, 0x41, 0xd8, 0, 0, 0x42))), JSON.stringify(new TextDecoder('utf-16be', { ignoreBOM: true }).decode(Uint8Array.of(0xfe, 0xff))));
try { new TextDecoder('utf-16le', { fatal: true }).decode(Uint8Array.of(0, 0xd8)); } catch (e) { console.log(e.name); }
