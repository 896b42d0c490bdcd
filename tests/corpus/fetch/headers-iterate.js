// Probes: the iterators of Headers are live.
const t = async (f) => { try { console.log(await f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const h = new Headers({ b: 1, a: 2 }); for (const [k] of h) { if (k === 'a') h.append('c', 3); console.log(k); }
console.log(Object.prototype.toString.call(h.keys()));
})();
