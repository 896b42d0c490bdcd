/*
title: A promise nobody asks
chapter: Promises
goal: A promise is an object with a value. Nothing runs when it is fulfilled, unless somebody asked with then or await.
misconception: A promise does something by itself when it is fulfilled.
notes: The promise is fulfilled with "third", but "third" is never printed. What does the heap say about it?
at console 2: A promise, fulfilled, in the heap. Nobody points at it and nobody asked: nothing is queued.
ask console: Which lines are printed?
explanation: Callbacks come from then, catch, finally and await; without them fulfilling a promise queues nothing. Soon nobody can reach it any
  more, and the engine may forget it.
try: Print "third", by adding a then.
try console: 1st | 2nd | third | 4th
*/
console.log('1st');
setTimeout(() => console.log('4th'), 0);
Promise.resolve('third');
console.log('2nd');
