/*
title: Concurrency and parallelism
chapter: Beyond one thread
goal: One stack takes turns, which is concurrency; a worker has a second stack that really runs meanwhile, which is parallelism.
misconception: Asynchronous code runs in parallel.
notes: The page is busy. Look at the two call stacks: whose callbacks have to wait, and whose don't?
at console 2: The page holds its stack. The worker has one of its own, and goes on.
ask console: In which order do the lines come?
explanation: Timers and promises share one thread: they are waited for together, but run one at a time. A worker is another thread, with its own heap,
  queues and loop. Nothing is shared; only messages cross.
try: Let the page be busy for 100 ms. Does the worker's line come later?
*/
const worker = new Worker('worker.js');

worker.onmessage = ({ data }) => {
  if (data === 'ready') beBusy();
  else console.log('page: the worker says', data);
};

function beBusy() {
  console.log('page: busy');
  worker.postMessage(4);
  const end = performance.now() + 20;
  while (performance.now() < end);
  console.log('page: done');
}

// @file worker.js
onmessage = ({ data }) => postMessage(data * data);
postMessage('ready');
