// Probes: what getRandomValues fills, and what it refuses.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const r = crypto.getRandomValues(new Uint8Array(16)); t(() => [r.length, r.some((v) => v !== 0)]); t(() => crypto.getRandomValues(new Float32Array(1))); t(() => crypto.getRandomValues([])); t(() => crypto.getRandomValues(new Uint8Array(65537))); t(() => crypto.getRandomValues(new Uint32Array(2)).length); t(() => crypto.getRandomValues()); t(() => crypto.getRandomValues(new DataView(new ArrayBuffer(2))));
