/*
title: A real click and a made one
chapter: Events and the document
goal: A click of the visitor comes as a task of its own; click() calls the listeners at once, on your own stack.
misconception: Listeners always run asynchronously.
notes: The program clicks. Then click the button yourself, and compare when the microtasks run.
at console 2: The script is still on the stack, below the listener: click() called it like a function.
at console 4: Both listeners are through, and no microtask has run: the stack was never empty.
ask console: In which order do the lines come, without a real click?
ask stack at console 2: What stands on the stack while listener 1 runs?
explanation: dispatchEvent and click() are ordinary calls, so the microtasks wait for the end of the script. With a real click the stack is
  empty between the two listeners, and microtask 1 comes before listener 2.
*/
const button = document.querySelector('button');

button.addEventListener('click', () => {
  console.log('listener 1');
  Promise.resolve().then(() => console.log('microtask 1'));
});
button.addEventListener('click', () => {
  console.log('listener 2');
  Promise.resolve().then(() => console.log('microtask 2'));
});

console.log('the program clicks');
button.click();
console.log('and is still on the stack');
