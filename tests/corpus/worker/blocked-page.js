// Concurrency and parallelism: a worker that runs is not held up by a page that blocks; its replies pile up as tasks of the page, in
// the order of their arrival with the page's own.
function block(ms) { const began = performance.now(); while (performance.now() - began < ms); }
const worker = new Worker('worker.js');
worker.onmessage = ({ data }) => {
  if (data !== 'ready') return console.log(data);
  setTimeout(() => {
    worker.postMessage('go');
    block(150);
    console.log('the block is over');
    Promise.resolve().then(() => console.log('microtask of the page'));
    setTimeout(() => console.log('timer set after the block'), 0);
  }, 50);
};
// @file worker.js
onmessage = () => {
  const began = performance.now();
  postMessage('handled at once');
  let n = 0;
  const timer = setInterval(() => {
    n++;
    postMessage('reply ' + n + ' in time: ' + (performance.now() - began < 100));
    if (n === 3) clearInterval(timer);
  }, 15);
};
postMessage('ready');
