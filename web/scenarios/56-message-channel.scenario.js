/*
title: Messages are tasks
chapter: Beyond one thread
goal: What is posted to a port arrives as a task, and as a copy.
misconception: postMessage hands an object over.
notes: An object is posted, and then changed. Which of the two values arrives?
at line 10: The message is on its way, with a copy of the object as it was. The object itself stays here.
at task 1: A message is a task: it comes after all microtasks.
ask console: In which order do the lines come?
explanation: Frames, workers and ports share nothing, so a message is cloned when it is posted. It is queued as a task of the receiver; that is also why a
  message to oneself is a quick way to let the loop take a breath.
try: Change the object before it is posted.
try console: script ends | microtask | got 2
*/
const { port1, port2 } = new MessageChannel();

port2.onmessage = ({ data }) => {
  console.log('got', data.count);
  port1.close();
};

const message = { count: 1 };
queueMicrotask(() => console.log('microtask'));
port1.postMessage(message);
message.count = 2;

console.log('script ends');
