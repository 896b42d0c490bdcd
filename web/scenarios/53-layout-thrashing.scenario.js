/*
title: Asking for the layout
chapter: Rendering
goal: To read a size after a change makes the browser lay the page out at once, and not when it draws.
misconception: Changes in the document are drawn line by line, as they are made.
notes: A box grows while the script runs. Is it drawn in between?
html: <div id="box" style="width: 50px; height: 10px; background: teal"></div>
geometry: {"#box": {"offsetWidth": 50}}
at line 5: The style has changed, but nothing has been drawn, and nothing laid out.
at console 1: offsetWidth needs the answer now, so the layout was done in the middle of the script.
ask console: Which lines are printed?
explanation: Drawing waits until the script is off the stack, so all changes appear together. Reading a size can't wait: it forces a layout. Changing and
  reading in turn, a hundred times, forces a hundred of them; first read all, then change all.
try: Change the height three times before reading the width once: one layout is enough.
*/
const box = document.getElementById('box');

for (const height of [20, 40]) {
  box.style.height = `${height}px`;
  console.log('width', box.offsetWidth);
}

requestAnimationFrame(() => console.log('now it is drawn, once'));
console.log('the script ends');
