// A worker echoes in order: what was posted before it started waits for it; what crosses is a copy; each agent has microtasks of its own.
console.log('main starts');
const worker = new Worker('worker.js', { name: 'echo' });
const sent = { list: [1, , 3], when: new Date(0), nested: new Map([['k', new Set([1n])]]), error: new RangeError('far'), bytes: new Uint8Array([1, 2]), re: /x+/gi };
sent.self = sent;
let replies = 0;
worker.onmessage = (event) => {
  console.log('page:', event.data, event.origin === '', event.source, event.ports.length, event.target === worker);
  if (event.data && event.data.list) console.log(event.data === sent, event.data.self === event.data, 1 in event.data.list, event.data.list.length);
  Promise.resolve().then(() => console.log('page microtask', ++replies));
};
worker.postMessage(sent);
sent.list[0] = 'changed later';
worker.postMessage('two');
worker.postMessage(undefined);
try { worker.postMessage(() => 1); } catch (error) { console.log(error.name, error.message); }
try { worker.postMessage(); } catch (error) { console.log(error.name, error.message); }
setTimeout(() => console.log('timer of the page'), 0);
console.log('main ends');
// @file worker.js
const got = [];
onmessage = (event) => {
  got.push(typeof event.data);
  postMessage(event.data);
  queueMicrotask(() => {
    if (got.length === 3) postMessage([name, got, self === globalThis, typeof window, typeof document, String(self)]);
  });
};
