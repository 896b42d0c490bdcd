/*
title: Before the next frame
chapter: Rendering
goal: requestAnimationFrame runs its callback just before the page is drawn, once for each request.
misconception: requestAnimationFrame is a timer of 16 ms.
notes: Do microtasks come before it? And when does the second request get its turn?
at console 1: The callback waits for the next frame, in a list of its own: in neither of the two queues.
at console 4: Asked for during a frame: this one is for the next.
ask console: In which order do the lines come?
explanation: Some sixty times a second the browser draws, between two tasks. Before it does, it calls all frame callbacks that were asked for until
  then. Each counts once; an animation asks again in its callback.
try: Ask for "frame 2" outside, below the first. In which frame does it come now?
try console: script | microtask | frame 1 | microtask of frame 1 | frame 2
*/
requestAnimationFrame(() => {
  console.log('frame 1');
  Promise.resolve().then(() => console.log('microtask of frame 1'));
  requestAnimationFrame(() => console.log('frame 2'));
});
Promise.resolve().then(() => console.log('microtask'));
console.log('script');
