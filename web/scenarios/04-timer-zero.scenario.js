/*
title: A timer of 0 ms is not now
notes: The timer asks for 0 ms. Why does its line come last?
*/
console.log('first');
setTimeout(() => console.log('timer'), 0);
console.log('second');
for (let i = 0; i < 3; ++i) console.log('work', i);
console.log('third');
