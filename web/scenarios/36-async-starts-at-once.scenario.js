/*
title: An async function starts at once
chapter: async and await
goal: The first part of an async function runs on the caller's stack, up to its first await.
misconception: A function that is declared async runs in the background.
notes: Nobody awaits work(). Which of its lines run before the script goes on?
at console 2: work() stands on the stack, above the script, like any other function.
at line 9: await has taken work off the stack. The script goes on below it.
ask console: In which order do the lines come?
ask stack at console 2: What stands on the stack while "work begins" is printed?
explanation: async changes two things: the function returns a promise, and await may take it off the stack. Without an await it runs from the first
  line to the last before its caller goes on.
try: Take the await away. In which order do the lines come now?
try console: script | work begins | work goes on | script ends
*/
async function work() {
  console.log('work begins');
  await null;
  console.log('work goes on');
}

console.log('script');
work();
console.log('script ends');
