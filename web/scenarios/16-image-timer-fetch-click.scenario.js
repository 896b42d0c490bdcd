/*
title: Image, timer, fetch and click
chapter: Callbacks and the browser
goal: Timers, requests, pictures and clicks are all done by the browser meanwhile; each comes back through a queue.
misconception: Only timers are asynchronous.
notes: One program, four things that the browser does meanwhile. Press Play, then click the button in the preview.
at console 1: Four things are with the browser now: a picture, a timer, a request, and a listener that waits for a click.
at console 2: Each of them comes back through a queue, when it is ready and the stack is empty.
ask console: In which order do the lines come, if nobody clicks?
explanation: The script only starts things. Each result comes back when it is ready, waits in a queue, and gets its turn when the stack is
  empty. The listener stays: every click brings its callback once more.
*/
const img = document.querySelector('img');
img.src = 'dog.jpg';
img.addEventListener('load', () => console.log('image shown'));

setTimeout(() => console.log('timer'), 300);
fetch('data.json').then(response => console.log('answer', response.status));
document.querySelector('button').addEventListener('click', () => console.log('click'));
console.log('end');
