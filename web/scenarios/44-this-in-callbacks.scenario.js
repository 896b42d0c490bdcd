/*
title: What this is in a callback
chapter: async and await
goal: this is decided by the call. A method that is handed over loses its object; an arrow function keeps the this around it.
misconception: A method belongs to its object, and takes it along.
notes: The same method, handed over in three ways. Which of them still knows the name?
at line 10: Only the function is handed over. The object to the left of the dot stays behind.
ask console: Which names are printed?
explanation: The timer calls its callback as a plain function, so this is not lamp. bind makes a function with a fixed this; an arrow function calls
  the method on the object, when the time has come.
try: Let the first timer print "lamp" too.
try console: lamp is on | lamp is on | lamp is on
*/
const lamp = {
  name: 'lamp',
  on() {
    const owner = this === lamp ? this.name : 'nobody';
    console.log(owner, 'is on');
  },
};

setTimeout(lamp.on, 100);
setTimeout(lamp.on.bind(lamp), 200);
setTimeout(() => lamp.on(), 300);
