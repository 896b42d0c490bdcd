// Probes: channels of one page hear each other, never themselves.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const a = new BroadcastChannel('news'), b = new BroadcastChannel('news'), c = new BroadcastChannel('other'), d = new BroadcastChannel('news');
for (const [n, ch] of Object.entries({ a, b, c, d })) ch.onmessage = (e) => console.log(n, e.data, e.origin === location.origin, e.source, e.target === ch);
a.postMessage({ x: 1 }); console.log('posted', a.name); d.close(); t(() => d.postMessage(1)); t(() => a.postMessage(() => 1)); t(() => a.postMessage()); t(() => new BroadcastChannel()); t(() => BroadcastChannel('x'));
Promise.resolve().then(() => console.log('microtask'));
setTimeout(() => { b.postMessage('back'); b.close(); }, 60); setTimeout(() => { a.postMessage('last'); console.log('end'); }, 120);
