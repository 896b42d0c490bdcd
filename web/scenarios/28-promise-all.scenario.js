/*
title: Promise.all waits for all, and fails with the first
chapter: Promises
goal: all gives the values in the order of the list, not of arrival; one failure is the end of it, but stops nobody.
misconception: When Promise.all fails, the other operations are cancelled.
notes: Two dishes, and the first to come burns. Does the other still get done?
at console 1: One has failed, so the promise of all is rejected. The other dish is still in the oven.
ask console: Which lines are printed, and in which order?
explanation: Promise.all only watches. It is settled when all are fulfilled or one is rejected; the others go on, and their results are ignored.
  allSettled waits for every one of them, whatever happens.
try: Use Promise.allSettled, and let the last line say done with 2.
try console: cake burns | bread is ready | done with 2
*/
const cook = (dish, ms, burns) => new Promise((resolve, reject) => setTimeout(() => {
  console.log(dish, burns ? 'burns' : 'is ready');
  if (burns) reject(dish);
  else resolve(dish);
}, ms));

Promise.all([cook('bread', 200), cook('cake', 100, true)])
  .then(dishes => console.log('done with', dishes.length))
  .catch(dish => console.log('no', dish, 'today'));
