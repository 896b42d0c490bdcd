/*
title: Told of changes, all at once
chapter: Rendering
goal: A mutation observer hears of changes in the document in a microtask, of all of them together.
misconception: An observer's callback runs with each change.
notes: Two elements are added. How often is the observer called, and when?
html: <ul id="list"></ul>
at line 10: Two changes are noted. The observer waits in the microtask queue, once.
ask console: In which order do the lines come?
explanation: Calling the observer at each change would interrupt the code that makes them. So the changes are collected, and one microtask hands all of them
  over: after the script, and before anything is drawn.
try: Add the second element in a timer. How often is the observer called now?
*/
const list = document.getElementById('list');

new MutationObserver(changes => console.log('changes:', changes.length))
  .observe(list, { childList: true });

setTimeout(() => console.log('timer'), 0);

list.append(document.createElement('li'));
list.append(document.createElement('li'));
console.log('items:', list.children.length);
