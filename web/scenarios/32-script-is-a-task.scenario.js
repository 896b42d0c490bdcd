/*
title: The script is a task
chapter: Tasks and microtasks
goal: The running script is itself the first task of the loop. Microtasks come after it, like after any other.
misconception: Microtasks have priority over everything; or: tasks run before microtasks.
notes: Look at the ring while the script runs: the loop is in a task already. What comes after it?
at line 3: This is the first tick: the script is its task.
at microtask 1: The task is over, so its microtasks follow. They belong to the same tick.
at task 1: The second tick begins.
ask console: In which order do the lines come?
explanation: Neither kind "has priority". The loop does the same again and again: one task, then all microtasks, then perhaps a frame. The first
  task is the script. That is why synchronous code comes first, microtasks second and timers last.
try: Let the timer make a microtask as well, and print "microtask of the timer" in it.
try console: script | microtask of the script | timer | microtask of the timer
*/
setTimeout(() => console.log('timer'), 0);
queueMicrotask(() => console.log('microtask of the script'));
console.log('script');
