// Probes: ports move with a message, and what cannot be sent is said at the call.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const { port1, port2 } = new MessageChannel();
port2.onmessage = (e) => console.log('p2', e.data, e.origin, e.source, e.ports.length, e instanceof MessageEvent, e.lastEventId === '', e.target === port2, Object.isFrozen(e.ports));
port1.postMessage({ a: [1, new Map([[1, 2]])] });
t(() => port1.postMessage(() => 1)); t(() => port1.postMessage()); t(() => port1.postMessage(1, [port1])); t(() => port1.postMessage(1, [{}])); t(() => port1.postMessage(Symbol('q')));
const c = new MessageChannel(); port1.postMessage('moved', [c.port2]); t(() => port1.postMessage('again', [c.port2])); t(() => structuredClone(c.port1));
c.port1.postMessage('through a moved port');
port2.addEventListener('message', (e) => { if (e.ports[0]) { e.ports[0].onmessage = (m) => console.log('moved port', m.data); } });
setTimeout(() => { port1.close(); port1.postMessage('after close'); console.log('closed'); }, 50);
