// Probes: views of one buffer stay views of one buffer; a transferred one is detached.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
  const x = new Uint16Array([1, 2, 3]); const c = structuredClone({ a: x, b: x.buffer, d: new DataView(x.buffer, 2, 2) }); console.log(c.a, c.a.buffer === c.b, c.d.buffer === c.b, c.d.byteOffset, c.d.byteLength, c.a instanceof Uint16Array);
  const y = new Uint8Array([1, 2]); const z = structuredClone(y, { transfer: [y.buffer] }); console.log(z, y.length, y.buffer.detached); t(() => structuredClone(y)); t(() => structuredClone(1, { transfer: [y.buffer] })); const w = new ArrayBuffer(2); t(() => structuredClone(() => 1, { transfer: [w] })); console.log(w.detached); t(() => structuredClone(1, { transfer: [w, w] })); t(() => structuredClone(1, { transfer: [new Uint8Array(1)] }));
  const { port1, port2 } = new MessageChannel(); const q = new Float64Array([1.5]); port2.onmessage = (e) => { console.log(e.data, e.ports.length, q.length); port2.close(); }; port1.postMessage(q, [q.buffer]);
})();
