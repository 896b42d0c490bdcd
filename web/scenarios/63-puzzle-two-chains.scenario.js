/*
title: Puzzle 4: two chains
chapter: Famous puzzles
goal: Chains take turns, link by link.
misconception: A chain runs to its end before the next one begins.
notes: Two chains of three links. Do they run one after the other, or mixed?
at microtask 1: This callback fulfils the next promise, whose callback joins at the tail, behind the other chain.
ask console: In which order do the letters and numbers come?
explanation: Only the first link of each chain is in the queue at the beginning. Each link queues its successor when it is done, behind what is already
  there. So the chains advance in turn.
try: Start the second chain inside of the first link of the first.
*/
Promise.resolve()
  .then(() => console.log('A'))
  .then(() => console.log('B'))
  .then(() => console.log('C'));

Promise.resolve()
  .then(() => console.log(1))
  .then(() => console.log(2))
  .then(() => console.log(3));
