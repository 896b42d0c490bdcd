uses('fundamental/operations');
// ECMA-262 27.2 Promise Objects, and the jobs that run user code. Reactions, settling and jobs that run none are the
// machine's (engine/interpreter/promise.h).
'use strict';

// ECMA-262 27.2.3.1 Promise
%constructor('Promise', function (executor) {
  if (new.target === undefined) %throwTypeError("Promise constructor cannot be invoked without 'new'");
  if (!%isCallable(executor)) %throwTypeError('Promise resolver ' + %describe(executor) + ' is not a function');
  const promise = %newPromise(new.target === %Promise ? %PromisePrototype : %PrototypeFor(new.target, 'Promise.prototype'));
  const functions = %createResolvingFunctions(promise);
  try {
    %call(executor, undefined, functions[0], functions[1]);
  } catch (error) {
    %call(functions[1], undefined, error);
  }
  return promise;
});

// ECMA-262 27.2.1.3 Promise Resolve Functions, from step 7 on
%define('ResolvePromise', function (promise, resolution) {
  if (resolution === promise) {
    %rejectPromise(promise, %makeTypeError('Chaining cycle detected for promise ' + %describe(promise)));
    return;
  }
  if (!%isObject(resolution)) {
    %fulfillPromise(promise, resolution);
    return;
  }
  let then;
  try {
    then = resolution.then;
  } catch (error) {
    %rejectPromise(promise, error);
    return;
  }
  if (%isCallable(then)) %enqueueThenableJob(promise, resolution, then);
  else %fulfillPromise(promise, resolution);
});

// ECMA-262 27.2.2.1 NewPromiseReactionJob, the job's own steps
%define('PromiseReactionJob', function (handler, argument, rejected, promise, resolve, reject) {
  let result = argument;
  let failed = rejected;
  if (handler !== undefined) {
    try {
      result = %call(handler, undefined, argument);
      failed = false;
    } catch (error) {
      result = error;
      failed = true;
    }
  }
  if (promise === undefined) return;
  if (resolve === undefined) {
    if (failed) %rejectPromise(promise, result);
    else %ResolvePromise(promise, result);
  } else {
    %call(failed ? reject : resolve, undefined, result);
  }
});

// ECMA-262 27.2.2.2 NewPromiseResolveThenableJob, the job's own steps
%define('PromiseResolveThenableJob', function (promise, thenable, then) {
  const functions = %createResolvingFunctions(promise);
  try {
    %call(then, thenable, functions[0], functions[1]);
  } catch (error) {
    %call(functions[1], undefined, error);
  }
});

// ECMA-262 27.2.4.7.1 PromiseResolve
%define('PromiseResolve', function (constructor, value) {
  if (%isClass(value, 'promise') && value.constructor === constructor) return value;
  if (constructor === %Promise) {
    const promise = %newPromise(%PromisePrototype);
    %ResolvePromise(promise, value);
    return promise;
  }
  const capability = %NewPromiseCapability(constructor);
  %call(capability.resolve, undefined, value);
  return capability.promise;
});

// ECMA-262 27.2.1.5 NewPromiseCapability: {promise, resolve, reject}
%define('NewPromiseCapability', function (constructor) {
  if (constructor === %Promise) {
    const promise = %newPromise(%PromisePrototype);
    const functions = %createResolvingFunctions(promise);
    return { promise, resolve: functions[0], reject: functions[1] };
  }
  if (!%isConstructor(constructor)) %throwTypeError(%describe(constructor) + ' is not a constructor');
  const capability = { promise: undefined, resolve: undefined, reject: undefined };
  // ECMA-262 27.2.1.5 GetCapabilitiesExecutor Functions
  const executor = %anonymous((resolve, reject) => {
    if (capability.resolve !== undefined || capability.reject !== undefined) {
      %throwTypeError('Promise executor has already been invoked with non-undefined arguments');
    }
    capability.resolve = resolve;
    capability.reject = reject;
  });
  const promise = new constructor(executor);
  if (!%isCallable(capability.resolve) || !%isCallable(capability.reject)) {
    %throwTypeError('Promise resolve or reject function is not callable');
  }
  capability.promise = promise;
  return capability;
});

%methods('Promise.prototype', {
  // ECMA-262 27.2.5.1
  catch(onRejected) {
    return this.then(undefined, onRejected);
  },

  // ECMA-262 27.2.5.3
  finally(onFinally) {
    if (!%isObject(this)) {
      %throwTypeError('Promise.prototype.finally called on a non-object');
    }
    const constructor = %SpeciesConstructor(this, %Promise);
    if (!%isCallable(onFinally)) return this.then(onFinally, onFinally);
    const thenFinally = %anonymous((value) => {
      const result = %call(onFinally, undefined);
      return %PromiseResolve(constructor, result).then(%anonymous(() => value));
    });
    const catchFinally = %anonymous((reason) => {
      const result = %call(onFinally, undefined);
      return %PromiseResolve(constructor, result).then(
        %anonymous(() => {
          throw reason;
        }),
      );
    });
    return this.then(thenFinally, catchFinally);
  },

  // ECMA-262 27.2.5.4; the fast path takes promises whose constructor nobody has touched
  then(onFulfilled, onRejected) {
    if (!%isClass(this, 'promise')) {
      %throwTypeError('Method Promise.prototype.then called on incompatible receiver ' + %describe(this));
    }
    const constructor = %SpeciesConstructor(this, %Promise);
    const fulfilled = %isCallable(onFulfilled) ? onFulfilled : undefined;
    const rejected = %isCallable(onRejected) ? onRejected : undefined;
    if (constructor === %Promise) {
      const promise = %newPromise(%PromisePrototype);
      %performPromiseThen(this, fulfilled, rejected, promise);
      return promise;
    }
    const capability = %NewPromiseCapability(constructor);
    %performPromiseThen(this, fulfilled, rejected, capability.promise, capability.resolve, capability.reject);
    return capability.promise;
  },
});

