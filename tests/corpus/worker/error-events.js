// What a worker does not catch: its own error event, the page's error event on the worker, the window's, the console.
const show = (where) => (event) => console.log(where, event.constructor.name, event.message, event.filename && event.filename.replace(/.*\//, ''), event.lineno, event.colno, event.error, event.cancelable, event.bubbles);
window.addEventListener('error', show('window'));
const next = [];
const go_on = () => setTimeout(() => { console.log('---'); if (next.length > 0) next.shift()(); }, 50);
next.push(() => {
  const worker = new Worker('throws.js');
  worker.onerror = (event) => { show('onerror')(event); go_on(); };
}, () => {
  const worker = new Worker('throws.js');
  worker.addEventListener('error', (event) => { console.log('prevented'); event.preventDefault(); go_on(); });
}, () => {
  const worker = new Worker('handles.js');
  worker.onerror = show('never');
  worker.onmessage = ({ data }) => { console.log(data); if (data[0] === 'own unhandledrejection') go_on(); };
}, () => {
  const worker = new Worker('syntax.js');
  worker.onerror = (event) => { show('syntax')(event); event.preventDefault(); go_on(); };
}, () => {
  const worker = new Worker('missing.js');
  worker.onerror = (event) => { console.log('missing', event.constructor.name, event.type, event.message, event.cancelable); go_on(); };
});
next.shift()();
// @file throws.js

onmessage = null;
setTimeout(function later() { throw new TypeError('bad step'); }, 5);
// @file handles.js
self.onerror = (message, filename, line, column, error) => {
  postMessage(['own onerror', message, filename.replace(/.*\//, ''), line, column, error.name]);
  return true;
};
self.addEventListener('unhandledrejection', (event) => {
  postMessage(['own unhandledrejection', String(event.reason)]);
  event.preventDefault();
});
Promise.reject('nobody');
throw new RangeError('kept');
// @file syntax.js
let a = ;
