/*
title: Nobody interrupts a function
chapter: Callbacks and the browser
goal: A callback that has begun runs to its end before any other callback begins.
misconception: A timer that becomes due interrupts the code that runs.
notes: Both timers are due when the first begins. Can the second come between its two lines?
at console 2: The second timer has been due for a while. It has to wait: the stack is not empty.
ask console: In which order do the four lines come?
ask next at console 2: The first callback has printed its first line. What runs next?
explanation: This is called run to completion. Between two lines of a function nothing else of your program can run, so what you have just
  read from a variable is still true on the next line. The price is that long functions make everybody wait.
try: Let the second callback run between the two lines of the first, by putting its last line into a timer of its own.
try console: script ends | first begins | second | first ends
*/
setTimeout(() => {
  console.log('first begins');
  for (let i = 0; i < 1000; i++);
  console.log('first ends');
}, 0);

setTimeout(() => console.log('second'), 0);

console.log('script ends');
