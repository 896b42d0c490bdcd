/*
title: A timer of 0 ms is not now
chapter: Callbacks and the browser
goal: Even a timer of 0 ms has to go the whole way: Web APIs, queue, and then its turn.
misconception: setTimeout with 0 calls its function at once.
notes: The timer asks for 0 ms. Why does its line come last?
at line 3: The timer may be due already, but its callback waits in the queue: the stack is not empty.
at task 1: The script is over and has left the stack. Now the callback may run.
ask console: In which order do the lines come?
explanation: The number is the least time that has to pass, not a promise. A callback gets its turn only when the stack is empty, so no timer
  can come before the end of the code that set it.
try: Let "timer" come first, without touching the setTimeout: what must the other two lines become?
*/
console.log('first');
setTimeout(() => console.log('timer'), 0);
console.log('second');
for (let i = 0; i < 3; ++i) console.log('work', i);
console.log('third');
