/*
title: A promise settles once
chapter: Promises
goal: The first resolve or reject decides; all later ones are ignored, without an error.
misconception: The last call of resolve wins; or: resolve ends the function like return.
notes: Four answers to one question. Which of them counts?
at line 5: The promise has its value. What follows runs, and changes nothing.
ask console: What is printed, and in which order?
explanation: resolve is a function that settles the promise, not a statement that leaves the executor. The lines after it run; but a settled
  promise stays as it is for ever, and its callbacks are called once.
try: Let the promise be rejected with "too late", by changing the order of two lines.
try console: executor goes on | end | failed too late
*/
new Promise((resolve, reject) => {
  resolve('first');
  resolve('second');
  reject('too late');
  console.log('executor goes on');
})
  .then(value => console.log('got', value))
  .catch(reason => console.log('failed', reason));

console.log('end');
