/*
title: Microtasks that never end
chapter: Tasks and microtasks
goal: As long as one microtask makes the next, nothing else gets a turn: no timer, no click, no frame.
misconception: Promises keep the page usable, because they are asynchronous.
notes: Each microtask makes another one. The timer is due, yet it never runs. Press Pause: the machine stops in between.
at microtask 1: The timer is due and waits in the callback queue. The microtasks begin, and they will not come to an end.
explanation: The microtask queue is emptied before the loop goes on. One that never becomes empty starves everything else, just like an endless
  loop. Who has much to do gives the loop a chance, with a timer or a message.
try: Use setTimeout instead of queueMicrotask in again(): the other timer comes to its turn.
*/
let rounds = 0;

function again() {
  rounds += 1;
  queueMicrotask(again);
}

setTimeout(() => console.log('the timer runs after', rounds), 0);
again();
