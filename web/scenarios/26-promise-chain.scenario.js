/*
title: A chain of then
chapter: Promises
goal: Each then makes a new promise, which takes over what its callback returns or throws.
misconception: All callbacks of a chain belong to one promise.
notes: Which promise waits for which, and where does the error go?
at console 1: The whole chain has been built, and nothing of it has run. Only its first promise is fulfilled.
at console 2: What this callback throws rejects its own promise, and no other.
ask console: Which lines are printed, and in which order?
explanation: A rejected promise passes by every then that has no second callback, until a catch takes it. catch returns normally, so the chain
  after it is fulfilled again. finally runs either way.
try: Let "never" be printed, by moving the catch up.
try console: chain is built | so far 2 | caught lost | never | finally
*/
Promise.resolve(1)
  .then(n => n + 1)
  .then(n => {
    console.log('so far', n);
    throw new Error('lost');
  })
  .then(() => console.log('never'))
  .catch(error => console.log('caught', error.message))
  .finally(() => console.log('finally'));
console.log('chain is built');
