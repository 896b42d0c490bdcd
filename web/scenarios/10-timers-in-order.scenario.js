/*
title: One callback a tick
chapter: Callbacks and the browser
goal: The callback queue is first in, first out, and the loop takes one callback at a time.
misconception: When several timers are due, their callbacks run together.
notes: Three timers are due at the same time. Watch the queue, and count the ticks.
at task 1: One tick, one callback. The others keep their place in the queue.
at console 4: New at the tail: this timer was set while the others were already waiting.
ask console: In which order do the lines come?
ask next at line 3: "a" runs. Which callback has the next turn?
explanation: Each turn of the event loop takes the callback at the head of the queue, runs it to its end, and looks again. A timer that is
  set in a callback joins at the tail, behind everything that is already there.
try: Let "a again" come right after "a", without a timer.
try console: end of script | a | a again | b | c
*/
setTimeout(() => {
  console.log('a');
  setTimeout(() => console.log('a again'), 0);
}, 0);
setTimeout(() => console.log('b'), 0);
setTimeout(() => console.log('c'), 0);

console.log('end of script');
