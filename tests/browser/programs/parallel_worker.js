// A page and its worker, each with its own timers, microtasks and messages.
const worker = new Worker('worker.js');

worker.onmessage = ({ data }) => {
  if (data === 'ready') setTimeout(beBusy, 50);
  else console.log('page: the worker says', data);
};

function beBusy() {
  worker.postMessage(30);
  setTimeout(() => console.log('page: my timer had to wait'), 5);
  console.log('page: busy');
  const end = performance.now() + 20;
  while (performance.now() < end);
  console.log('page: done');
}

// @file worker.js
// Another agent: its own stack, its own queues, its own event loop. Only messages cross.
function fibonacci(n) {
  return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

onmessage = ({ data }) => {
  console.log('worker: got', data);
  setTimeout(() => console.log('worker: my timer came in time'), 5);
  postMessage(fibonacci(data / 3));
  Promise.resolve().then(() => console.log('worker: a microtask of mine'));
};

postMessage('ready');
