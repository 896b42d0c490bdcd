/*
title: async and await
chapter: async and await
goal: await takes the function off the stack, and a microtask puts it back when the promise is settled.
misconception: await stops the program until the answer is there.
notes: Two functions wait, one for the other. What runs in between?
at line 14: Both functions are off the stack. They wait in the heap, each on a promise.
at microtask 1: inner comes back, in the line where it left.
ask console: In which order do the lines come?
ask next at console 3: The script is about to end. What runs next?
explanation: Only the function with the await waits; its caller goes on. When inner returns, its promise is fulfilled, which wakes outer, as a
  microtask again.
try: Let "script ends" be the last line, by adding one word and one pair of braces: await the call of outer() in an async function.
*/
async function outer() {
  console.log('outer begins');
  const value = await inner();
  console.log('outer has', value);
}

async function inner() {
  console.log('inner begins');
  await null;
  console.log('inner goes on');
  return 42;
}

outer();
console.log('script ends');
