/*
title: Puzzle 7: catch before then
chapter: Famous puzzles
goal: A rejection passes by every then on its way, and each of them costs a microtask.
misconception: An error jumps straight to its catch.
notes: Two promises, one of them rejected. Whose line is first?
at microtask 1: Nothing of the program runs here: this then has no callback for errors and hands the rejection on.
ask console: In which order do the lines come?
explanation: The rejected chain has to go through its then, which passes the error on in a microtask. Meanwhile the other chain has printed its first line.
try: Put the catch right after the reject.
try console: script | caught | ok 1 | ok 2
*/
Promise.reject(new Error('no'))
  .then(() => console.log('never'))
  .catch(() => console.log('caught'));

Promise.resolve()
  .then(() => console.log('ok 1'))
  .then(() => console.log('ok 2'));

console.log('script');
