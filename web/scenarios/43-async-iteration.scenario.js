/*
title: A loop that awaits
chapter: async and await
goal: for await asks for the next value, waits for its promise, and runs its body, again and again.
misconception: for await starts all rounds together.
notes: Two pages come from a source, one after the other. Does the loop ask for the next one before it has dealt with the last?
at line 14: The generator waits for its timer, the loop for the generator. Neither is on the stack.
at console 2: Only now is the next page asked for.
ask console: In which order do the lines come?
explanation: An async generator makes values that need time. for await takes them in turn: it is the way to read what comes in pieces, a page, a file
  or a stream, at the speed of whoever reads.
try: Leave the loop after the first page, with break. Is the second page still made?
try console: script ends | page 1 | done
*/
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

async function* pages() {
  await wait(100);
  yield 'page 1';
  yield 'page 2';
}

async function read() {
  for await (const page of pages()) console.log(page);
  console.log('done');
}

read();
console.log('script ends');
