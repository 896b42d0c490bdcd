/*
title: Puzzle 9: anything with a then
chapter: Famous puzzles
goal: await and resolve treat every object with a method then as a promise, and call that method in a microtask.
misconception: Only promises can be awaited.
notes: thenable is an ordinary object. Who calls its then, and when?
at console 1: await has seen a method then, and lets a microtask call it.
ask console: In which order do the lines come?
explanation: This is how libraries of promises work together. It costs one microtask more than a real promise: one to call then, one to go on.
try: Await a real promise instead of thenable.
*/
const thenable = {
  then(resolve) {
    console.log('then is called');
    resolve('value');
  },
};

async function main() {
  console.log('got', await thenable);
}

main();
Promise.resolve()
  .then(() => console.log('microtask 1'))
  .then(() => console.log('microtask 2'));
console.log('script');
