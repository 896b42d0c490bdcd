// Probes: FormData, and how bodies are made from it and the like.
const t = async (f) => { try { console.log(await f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const b = new Blob(['hello world'], { type: 'text/x' });
const f = new File(['abc'], 'a.txt', { type: 'text/plain', lastModified: 5 });
const fd = new FormData(); fd.append('a', 1); fd.append('a', 'two'); fd.append('f', b); fd.append('g', f, 'z.txt'); fd.set('b', null);
for (const [k, v] of fd) console.log(k, typeof v === 'string' ? v : [v.name, v.type, v instanceof File]);
await t(() => fd.append('x', 'y', 'z')); await t(() => fd.append('x')); await t(() => [fd.getAll('a'), fd.get('zz'), fd.has('f')]);
fd.delete('a'); console.log([...fd.keys()], fd);
const r = new Response(new URLSearchParams({ a: 'b c' })); console.log(r.headers.get('content-type')); await t(() => r.text());
const r2 = new Response(b); console.log(r2.headers.get('content-type')); const got = await r2.blob(); console.log(got.type, got.size);
const r3 = new Response(fd); console.log(/^multipart\/form-data; boundary=----WebKitFormBoundary\w{16}$/.test(r3.headers.get('content-type'))); const text = await r3.text(); console.log(text.replace(/WebKitFormBoundary\w+/g, 'B').replace(/\r/g, '.'));
await t(async () => [...await new Response('a=1&b=x+y', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }).formData()]);
await t(() => new Response('x').formData());
})();
