// Two workers hear each other; a third channel of another name hears nothing; errors of cloning are the sender's.
const code = `const c = new BroadcastChannel('x'); c.onmessage = (e) => { postMessage(self.name + ' got ' + e.data); }; onmessage = () => c.postMessage('from ' + self.name); c.onmessageerror = () => postMessage('error'); setTimeout(() => postMessage('ready'), 60);`;
const address = URL.createObjectURL(new Blob([code]));
const a = new Worker(address, { name: 'a' });
a.onmessage = (e) => { console.log('a says', e.data); if (e.data === 'ready') startB(); };
let b;
function startB() { b = new Worker(address, { name: 'b' }); b.onmessage = (e) => { console.log('b says', e.data); if (e.data === 'ready') { a.postMessage(1); setTimeout(() => b.postMessage(1), 60); setTimeout(() => { a.terminate(); b.terminate(); console.log('end'); }, 150); } }; }
