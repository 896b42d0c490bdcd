/*
title: When the stack is full
chapter: One thread, one stack
goal: Each call needs a frame, and the stack has an end: a recursion that never stops meets it.
misconception: Endless recursion runs for ever, like an endless loop.
notes: countdown calls itself and never stops. What ends it?
at line 9: The stack was full. The error unwound all of its frames at once, down to the one that catches it.
ask console: Does the last line come?
explanation: An endless loop keeps one frame busy for ever. An endless recursion puts frame upon frame until the stack's limit is reached:
  then the call fails with a RangeError, which can be caught like any other error.
try: Give countdown an end: return when n is 0. Then the error does not come.
try console: start | counting down | the script goes on
*/
function countdown(n) {
  countdown(n - 1);
}

console.log('start');
console.log('counting down');
try {
  countdown(3);
} catch (error) {
  console.log(error.name);
  console.log(error.message);
}
console.log('the script goes on');
