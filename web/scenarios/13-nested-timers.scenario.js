/*
title: Timers in timers slow down
chapter: Callbacks and the browser
goal: A chain of timers of 0 ms is slowed down by the browser: a timer more than five levels deep takes at least 4 ms.
misconception: setTimeout with 0 means 4 ms; or it never does.
notes: Twelve timers of 0 ms, each set by the one before, against one of 10 ms. Who is first?
at task 1: The first timers are quick. Look at what each of them asks for, and what it gets.
at console 1: The chain is still on its way: its deeper links take 4 ms each.
ask console: Which line comes first?
explanation: So that a page can't keep the browser busy for ever, HTML says: a timer set by a timer, and so on for more than five levels, waits for at least
  4 ms.
  A single setTimeout with 0 does not.
try: Make the chain short enough to win: 3 links.
try console: the chain is done | 10 ms are over
*/
function chain(links) {
  if (links === 0) console.log('the chain is done');
  else setTimeout(() => chain(links - 1), 0);
}

setTimeout(() => console.log('10 ms are over'), 10);
chain(12);
