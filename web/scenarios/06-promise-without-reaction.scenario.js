/*
title: A promise nobody asks
notes: The promise is fulfilled with "third", but "third" is never printed. What does the heap say about it?
*/
console.log('1st');
Promise.resolve('third');
setTimeout(() => console.log('4th'), 0);
console.log('2nd');
