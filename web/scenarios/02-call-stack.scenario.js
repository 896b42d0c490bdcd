/*
title: The call stack
notes: A call puts a frame on top, its return takes it off. How many frames stand on the stack while "three" is printed?
*/
function one() {
  console.log('one');
  two();
  console.log('one again');
}

function two() {
  console.log('two');
  three();
}

function three() {
  console.log('three');
}

one();
console.log('done');
