/*
title: Promise.all waits for all, and fails with the first
chapter: Promises
goal: all gives the values in the order of the list, not of arrival; one failure is the end of it, but stops nobody.
misconception: When Promise.all fails, the other operations are cancelled.
notes: Three dishes, one of them burns. Do the others still get done?
at console 2: One has failed, so the promise of all is rejected at once. The last dish is still in the oven.
ask console: Which lines are printed, and in which order?
explanation: Promise.all only watches. It is settled when all are fulfilled or one is rejected; the others go on, and their results are ignored.
  allSettled waits for every one of them, whatever happens.
try: Use Promise.allSettled, and let the last line say done with 3.
try console: soup is ready | cake burns | bread is ready | done with 3
*/
const cook = (dish, ms, burns) => new Promise((resolve, reject) => setTimeout(() => {
  console.log(dish, burns ? 'burns' : 'is ready');
  if (burns) reject(dish);
  else resolve(dish);
}, ms));

Promise.all([cook('bread', 300), cook('soup', 100), cook('cake', 200, true)])
  .then(dishes => console.log('done with', dishes.length))
  .catch(dish => console.log('no', dish, 'today'));
