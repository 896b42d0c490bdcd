/*
title: Puzzle 5: the late timer
chapter: Famous puzzles
goal: The order of timers is the order in which they are due, and a busy script delays all of them.
misconception: setTimeout with 1 ms always comes before one with 5 ms, and both before a promise.
notes: The script is busy for longer than both timers ask for. Who is first when it ends?
at console 1: Both timers are due by now, and wait in the queue in the order in which they became due.
ask console: In which order do the lines come?
explanation: Being late changes nothing about the order: 1 ms was due before 5 ms. And being due changes nothing about the rule: first the microtasks.
try: Give both of them 1 ms: who is first now?
try console: busy is over | promise | five | one
*/
setTimeout(() => console.log('five'), 5);
setTimeout(() => console.log('one'), 1);
Promise.resolve().then(() => console.log('promise'));

const end = performance.now() + 20;
while (performance.now() < end);
console.log('busy is over');
