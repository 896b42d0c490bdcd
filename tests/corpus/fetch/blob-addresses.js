// Probes: blob: addresses: ranges, methods, revoked ones; ports that nobody may ask.
const url = URL.createObjectURL(new Blob(['hello'], { type: 'text/plain' }));
const ask = async (name, u, init) => { try { const r = await fetch(u, init); console.log(name, r.status, r.headers.get('content-type'), r.headers.get('content-length'), r.headers.get('content-range'), await r.text()); } catch (e) { console.log(name, e.name); } };
(async () => {
  await ask('plain', url);
  for (const range of ['bytes=1-2', 'bytes=3-', 'bytes=-2', 'bytes=0-99', 'bytes=9-10', 'bytes=3-1', 'lines=1-2']) await ask(range, url, { headers: { range } });
  for (const method of ['HEAD', 'POST']) await ask(method, url, { method });
  const kept = new Request(url), copy = kept.clone();
  URL.revokeObjectURL(url);
  await ask('revoked', url); await ask('kept', kept); await ask('copy', copy);
  for (const port of [25, 6000, 10080]) await ask('port ' + port, `http://127.0.0.1:${port}/`);
})();
