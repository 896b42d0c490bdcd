/*
title: Before fetch: XMLHttpRequest
chapter: The network
goal: An older way to ask: an object with events, each of which comes as a callback.
misconception: There was no asynchronous JavaScript before promises.
notes: No promise anywhere. Through which queue does the answer come?
mocks: [{"url": "greeting.txt", "status": 200, "headers": {"content-type": "text/plain"}, "body": "hello", "afterMs": 60}]
at line 7: The request is on its way, with the browser. The object waits for its events.
at console 2: The listener was called from the callback queue: no microtask is needed for an event.
ask console: In which order do the lines come?
explanation: Everything asynchronous began with events and callbacks. fetch does the same work of the network, but answers with a promise, so that
  what follows can be chained and awaited.
try: Listen to "loadend" as well. Is it before or after "load"?
*/
const request = new XMLHttpRequest();
request.open('GET', 'greeting.txt');
request.addEventListener('load', () => {
  console.log('status', request.status);
  console.log('text', request.responseText);
});
request.send();
console.log('sent');
