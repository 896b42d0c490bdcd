/*
title: A real click and a made one
notes: Click the button, then compare with the click that the program makes. When do the microtasks run?
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
