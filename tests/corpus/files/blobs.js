// Probes: blobs and files: parts, types, slices, and reading them.
const t = async (f) => { try { console.log(await f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
await t(() => new Blob(['a', 'é', new Blob(['x'])], { type: 'Text/Plain' }).text());
const b = new Blob(['hello world'], { type: 'text/x' });
await t(() => [b.size, b.type, b.slice(1, -2, 'A/B').type, b.slice(-3).size]);
await t(() => b.slice(2, 5).text());
await t(() => new Blob('abc')); await t(() => new Blob(5)); await t(() => new Blob({})); await t(() => new Blob([1, null, {}]).text()); await t(() => Blob());
const f = new File(['abc'], 'a.txt', { type: 'text/plain', lastModified: 5 });
await t(() => [f.name, f.size, f.lastModified, f instanceof Blob, Object.prototype.toString.call(f)]);
await t(() => new File(['x'])); 
})();
