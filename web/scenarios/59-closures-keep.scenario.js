/*
title: What a callback keeps alive
chapter: Beyond one thread
goal: An object stays in the heap as long as something reaches it: a variable, a listener, a timer.
misconception: What a function has made is gone when it has returned.
notes: open() returns at once. Why does its big list stay in the heap, and when can it go?
at console 1: open has returned, but the interval's callback still reaches the list. As long as it ticks, the list stays.
at console 3: No timer any more, so nobody reaches callback and list. They are garbage.
ask console: Which lines are printed?
explanation: The browser holds the callbacks of timers and listeners, these hold their scopes, and those hold what was declared there. Most leaks are a
  listener or an interval that nobody takes away.
try: Leave out clearInterval, and let it run for a while. What never leaves the heap?
*/
function open() {
  const list = new Array(1000).fill('a page');
  const interval = setInterval(() => {
    console.log('the list has', list.length);
    clearInterval(interval);
    console.log('closed');
  }, 100);
}

open();
console.log('opened');
