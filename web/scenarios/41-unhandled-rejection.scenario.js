/*
title: A rejection nobody handles
chapter: async and await
goal: A rejection is reported only when, after all microtasks, still nobody has asked for it.
misconception: reject() throws an error at once.
notes: Two promises are rejected. One gets its catch in time. What happens to the other, and when?
at line 4: Two rejected promises are in the heap, and nothing has happened. No error has been thrown.
at console 2: All microtasks are done. Only now does the browser look who has nobody to handle it.
ask console: Which lines are printed, and in which order?
explanation: A rejected promise waits for a catch. The browser keeps a list of those without one, and looks at it after the microtasks. What is
  still on it is reported as "Uncaught (in promise)"; the rest of the program goes on.
try: Handle the first one too. What remains?
try console: script ends | handled nobody asks | handled in time | timer
*/
const lost = Promise.reject(new Error('nobody asks'));
const found = Promise.reject(new Error('in time'));

queueMicrotask(() => found.catch(error => console.log('handled', error.message)));
setTimeout(() => console.log('timer'), 50);
console.log('script ends');
