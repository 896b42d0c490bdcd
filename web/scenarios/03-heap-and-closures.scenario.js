/*
title: Objects and closures in the heap
notes: Two counters, made by one function. Do they count together, and where does each number live?
*/
function makeCounter(name) {
  let count = 0;
  return () => {
    count = count + 1;
    console.log(name, count);
  };
}

const first = makeCounter('first');
const second = makeCounter('second');
first();
first();
second();

const shared = { total: 10 };
const alias = shared;
alias.total += 5;
console.log(shared.total);
