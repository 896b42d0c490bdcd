/*
title: Puzzle 3: a timer in a promise, a promise in a timer
chapter: Famous puzzles
goal: What is queued later can run earlier, if it is in the other queue.
misconception: Nested callbacks run in the order of their nesting.
notes: Each side makes something of the other kind. Which comes first?
at line 8: This microtask has set a timer, which joins behind the one that is there.
at line 3: And this timer has made a microtask, which comes before the next timer.
ask console: In which order do the lines come?
explanation: After the script: the microtask, which sets timer 2. Then timer 1 runs, since it is the head of the queue; its microtask follows at once, and
  timer 2 is last.
try: Let the promise in the timer come last, by giving it a timer too.
*/
setTimeout(() => {
  console.log('timer 1');
  Promise.resolve().then(() => console.log('promise in timer 1'));
}, 0);

Promise.resolve().then(() => {
  console.log('promise');
  setTimeout(() => console.log('timer 2, of the promise'), 0);
});

console.log('script');
