/*
title: var and let in a loop
notes: Three timers each. Three closures share one i; each of the others has its own. Which are which?
*/
for (var i = 0; i < 3; i++) {
  setTimeout(() => console.log('var', i), 10);
}

for (let j = 0; j < 3; j++) {
  setTimeout(() => console.log('let', j), 20);
}
