/*
title: One thing at a time
chapter: One thread, one stack
goal: JavaScript runs one line at a time, from top to bottom, and nothing comes between two lines of running code.
misconception: A slow function lets the lines below it go ahead.
notes: Boiling takes long. Does "set the table" wait for it?
at console 2: Nobody else can run while boil() is on the stack. It is the only thread there is.
ask console: Which line comes third?
explanation: There is one call stack, so there is one thing running. The lines after a call wait until it has returned, however long it
  takes. What makes JavaScript asynchronous is not the language: it is the browser around it, which comes in the next chapter.
try: Move the table before the boiling, by moving one line.
try console: kitchen opens | set the table | boiling begins | water boils | tea at 80 | light a candle | dinner
*/
function boil() {
  console.log('boiling begins');
  for (let degree = 20; degree < 100; degree += 1);
  console.log('water boils');
  return right_for_tea();
}

function right_for_tea() {
  return 80;
}

console.log('kitchen opens');
console.log('tea at', boil());
console.log('set the table');
console.log('light a candle');
console.log('dinner');
