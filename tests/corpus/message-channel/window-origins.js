// Probes: messages of a window to itself, by origin.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
window.onmessage = (e) => console.log('win', e.data, e.origin === location.origin, e.source === window, e.ports.length);
window.postMessage('self', '*'); postMessage('slash', '/'); t(() => postMessage('bad', 'nonsense')); postMessage('elsewhere', 'https://other.test'); postMessage({ o: 1 }, { targetOrigin: location.origin }); postMessage('no origin'); t(() => postMessage()); t(() => postMessage(() => 1, '*'));
