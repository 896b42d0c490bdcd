/*
title: Puzzle 8: await in a loop
chapter: Famous puzzles
goal: A loop with an await is left and entered again in every round.
misconception: A loop always runs to its end before anything else.
notes: The loop has three rounds. Where do the script and the promise come between them?
at console 2: Out of the loop in the middle of a round, and off the stack.
ask console: In which order do the lines come?
explanation: At each await the function leaves the stack, and a microtask brings it back. Others that stand in the queue have their turn in between: one
  microtask of theirs for each round.
try: Take the await away.
try console: round 1 | round 2 | round 3 | script | promise 1 | promise 2
*/
async function loop() {
  for (let round = 1; round <= 3; round++) {
    console.log('round', round);
    await null;
  }
}

loop();
console.log('script');
Promise.resolve()
  .then(() => console.log('promise 1'))
  .then(() => console.log('promise 2'));
