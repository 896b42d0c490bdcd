/*
title: Catching what comes later
chapter: async and await
goal: try catches an error of an async function only if the await is inside of it.
misconception: A try around the call of an async function catches its errors.
notes: Two calls of the same function, both in a try. Which of the two errors is caught there?
at line 9: No await: the call has returned a promise, and the try goes on. There was no error so far.
at console 2: The promise was rejected while this function waited for it in its try: so the error arrives here.
ask console: Which lines are printed, and in which order?
explanation: An error in an async function rejects its promise. Without await the try is over before that, and the promise has to be caught by
  itself. return await in a try is not superfluous, either.
try: Await the first call as well. Which error is caught now?
try console: caught the first
*/
async function fail(which) {
  await null;
  throw new Error(which);
}

async function main() {
  try {
    fail('the first').catch(() => console.log('only its own catch helps'));
    console.log('no error seen');
    await fail('the second');
  } catch (error) {
    console.log('caught', error.message);
  }
}

main();
