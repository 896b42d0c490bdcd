/*
title: Puzzle 1: the classic
chapter: Famous puzzles
goal: Script, microtask, timer: the question that every interview asks.
misconception: A promise that is already fulfilled calls its callback at once.
notes: Five lines. Write down your order before you press Play.
at microtask 1: The stack is empty: microtasks first.
ask console: In which order do the five lines come?
explanation: 1 and 5 are the script. 3 and 4 are microtasks: 4 is made when 3 has run, and still comes before any timer. 2 is a timer.
try: Let 2 come before 3, by turning the timer into a microtask.
try console: 1 | 5 | 2 | 3 | 4
*/
console.log(1);
setTimeout(() => console.log(2), 0);
Promise.resolve()
  .then(() => console.log(3))
  .then(() => console.log(4));
console.log(5);
