// A worker needs its owner's thread to start: one made right before a block starts after it. And until the owner knows that its script
// has run, messages to it wait.
const now = () => performance.timeOrigin + performance.now();
function block(ms) { const until = now() + ms; while (now() < until); return now(); }
const late = new Worker('late.js');
late.onmessage = ({ data }) => {
  console.log('started after the block:', data >= over);
  setTimeout(second, 30);
};
const over = block(100);
console.log('the block is over');
setTimeout(() => console.log('timer'), 0);
function second() {
  const eager = new Worker('eager.js');
  let over = Infinity;
  eager.onmessage = ({ data }) => {
    if (data !== 'script') return console.log('early message was handled after the block:', data >= over);
    eager.postMessage('early');
    over = block(100);
    console.log('second block is over');
    setTimeout(() => console.log('timer after the second block'), 0);
  };
}
// @file late.js
postMessage(performance.timeOrigin + performance.now());
// @file eager.js
postMessage('script');
onmessage = () => postMessage(performance.timeOrigin + performance.now());
