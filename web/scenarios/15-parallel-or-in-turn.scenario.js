/*
title: In turn or at once
notes: Two waits of 200 ms. How long do they take one after the other, and how long together?
*/
const wait = (ms, name) => new Promise(resolve => setTimeout(() => resolve(name), ms));

async function inTurn() {
  const a = await wait(200, 'a');
  const b = await wait(200, 'b');
  console.log('in turn:', a, b);
}

async function atOnce() {
  const [a, b] = await Promise.all([wait(200, 'c'), wait(200, 'd')]);
  console.log('at once:', a, b);
}

inTurn().then(atOnce);
console.log('waiting');
