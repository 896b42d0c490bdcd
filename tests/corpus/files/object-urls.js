// Probes: a blob has an address until it is revoked.
const t = async (f) => { try { console.log(await f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const b = new Blob(['hello world'], { type: 'text/x' });
const url = URL.createObjectURL(b); console.log(url.startsWith('blob:http'));
const q = await fetch(url); console.log(q.type, q.url === url, q.status, [...q.headers], await q.text());
URL.revokeObjectURL(url); await t(() => fetch(url));
await t(() => URL.createObjectURL('x'));
})();
