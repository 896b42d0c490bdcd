/*
title: Puzzle 6: return await or not
chapter: Famous puzzles
goal: An async function that returns a promise needs three microtasks, one that returns a value needs one.
misconception: return promise and return await promise are the same.
notes: The same value, returned in three ways. Who is first?
at microtask 1: Plain is done, and who waited for it is next.
ask console: In which order do the lines come?
explanation: plain fulfils its promise at once: one microtask until then. awaited waits one and then fulfils: two. returned gives a promise to its own
  promise, which has to ask it by a microtask and is answered in another: three.
try: Let returned return the value itself. Where does it come now?
*/
const value = Promise.resolve('value');

async function returned() { return value; }
async function awaited() { return await value; }
async function plain() { return 'value'; }

returned().then(() => console.log('returned'));
awaited().then(() => console.log('awaited'));
plain().then(() => console.log('plain'));