// ECMA-262 27.2.4.1.1 GetPromiseResolve
function getPromiseResolve(constructor) {
  const resolve = constructor.resolve;
  if (!%isCallable(resolve)) %throwTypeError('Promise resolve or reject function is not callable');
  return resolve;
}

// The loop that the combinators share (27.2.4.1 and 27.2.4.1.2, and the like): calls each(item, index) for each next promise, and
// finished(count) at the end. What is thrown before the end closes the iterator and rejects.
function combine(name, constructor, iterable, start) {
  if (!%isObject(constructor)) %throwTypeError('Promise.' + name + ' called on non-object');
  const capability = %NewPromiseCapability(constructor);
  let iterator;
  let done = true;
  try {
    const promiseResolve = getPromiseResolve(constructor);
    iterator = %GetIterator(iterable);
    const next = iterator.next;
    const steps = start(capability);
    done = false;
    for (let index = 0; ; index++) {
      done = true;
      const step = %call(next, iterator);
      %requireIteratorResult(step);
      if (step.done) {
        steps.finish();
        return capability.promise;
      }
      const value = step.value;
      done = false;
      steps.each(%call(promiseResolve, constructor, value), index);
    }
  } catch (error) {
    if (!done) %IteratorCloseSilently(iterator);
    %call(capability.reject, undefined, error);
    return capability.promise;
  }
}

// A list that fills up as promises settle; `complete` gets it when nothing is left (the 1 at the start is the loop's own).
function gather(name, promise, complete) {
  const values = [];
  let remaining = 1;
  return {
    values,
    expect() {
      %append(values, undefined);
      remaining++;
    },
    finish() {
      if (--remaining === 0) complete(values);
    },
    // a function that stores make(x) at `index`, once
    element(index, make, guard) {
      const element = %anonymous((x) => {
        if (guard.called) return undefined;
        guard.called = true;
        %setElement(values, index, make === undefined ? x : make(x));
        if (--remaining === 0) return complete(values);
        return undefined;
      });
      %setPromiseElement(element, [name, index, promise]);
      return element;
    },
  };
}

%methods('Promise', {
  // ECMA-262 27.2.4.1
  all(iterable) {
    return combine('all', this, iterable, (capability) => {
      const list = gather('all', capability.promise, (values) => %call(capability.resolve, undefined, values));
      return {
        each(promise, index) {
          list.expect();
          promise.then(list.element(index, undefined, { called: false }), capability.reject);
        },
        finish: list.finish,
      };
    });
  },

  // ECMA-262 27.2.4.2
  allSettled(iterable) {
    return combine('allSettled', this, iterable, (capability) => {
      const list = gather('allSettled', capability.promise, (values) => %call(capability.resolve, undefined, values));
      return {
        each(promise, index) {
          list.expect();
          const guard = { called: false };
          promise.then(
            list.element(index, (value) => ({ status: 'fulfilled', value }), guard),
            list.element(index, (reason) => ({ status: 'rejected', reason }), guard),
          );
        },
        finish: list.finish,
      };
    });
  },

  // ECMA-262 27.2.4.3
  any(iterable) {
    return combine('any', this, iterable, (capability) => {
      const list = gather('any', capability.promise, (errors) => %call(capability.reject, undefined, aggregateError(errors)));
      return {
        each(promise, index) {
          list.expect();
          promise.then(capability.resolve, list.element(index, undefined, { called: false }));
        },
        finish: list.finish,
      };
    });
  },

  // ECMA-262 27.2.4.5
  race(iterable) {
    return combine('race', this, iterable, (capability) => ({
      each(promise) {
        promise.then(capability.resolve, capability.reject);
      },
      finish() {},
    }));
  },

  // ECMA-262 27.2.4.6
  reject(reason) {
    if (this === %Promise) {
      const promise = %newPromise(%PromisePrototype);
      %rejectPromise(promise, reason);
      return promise;
    }
    if (!%isObject(this)) %throwTypeError('PromiseReject called on non-object');
    const capability = %NewPromiseCapability(this);
    %call(capability.reject, undefined, reason);
    return capability.promise;
  },

  // ECMA-262 27.2.4.7
  resolve(value) {
    if (!%isObject(this)) %throwTypeError('PromiseResolve called on non-object');
    return %PromiseResolve(this, value);
  },

  // ECMA-262 27.2.4.8
  try(callback) {
    if (!%isObject(this)) %throwTypeError('Promise.try called on non-object');
    let result;
    try {
      result = %apply(callback, undefined, %argumentsFrom(1));
    } catch (error) {
      const capability = %NewPromiseCapability(this);
      %call(capability.reject, undefined, error);
      return capability.promise;
    }
    return %PromiseResolve(this, result);
  },

  // ECMA-262 27.2.4.9
  withResolvers() {
    if (!%isObject(this)) %throwTypeError('Promise.withResolvers called on non-object');
    const capability = %NewPromiseCapability(this);
    return { promise: capability.promise, resolve: capability.resolve, reject: capability.reject };
  },

  // ECMA-262 27.2.4.10
  get [%SymbolSpecies]() {
    return this;
  },
});

// ECMA-262 27.2.4.3.1 step 8.d.iii: thrown by nobody
function aggregateError(errors) {
  const error = %newError(%AggregateErrorPrototype);
  %defineHidden(error, 'message', 'All promises were rejected');
  %captureStack(error);
  %defineHidden(error, 'errors', errors);
  return error;
}
