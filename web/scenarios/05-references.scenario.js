/*
title: Two names, one object
chapter: One thread, one stack
goal: A variable does not hold an object: it points at one in the heap. Several may point at the same.
misconception: Assigning an object copies it.
notes: Follow the arrows into the heap. How many objects are there in the end?
at console 3: The second variable points at the same object. Nothing was copied.
at line 10: A copy is made only where one is asked for: here by { ...ada }.
ask console: What do the lines show?
explanation: ada and alias are two arrows to one object, so a change through one is seen through the other. { ...ada } makes a second
  object with the same properties, which then goes its own way. A number or a text, in contrast, is copied.
try: Make the copy an alias too, by taking three dots and two braces away. What does the last line say now?
try console: a program starts | one object | a second name | ada 100 | alias 100 | same object? true | ada again Ada | copy 100 true | a number is copied | one 1 other 2
*/
console.log('a program starts');
console.log('one object');
const ada = { name: 'Ada', visits: 1 };
const alias = ada;
console.log('a second name');
alias.visits += 1;
const copy = { ...ada };
copy.visits = 100;

console.log('ada', ada.visits);
console.log('alias', alias.visits);
console.log('same object?', ada === alias);
console.log('ada again', ada.name);
console.log('copy', copy.visits, copy === ada);

let one = 1;
let other = one;
other += 1;
console.log('a number is copied');
console.log('one', one, 'other', other);
