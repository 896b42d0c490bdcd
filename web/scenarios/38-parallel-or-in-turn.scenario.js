/*
title: In turn or at once
chapter: async and await
goal: An await before the next call makes the operations follow one another; calls before the first await let them go on together.
misconception: await Promise.all starts the operations.
notes: Two waits of 200 ms. How long do they take one after the other, and how long together?
at line 10: inTurn has set one timer; its second is not even begun. atOnce sets two.
at console 1: 200 ms: both timers of atOnce were due together. inTurn has just set its second one.
ask console: In which order do the lines come?
explanation: A wait begins with its call. In inTurn the second call comes after the first answer; in atOnce both calls come before the await. So
  the first takes 400 ms and the second 200 ms.
try: Let inTurn do the second call before its first await.
*/
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

async function inTurn() {
  await wait(200);
  await wait(200);
  console.log('in turn: done');
}

async function atOnce() {
  await Promise.all([wait(200), wait(200)]);
  console.log('at once: done');
}

inTurn();
atOnce();
