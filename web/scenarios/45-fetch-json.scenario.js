/*
title: Fetching data
chapter: The network
goal: fetch gives a promise for the head of the answer; its body is a second wait.
misconception: When fetch is done, the data is there.
notes: A request is on its way while the program runs on. Two answers have to come before the name is printed.
at console 2: The request is with the browser, and load waits off the stack.
at console 3: The head has come: the status is known. The body is still on its way.
ask console: In which order do the lines come?
explanation: fetch settles as soon as status and headers have arrived. json() reads the body to its end and parses it, which is a promise again. Both
  times a task of the network settles the promise, and the function goes on in a microtask.
try: Leave out the second await. What is data then, and what does the last line print?
*/
async function load() {
  console.log('asking');
  const response = await fetch('data.json');
  console.log('status', response.status);
  const data = await response.json();
  console.log('hello', data.name);
}

load().catch(error => console.log('failed:', error.message));
console.log('not waiting');
