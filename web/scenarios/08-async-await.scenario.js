/*
title: async and await
notes: await takes the function off the stack and puts it back later. What runs in between?
*/
async function outer() {
  console.log('outer begins');
  const value = await inner();
  console.log('outer has', value);
}

async function inner() {
  console.log('inner begins');
  await null;
  console.log('inner goes on');
  return 42;
}

outer();
console.log('script ends');
