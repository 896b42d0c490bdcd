/*
title: A generator can stand still
chapter: async and await
goal: yield takes a function off the stack in the middle, and next() puts it back: at once, and not by the loop.
misconception: Generators are asynchronous.
notes: The function stops twice. Where is it meanwhile, and who wakes it?
at console 1: numbers() has been called, yet none of its lines has run.
at console 3: It stands still at yield, off the stack, with its variables in the heap.
ask console: In which order do the lines come?
explanation: A generator is the machinery below async and await: a frame that can be put aside and taken up again. But here the caller decides when,
  by calling next(). No queue and no tick is needed.
try: Call next() a third time at the end, and see what is printed.
*/
function* numbers() {
  console.log('begins');
  yield 1;
  console.log('goes on');
  yield 2;
  console.log('ends');
}

const iterator = numbers();
console.log('made');
console.log('first', iterator.next().value);
console.log('a pause, as long as you like');
console.log('second', iterator.next().value);
console.log('not at its end yet');
