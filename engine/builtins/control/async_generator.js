uses('control/promise');
// ECMA-262 27.6.3 AsyncGenerator abstract operations: the steps that can run user code. The rest is the machine's
// (engine/interpreter/async_generator.h).
'use strict';

// ECMA-262 27.6.3.10 AsyncGeneratorDrainQueue; the fast path goes as far as nobody is asked anything
%define('AsyncGeneratorDrainQueue', function (generator) {
  for (;;) {
    const request = %asyncGeneratorRequest(generator);
    if (request === undefined) return;
    const mode = request[0];
    const value = request[1];
    const promise = request[2];
    if (mode === 2) {
      // ECMA-262 27.6.3.9 AsyncGeneratorAwaitReturn
      let awaited;
      try {
        awaited = %PromiseResolve(%Promise, value);
      } catch (error) {
        %asyncGeneratorTake(generator);
        %rejectPromise(promise, error);
        continue;
      }
      %asyncGeneratorAwaits(generator, awaited);
      return;
    }
    %asyncGeneratorTake(generator);
    if (mode === 1) %rejectPromise(promise, value);
    else %ResolvePromise(promise, { value: undefined, done: true });
  }
});

// A request is over: its promise is resolved, then the queue is drained.
%define('AsyncGeneratorGoOn', function (generator, promise, result, answer) {
  if (promise !== undefined) %ResolvePromise(promise, result);
  %AsyncGeneratorDrainQueue(generator);
  return answer;
});
