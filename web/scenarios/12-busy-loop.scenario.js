/*
title: A busy loop makes timers late
notes: The timer asks for 5 ms, but the loop holds the stack for longer. When does the timer run?
*/
const start = performance.now();
setTimeout(() => {
  const late = performance.now() - start;
  console.log(late < 6 ? 'in time' : 'late');
}, 5);

let sum = 0;
for (let i = 0; i < 20000; ++i) sum += i;
console.log('sum', sum);
