/*
title: A timer as a promise
chapter: Promises
goal: A function that takes a callback becomes one that returns a promise: give it resolve as the callback.
misconception: Steps that follow one another need callbacks inside callbacks.
notes: Three waits, one after the other. Where is the pyramid of callbacks?
at line 1 time 3: A timer has the promise's resolve as its callback. Who waits for the promise waits for the timer.
at task 1: The timer calls resolve; that queues the callback of then, which is a microtask.
ask console: In which order do the lines come?
explanation: Each then returns a promise that follows the one its callback returns. So the steps stand below one another, in the order in which
  they happen, and one catch at the end is enough for all of them.
try: Leave out the first return, and see which line does not wait any more.
*/
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

wait(100)
  .then(() => {
    console.log('ready');
    return wait(100);
  })
  .then(() => console.log('go'));

console.log('waiting');
