/*
title: Before the next frame
notes: requestAnimationFrame runs when the page is about to be drawn. Do microtasks come before it, and timers?
*/
requestAnimationFrame(() => {
  console.log('frame 1');
  Promise.resolve().then(() => console.log('microtask of frame 1'));
  requestAnimationFrame(() => console.log('frame 2'));
});
Promise.resolve().then(() => console.log('microtask'));
console.log('script');
