/*
title: Microtasks before callbacks
notes: Both wait for the stack to be empty. Predict the order of the four lines, then step.
*/
console.log('1st');
setTimeout(() => console.log('4th'), 0);
Promise.resolve('third').then(() => console.log('3rd'));
console.log('2nd');
