/*
title: forEach does not wait
chapter: async and await
goal: forEach ignores what its callback returns, so nobody waits for the promises of an async callback.
misconception: An await inside of forEach makes the loop wait.
notes: Three guests are greeted. Is the door closed before or after?
at console 1: All three callbacks have begun and gone off the stack. forEach has returned; their promises are lost.
ask console: In which order do the lines come?
explanation: The await makes only its own callback wait. A for…of loop in an async function waits for each; Promise.all over map waits for all
  together.
try: Use for (const guest of guests) in an async function, and close the door after it.
try console: hello Ada | hello Bob | door closed
*/
const guests = ['Ada', 'Bob'];
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

guests.forEach(async guest => {
  await wait(100);
  console.log('hello', guest);
});

console.log('door closed');
