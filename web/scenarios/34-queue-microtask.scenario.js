/*
title: queueMicrotask
chapter: Tasks and microtasks
goal: A callback can be put into the microtask queue without any promise; the queue is first in, first out for all of them.
misconception: Microtasks are a matter of promises alone.
notes: Three microtasks from two sources, and one that a microtask makes. Who is before whom?
at line 5: This one has joined at the tail, and it still runs before the timer: the queue is emptied to the end.
ask console: In which order do the lines come?
explanation: queueMicrotask and then use the same queue. A microtask that is made by a microtask is still part of the same checkpoint; the loop goes
  on only when the queue is empty.
try: Let "made by A" come before "B", without a microtask.
try console: script ends | A | made by A | B | C | timer
*/
setTimeout(() => console.log('timer'), 0);

queueMicrotask(() => {
  console.log('A');
  queueMicrotask(() => console.log('made by A'));
});
Promise.resolve().then(() => console.log('B'));
queueMicrotask(() => console.log('C'));

console.log('script ends');
