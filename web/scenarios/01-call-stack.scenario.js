/*
title: The call stack
chapter: One thread, one stack
goal: A call puts a frame on top of the stack; its return takes it off again.
misconception: When a function calls another, the two run side by side.
notes: Only the frame on top runs. How many frames stand on the stack while "three" is printed?
at console 4: Four frames: the script, one, two and three. The lower three wait for the one above them.
at end: Last in, first out: what was called last has returned first.
ask console: In which order do the lines come?
ask stack at console 4: What stands on the stack while "three" is printed?
explanation: A function that calls another stays on the stack, just below it, and goes on only after the other has returned. So "one
  again" comes after everything that two and three did.
try: Let two() call three() twice.
try console: start | one | two | three | three | two again | one again | done | three
*/
function one() {
  console.log('one');
  two();
  console.log('one again');
}

function two() {
  console.log('two');
  three();
  console.log('two again');
}

function three() {
  console.log('three');
}

console.log('start');
one();
console.log('done');
three();
