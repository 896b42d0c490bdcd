/*
title: The frame at the bottom
chapter: One thread, one stack
goal: Code outside of all functions runs too, in the lowest frame; before its first line, its declarations are already known.
misconception: A function exists only from the line on that declares it.
notes: greet is called before the line that declares it. And what is name, before its own line has run?
at line 2: The function was there before the first line ran. The variable name was there too, still undefined.
at line 5: Only now does name get its value: var was known from the start, its value was not.
ask console: What do the two calls print?
ask stack at console 2: What stands on the stack during the first call?
explanation: When a script begins, the engine first makes its global execution context: it notes all declarations of the top level.
  Functions are complete at once; a var is undefined until its line has run. Then the code runs, in the lowest frame of the stack.
try: Declare name with let instead of var, and see what the first call does.
*/
console.log('the script begins');
greet();

var name = 'Ada';
greet();
const city = 'London';
console.log('born in', city);
console.log('by', name);
console.log('the script ends');

function greet() {
  console.log('hello', name);
  console.log('and goodbye');
}
