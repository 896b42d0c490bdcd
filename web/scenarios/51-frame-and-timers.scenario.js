/*
title: Script, microtask, frame, timer
chapter: Rendering
goal: Four kinds of callbacks in one program, and the rule that orders them.
misconception: A frame is drawn after each task.
notes: A timer of 100 ms has a longer way than a frame. Where does everything stand in line?
at microtask 1: First the microtasks: they belong to the script that made them.
at console 4: Between two tasks, when it is time for one: the frame. The timers had no part in it.
ask console: In which order do the lines come?
explanation: After a task come its microtasks; then, if it is time, a frame with its callbacks, and then the next task. Frames have a rhythm of
  their own: many tasks may pass between two of them, and none at all.
try: Let the frame's callback make a microtask. Does it come before the timer?
*/
setTimeout(() => console.log('timer'), 100);

requestAnimationFrame(() => console.log('frame'));

Promise.resolve()
  .then(() => console.log('microtask'))
  .then(() => console.log('another microtask'));

console.log('script');
