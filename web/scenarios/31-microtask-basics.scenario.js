/*
title: Microtasks before callbacks
chapter: Tasks and microtasks
goal: When the stack is empty, all microtasks run before the next callback of a timer, an event or a request.
misconception: What was queued first runs first, promise or timer.
notes: Both wait for the stack to be empty. Predict the order of the four lines, then step.
at line 3: The promise is fulfilled, so its callback is a microtask at once. The timer was here before it.
at microtask 1: The stack is empty, so microtasks go first, although the timer has been waiting for longer.
ask console: In which order do the four lines come?
ask next at console 2: The script is about to end. What runs next?
explanation: There are two queues. After each piece of code, as soon as the stack is empty, the microtask queue is emptied; only then may the loop
  take one callback from the callback queue.
try: Let "4th" come before "3rd", without touching the timer.
try console: 1st | 2nd | 4th | 3rd
*/
console.log('1st');
setTimeout(() => console.log('4th'), 0);
Promise.resolve('third').then(() => console.log('3rd'));
console.log('2nd');
