// Probes: details are cloned; the clock and the origin belong together.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
console.log(typeof performance.timeOrigin, Object.prototype.toString.call(performance), performance instanceof EventTarget, performance.now() < Date.now(), Math.abs(performance.timeOrigin + performance.now() - Date.now()) < 50);
const obj = { deep: { v: 1 } }; const d = performance.mark('d', { detail: obj }); obj.deep.v = 2; console.log(d.detail, d.detail === d.detail); t(() => performance.mark('f', { detail: () => 1 }));
