/*
title: The executor runs at once
chapter: Promises
goal: new Promise calls its function before it returns. Only the callbacks of then come later.
misconception: What stands inside new Promise(…) is asynchronous.
notes: Three lines are inside of something. Which of them has to wait?
at console 2: The executor stands on the stack above the script: new Promise has called it, now.
at line 7: The promise is fulfilled already, so this callback becomes a microtask at once.
ask console: In which order do the lines come?
ask stack at console 2: What stands on the stack while "executor" is printed?
explanation: The executor is an ordinary function that is called immediately; it starts the work. What is asynchronous is the answer: then
  never calls its callback at once, even when the promise is settled long since.
try: Let "after resolve" not be printed, by adding one word. Does the promise still get fulfilled?
*/
console.log('start');
const promise = new Promise(resolve => {
  console.log('executor');
  resolve('value');
  console.log('after resolve');
});
promise.then(value => console.log('then', value));
console.log('end');
