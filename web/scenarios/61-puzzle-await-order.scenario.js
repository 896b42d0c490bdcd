/*
title: Puzzle 2: after the await
chapter: Famous puzzles
goal: What stands below an await is a microtask, even if there is nothing to wait for.
misconception: await of a plain value changes nothing.
notes: Two async functions are called one after the other. How do their lines mix?
at console 2: The first function has left the stack at its await. The second begins.
ask console: In which order do the lines come?
explanation: Each function runs to its await and leaves. Their continuations stand in the microtask queue in the order in which they left, behind the
  end of the script.
try: Take the await out of a().
try console: a1 | a2 | b1 | script | b2
*/
async function a() {
  console.log('a1');
  await 0;
  console.log('a2');
}

async function b() {
  console.log('b1');
  await 0;
  console.log('b2');
}

a();
b();
console.log('script');
