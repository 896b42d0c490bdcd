/*
title: Puzzle 10: everything at once
chapter: Famous puzzles
goal: Script, async function, promise, timer and their children, by one rule.
misconception: Such an order has to be learned by heart.
notes: Eight lines. Go through it with the rule: stack, then all microtasks, then one callback.
at console 4: The script is over. Two microtasks wait, in the order in which they were queued.
at task 1: All microtasks are done, also those that microtasks have made.
ask console: In which order do the eight lines come?
explanation: Synchronous: script begins, async begins, executor, script ends. Then the microtasks: the rest of the async function, then the callback of
  the promise. Then the timer, and its microtask after it.
*/
console.log('script begins');

setTimeout(() => {
  console.log('timer');
  queueMicrotask(() => console.log('microtask of the timer'));
}, 0);

async function work() {
  console.log('async begins');
  await null;
  console.log('async goes on');
}
work();

new Promise(resolve => { console.log('executor'); resolve(); })
  .then(() => console.log('then'));

console.log('script ends');
