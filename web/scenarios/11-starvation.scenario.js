/*
title: Microtasks that never end
notes: Each microtask makes another one. The timer is due, yet it never runs. Press Pause: the machine stops in between.
*/
let rounds = 0;

function again() {
  rounds += 1;
  queueMicrotask(again);
}

setTimeout(() => console.log('the timer runs after', rounds), 10);
queueMicrotask(again);
console.log('waiting for the timer');
