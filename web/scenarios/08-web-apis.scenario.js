/*
title: The browser waits, not the program
chapter: Callbacks and the browser
goal: setTimeout belongs to the browser: it keeps the time and the callback, while the program runs on.
misconception: setTimeout makes the program wait.
notes: Two timers are set. Where are they while the script goes on, and which of them is first?
at line 4: Both timers are with the browser now, in the Web APIs. The stack is free for the next line.
at task 1: The shorter timer was due first, so its callback stood first in the queue.
ask console: In which order do the lines come?
ask next at console 2: The stack is about to be empty. Which callback runs next?
explanation: The call of setTimeout returns at once. The browser counts the time in parallel; when a timer is due, its callback goes into
  the callback queue, and the event loop gives it its turn when the stack is empty. What counts is when a timer is due, not which was set first.
try: Let the longer one come first, by changing one number.
try console: start | end | long | short
*/
console.log('start');

setTimeout(() => console.log('long'), 600);
setTimeout(() => console.log('short'), 300);

console.log('end');
