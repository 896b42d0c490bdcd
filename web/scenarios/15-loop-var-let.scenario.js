/*
title: var and let in a loop
chapter: Callbacks and the browser
goal: A closure keeps the variable, not the value it had. With let each round of a loop has its own.
misconception: A callback remembers the value that a variable had when it was handed over.
notes: Three timers each. Three closures share one i; each of the others has its own. Which are which?
at line 6: The first loop is over, and i is 3. All three closures point at this one i.
at console 3: Each of these closures has a j of its own, made in its round.
ask console: Which numbers are printed?
explanation: When the callbacks run, the loops are long over. The one i of the first loop is 3 by then, for all of them. let makes a fresh j
  for each round, so three callbacks see three variables.
try: Make the first loop print 0, 1, 2, by changing one word.
try console: var 0 | var 1 | var 2 | let 0 | let 1 | let 2
*/
for (var i = 0; i < 3; i++) {
  setTimeout(() => console.log('var', i), 10);
}

for (let j = 0; j < 3; j++) {
  setTimeout(() => console.log('let', j), 20);
}
