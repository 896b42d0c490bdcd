/*
title: Asking where you are
chapter: Beyond one thread
goal: Some answers need a person: the browser asks for permission, and the program goes on meanwhile.
misconception: getCurrentPosition returns the position.
notes: This lesson brings its answer with it, a place in the middle of Paris. What does the call return?
mocks: [{"url": "geolocation:", "body": "{\"latitude\": 48.86, \"longitude\": 2.35, \"accuracy\": 20}", "afterMs": 200}]
at console 2: The question is with the browser. It may take a minute, or be denied: there is a callback for either.
ask console: In which order do the lines come?
explanation: A position takes time, and consent takes longer. So the answer comes by one of two callbacks: success or error. A program has to be ready for
  both, and useful without the answer.
try: Wrap it into a promise, and await it.
*/
console.log('asking');

const returned = navigator.geolocation.getCurrentPosition(
  ({ coords }) => console.log('latitude', coords.latitude),
  error => console.log('no position, code', error.code));

console.log('returned', returned);
