/*
title: Long work in small pieces
chapter: Rendering
goal: Work that is cut into pieces by timers lets others have their turn between two of them.
misconception: Long work blocks the page, whatever one does.
notes: A hundred numbers are added up, in four pieces. When does the other timer have its turn?
at line 7: The first piece is done. The rest is not on the stack: it waits in the queue, like everybody else.
ask console: In which order do the lines come?
ask next at console 2: The script is about to end. What runs next?
explanation: Each piece is a task of its own. Between two tasks the loop can take a click, another timer or draw a frame. With microtasks that would
  not do, since all of them come before the loop goes on.
try: Add up everything in one piece. Where does "another timer" come then?
try console: the script ends | sum 4950 | another timer
*/
let sum = 0;

function addFrom(start) {
  for (let i = start; i < start + 25; i++) sum += i;
  if (start === 75) return console.log('sum', sum);
  if (start === 0) console.log('first piece');
  setTimeout(() => addFrom(start + 25), 0);
}

addFrom(0);
setTimeout(() => console.log('another timer'), 0);
console.log('the script ends');
