/*
title: race and any
chapter: Promises
goal: race takes the first that settles, any takes the first that is fulfilled.
misconception: race gives the first success.
notes: The quickest server fails. What do race and any make of it?
at console 1: The first answer is a failure, and it decides the race. any goes on waiting.
ask console: Which lines are printed, and in which order?
explanation: For a time limit one wants race, against a timer that rejects. For the quickest of several sources one wants any: it is rejected only
  when all of them have failed.
try: Let the quick one succeed. What do race and any say then?
try console: race quick | any quick
*/
const servers = [
  new Promise((resolve, reject) => setTimeout(reject, 20, 'quick')),
  new Promise(resolve => setTimeout(resolve, 60, 'steady')),
];

Promise.race(servers).then(
  server => console.log('race', server),
  server => console.log('race lost by', server));
Promise.any(servers).then(server => console.log('any', server));
