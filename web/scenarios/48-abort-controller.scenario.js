/*
title: Taking it back
chapter: The network
goal: An AbortController ends a request that is on its way: its promise is rejected with an AbortError.
misconception: A promise can be cancelled.
notes: The server needs 500 ms, the program is patient for 100. What becomes of the request?
mocks: [{"url": "slow.json", "status": 200, "body": "{}", "afterMs": 500}]
at console 1: One signal, handed to fetch. Whoever holds the controller can end it.
at task 1: abort() tells the signal; the browser drops the request, and fetch's promise is rejected.
ask console: Which lines are printed, and in which order?
explanation: A promise is only a result and can't be stopped. What can be stopped is the operation behind it, if it listens to a signal: fetch does,
  and addEventListener and many others, too.
try: Be patient for 1000 ms: the answer comes before that.
try console: asked | answer 200 | patience is over
*/
const controller = new AbortController();

fetch('slow.json', { signal: controller.signal })
  .then(response => console.log('answer', response.status))
  .catch(error => console.log('ended by', error.name));

console.log('asked');

setTimeout(() => {
  console.log('patience is over');
  controller.abort();
}, 100);
