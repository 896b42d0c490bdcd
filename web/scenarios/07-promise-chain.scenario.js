/*
title: A chain of then
notes: Each then makes a new promise. Which promise waits for which, and where does the error go?
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
