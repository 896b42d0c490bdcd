// BroadcastChannel from a worker to the page and to a second worker, and the other way.
const code = `const c = new BroadcastChannel('news'); c.onmessage = (e) => { postMessage([self.name, e.data]); setTimeout(() => { c.postMessage(self.name + ' answers ' + e.data); c.close(); }, 40); }; setTimeout(() => postMessage([self.name, 'ready']), 60);`;
const address = URL.createObjectURL(new Blob([code]));
const w = new Worker(address, { name: 'one' });
const c = new BroadcastChannel('news');
c.onmessage = (e) => { console.log('page got', e.data, e.origin === location.origin, e.source, e.ports.length); setTimeout(end, 40); };
w.onmessage = (e) => { console.log(...e.data); if (e.data[1] === 'ready') c.postMessage('hello'); };
function end() { c.postMessage('nobody'); console.log('end'); c.close(); w.terminate(); }
