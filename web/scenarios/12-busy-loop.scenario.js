/*
title: A busy loop makes timers late
chapter: Callbacks and the browser
goal: While code is on the stack no timer can run, however long it has been due.
misconception: A timer's callback runs exactly when its time is over.
notes: The timer asks for 5 ms, but the loop holds the stack for longer. When does the timer run?
at console 1: Only now does the stack become empty. The timer has been waiting in the queue for many milliseconds.
ask console: Is the timer in time?
explanation: The browser kept the time and put the callback into the queue when it was due. It could not do more: the stack was not empty.
  A delay is the least time, never the exact one.
try: Let the timer be in time: be busy for 2 ms only.
try console: no longer busy | in time
*/
const start = performance.now();
setTimeout(() => {
  const late = performance.now() - start;
  console.log(late < 15 ? 'in time' : 'late');
}, 5);

while (performance.now() < start + 20);
console.log('no longer busy');
