// Two loops with timers and microtasks of their own: a busy page does not hold up the worker's timers.
const worker = new Worker('worker.js');
const lines = [];
worker.onmessage = ({ data }) => {
  if (data === 'ready') {
    const began = performance.now();
    worker.postMessage('go');
    setTimeout(() => { lines.push('page timer'); console.log('page timer'); }, 60);
    while (performance.now() - began < 200);
    console.log('page was busy');
  } else {
    console.log('from the worker:', data.join(', '));
  }
};
// @file worker.js
const log = [];
postMessage('ready');
onmessage = () => {
  const began = performance.now();
  log.push('message');
  setTimeout(() => {
    log.push('timer 40');
    Promise.resolve().then(() => log.push('microtask of 40'));
  }, 40);
  setTimeout(() => {
    log.push('timer 80', performance.now() - began < 170);
    postMessage(log);
  }, 80);
  queueMicrotask(() => log.push('microtask of message'));
};
