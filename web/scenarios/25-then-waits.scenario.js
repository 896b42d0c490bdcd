/*
title: Where a then callback waits
chapter: Promises
goal: then on a pending promise stores its callback on the promise. It moves to the microtask queue when the promise settles.
misconception: then puts its callback into the microtask queue.
notes: The promise is fulfilled by a timer. Where is the callback of then until that?
at line 6: Look at the promise: pending, with two callbacks that wait on it. The microtask queue is empty.
at line 10: resolve has put both callbacks into the microtask queue, in their order. The timer's callback still runs to its end.
ask console: In which order do the lines come?
ask next at console 3: The timer's callback is about to end. What runs next?
explanation: A queue is for what is ready to run. A callback whose promise is pending is not ready, so it is kept by the promise. Settling a
  promise queues all its callbacks at once; they run when the stack is empty.
try: Add a third then inside the timer's callback, after resolve, and find its place.
*/
let resolve;
const promise = new Promise(r => { resolve = r; });

promise.then(value => console.log('first then', value));
promise.then(value => console.log('second then', value));
console.log('script ends');

setTimeout(() => {
  console.log('timer');
  resolve(42);
  console.log('timer ends');
}, 100);
