/*
title: Objects and closures in the heap
chapter: One thread, one stack
goal: A function keeps the variables that it was made among, in the heap, long after the call that made them is over.
misconception: A function's variables are gone when it has returned.
notes: Two counters, made by one function. Do they count together, and where does each number live?
at line 10: The call of makeCounter is over, but its count is not gone: the new function still points at it.
at console 2: Another counter, another count.
at task 1: Even now, with the script gone from the stack, the first counter has its count.
ask console: Which numbers are printed?
explanation: Each call of makeCounter makes a new variable count and a new function that remembers it. Both live in the heap as long as
  somebody can reach them. This is a closure, and it is how every callback remembers what it needs.
try: Let both counters share one count, by moving one line.
try console: first 1 | second 2 | the script ends | first 3
*/
function makeCounter(name) {
  let count = 0;
  return () => {
    count = count + 1;
    console.log(name, count);
  };
}

const first = makeCounter('first');
const second = makeCounter('second');
first();
second();
setTimeout(first, 0);
console.log('the script ends');
