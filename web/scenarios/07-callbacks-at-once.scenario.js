/*
title: A callback that is not asynchronous
chapter: Callbacks and the browser
goal: A callback is a function handed to somebody else. Whether it is called at once or later is up to who gets it.
misconception: Whatever takes a callback is asynchronous.
notes: forEach takes a callback, and so does setTimeout. Which of the two calls it before the script goes on?
at console 2: forEach calls the callback itself, now: it stands on the stack above the script.
at line 5: setTimeout hands its callback to the browser. Nothing calls it yet.
ask console: In which order do the lines come?
ask stack at console 2: What stands on the stack while "a" is printed?
explanation: forEach, map, sort and filter call what they are given before they return, on the same stack. setTimeout, addEventListener
  and then only keep it. The word callback says nothing about when.
try: Let both letters be printed later than "end", by wrapping the forEach into a setTimeout of 0 ms.
*/
console.log('start');

['a', 'b'].forEach(letter => console.log(letter));

setTimeout(() => console.log('timer'), 0);

console.log('end');
