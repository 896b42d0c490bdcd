/*
title: Returning a promise costs two turns
chapter: Promises
goal: A then callback that returns a promise is late: its own promise follows the other one, which takes two more microtasks.
misconception: return 4 and return Promise.resolve(4) are the same in a chain.
notes: Two chains take turns. One of them returns a promise. Count the microtasks.
at microtask 1: It returns a promise. Its own promise can't take that over now: a microtask will ask it, and another brings its answer.
ask console: In which order do the numbers come?
explanation: Resolving with a promise calls its then in a microtask of its own (first turn), and that then answers in another one (second turn).
  So 4 comes after three others, not after one. With a plain value it would come after one.
try: Return the plain number, and see where it comes.
try console: 1 | 4 | 2 | 3
*/
Promise.resolve()
  .then(() => Promise.resolve(4))
  .then(n => console.log(n));

Promise.resolve()
  .then(() => console.log(1))
  .then(() => console.log(2))
  .then(() => console.log(3));
