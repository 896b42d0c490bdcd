/*
title: Storage does not wait
chapter: Beyond one thread
goal: localStorage answers at once, in the middle of your code: it is one of the few parts of the browser that are not asynchronous.
misconception: Everything that the browser keeps has to be waited for.
notes: Written, and read on the next line. Is a callback needed?
at console 3: The value is there already, without any queue. And it is a text, whatever was put in.
ask console: Which lines are printed?
explanation: setItem and getItem return when it is done, and while they work, nothing else can run. For a few words that is fine; much data belongs into
  something asynchronous, like IndexedDB.
try: Store the list with JSON.stringify and read it with JSON.parse.
*/
console.log('before');
localStorage.setItem('visits', 1);
console.log('stored');

console.log('type:', typeof localStorage.getItem('visits'));

const next = Number(localStorage.getItem('visits')) + 1;
localStorage.setItem('visits', next);
console.log('visits:', localStorage.getItem('visits'));
console.log('nothing was waited for');

console.log('a list is not a text');
localStorage.setItem('list', ['tea', 'milk']);
console.log('list:', localStorage.getItem('list'));
localStorage.removeItem('list');
console.log('and now:', localStorage.getItem('list'));
console.log('one key is left:', localStorage.key(0));
console.log('the script ends');
