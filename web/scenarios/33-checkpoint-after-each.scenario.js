/*
title: After each callback, all microtasks
chapter: Tasks and microtasks
goal: The microtask queue is emptied after every single callback, not once after all of them.
misconception: First all timers run, then all promises.
notes: Two timers are due. Does the second run before the microtask of the first?
at microtask 1: It has joined while the second timer was already at the head of its queue.
ask console: In which order do the lines come?
ask next at line 3: "timer 1" is about to leave the stack. What runs next?
explanation: As soon as the stack is empty there is a microtask checkpoint. So a callback's promises are dealt with before the next callback
  starts, and it finds everything in order.
try: Let both timers run before the microtask, by making a timer out of it.
try console: script ends | timer 1 | timer 2 | microtask of timer 1
*/
setTimeout(() => {
  console.log('timer 1');
  Promise.resolve().then(() => console.log('microtask of timer 1'));
}, 0);

setTimeout(() => console.log('timer 2'), 0);

console.log('script ends');
