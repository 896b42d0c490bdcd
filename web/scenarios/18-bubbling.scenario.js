/*
title: Events bubble up
chapter: Events and the document
goal: An event goes down from the document to its target and up again; each element on the way may listen.
misconception: Only the element that was clicked hears the click.
notes: One click, three listeners. In which order do they hear of it?
html:
  <ul>
  <li><button>Click me</button></li>
  </ul>
at console 1: The list asked to hear the event on its way down: capture.
at console 3: After the target the event bubbles up, from the inside to the outside.
ask console: Who hears the click first?
explanation: On the way down the listeners with capture are called, then those of the target, then all others on the way up. So one listener
  on a list can serve all of its items, even those that are added later.
try: Let the list's listener be the last, by leaving one word away.
try console: the button | the item | the list | all have heard
*/
const listen = (selector, text, capture) => document.querySelector(selector)
  .addEventListener('click', () => console.log(text), capture);

listen('li', 'the item', false);
listen('ul', 'the list', true);
listen('button', 'the button', false);

document.querySelector('button').click();
console.log('all have heard');
