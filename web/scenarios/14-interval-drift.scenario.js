/*
title: An interval skips what it can't keep
chapter: Callbacks and the browser
goal: setInterval puts its callback into the queue again and again, but never catches up with what was missed.
misconception: setInterval keeps its rhythm whatever else the program does.
notes: The interval asks for 20 ms; the first tick works for 50 ms. How many ticks are there in 90 ms?
at console 2: While the first tick was working, two more times went by. They are not made up for.
ask console: How many ticks are counted?
explanation: While a tick runs, the next can only wait in the queue, once. Those that would have come meanwhile are lost. Who wants to know how
  much time has passed must look at a clock and not count ticks.
try: Let the first tick work for 5 ms only, and count again.
*/
let ticks = 0;

const interval = setInterval(() => {
  ticks += 1;
  if (ticks > 1) return;
  console.log('the first tick works');
  const end = performance.now() + 50;
  while (performance.now() < end);
  console.log('and is done');
}, 20);

setTimeout(() => {
  clearInterval(interval);
  console.log(ticks < 4 ? 'some ticks were lost' : 'all ticks came');
}, 90);
