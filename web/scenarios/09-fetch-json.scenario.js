/*
title: Fetching data
notes: A request is on its way while the program runs on. Two answers have to come before the name is printed.
*/
async function load() {
  console.log('asking');
  const response = await fetch('data.json');
  console.log('status', response.status);
  const data = await response.json();
  console.log('hello', data.name);
}

load().catch(error => console.log('failed:', error.message));
console.log('not waiting');
