// terminate: nothing more comes, not even what has been posted already; close: what was posted before comes.
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
(async () => {
  const worker = new Worker('ticks.js');
  let count = 0;
  worker.onmessage = ({ data }) => {
    console.log('tick', data);
    if (++count === 2) {
      worker.terminate();
      console.log('terminated');
      worker.postMessage('into the void');
      worker.terminate();
    }
  };
  await wait(250);
  console.log('--- pending');
  const eager = new Worker('eager.js');
  eager.onmessage = ({ data }) => {
    console.log('eager', data);
    const began = performance.now();
    while (performance.now() - began < 60);
    eager.terminate();
  };
  await wait(250);
  console.log('--- close');
  const closing = new Worker('closing.js');
  closing.onmessage = ({ data }) => console.log('closing', data);
  closing.postMessage('late');
  await wait(250);
  console.log('--- at once');
  const never = new Worker('ticks.js');
  never.onmessage = () => console.log('never');
  never.terminate();
  await wait(100);
  console.log('end');
})();
// @file ticks.js
let n = 0;
setInterval(() => postMessage(++n), 10);
// @file eager.js
postMessage('one');
postMessage('two');
setTimeout(() => postMessage('three'), 10);
// @file closing.js
onmessage = ({ data }) => postMessage('got ' + data);
setTimeout(() => postMessage('timer'), 0);
postMessage('before');
close();
postMessage('after');
Promise.resolve().then(() => postMessage('microtask'));
