uses('control/promise', 'fundamental/operations');
// ECMA-262 27.1 Iteration, and the iterators of arrays, strings, maps and sets
'use strict';

// ECMA-262 27.1.3.1.1 Iterator
%constructor('Iterator', function () {
  if (new.target === undefined) %throwTypeError("Constructor Iterator requires 'new'");
  if (new.target === %Iterator) %throwTypeError('Abstract class Iterator not directly constructable');
  return %newObject(%PrototypeFor(new.target, 'Iterator.prototype'), 'ordinary', 0);
});

// ECMA-262 27.1.3.3.1 and 27.1.3.3.14: accessors that behave like data properties, for the Web's sake
%methods('Iterator.prototype', {
  get constructor() {
    return %Iterator;
  },
  set constructor(value) {
    setterThatIgnoresPrototypeProperties(this, 'constructor', value);
  },
  get [%SymbolToStringTag]() {
    return 'Iterator';
  },
  set [%SymbolToStringTag](value) {
    setterThatIgnoresPrototypeProperties(this, %SymbolToStringTag, value);
  },
  // ECMA-262 27.1.3.3.13
  [%SymbolIterator]() {
    return this;
  },
});
%methods('AsyncIterator.prototype', {
  // ECMA-262 27.1.4.1
  [%SymbolAsyncIterator]() {
    return this;
  },
});

// ECMA-262 7.3.37 SetterThatIgnoresPrototypeProperties
function setterThatIgnoresPrototypeProperties(target, key, value) {
  if (!%isObject(target)) %throwTypeError('Iterator.prototype setter called on non-object');
  if (target === %IteratorPrototype) {
    %throwTypeError('Cannot assign to this property');
  }
  if (%HasOwnProperty(target, key)) target[key] = value;
  else %CreateDataOrThrow(target, key, value);
}

// ECMA-262 27.1.2 Iterator Helper Objects, and 7.4.2 GetIteratorDirect: {iterator, next}
function direct(object) {
  return { iterator: object, next: object.next };
}

function checkReceiver(object, name) {
  if (!%isObject(object)) %throwTypeError('Iterator.prototype.' + name + ' called on non-object');
}

function checkCallback(iterator, callback) {
  if (%isCallable(callback)) return;
  %IteratorCloseSilently(iterator);
  %throwTypeError(%callSite(callback) + ' is not a function');
}

// ECMA-262 7.4.10 IteratorStepValue: the result object, or undefined at the end
function step(record) {
  const result = %call(record.next, record.iterator);
  %requireIteratorResult(result);
  return result.done ? undefined : result;
}

// Runs work(); what it throws closes the iterator.
function guarded(iterator, work) {
  try {
    return work();
  } catch (error) {
    %IteratorCloseSilently(iterator);
    throw error;
  }
}

// Slots of an iterator helper: 0 generator (of this library), 1 underlying iterator, 2 state: started, running, done,
// 3 what closes several underlying iterators, or undefined
function createHelper(generator, underlying, closeAll) {
  const helper = %newObject(%IteratorHelperPrototype, 'iterator_helper', 4);
  %setSlot(helper, 0, generator);
  %setSlot(helper, 1, underlying);
  %setSlot(helper, 2, 'start');
  %setSlot(helper, 3, closeAll);
  return helper;
}
%define('CreateIteratorHelper', createHelper);

function closeUnderlying(helper) {
  const closeAll = %slot(helper, 3);
  if (closeAll === undefined) %IteratorClose(%slot(helper, 1));
  else closeAll();
}

function enterHelper(helper, name) {
  if (!%isClass(helper, 'iterator_helper')) {
    %throwTypeError('Method Iterator Helper.prototype.' + name + ' called on incompatible receiver ' + %describe(helper));
  }
  if (%slot(helper, 2) === 'running') %throwTypeError('Generator is already running');
}

%methods('IteratorHelper.prototype', {
  // ECMA-262 27.1.2.1.1
  next() {
    enterHelper(this, 'next');
    if (%slot(this, 2) === 'done') return { value: undefined, done: true };
    %setSlot(this, 2, 'running');
    try {
      const result = %call(%GeneratorNext, %slot(this, 0));
      %setSlot(this, 2, result.done ? 'done' : 'suspended');
      return result;
    } catch (error) {
      %setSlot(this, 2, 'done');
      throw error;
    }
  },
  // ECMA-262 27.1.2.1.2
  return() {
    enterHelper(this, 'return');
    const state = %slot(this, 2);
    if (state === 'done') return { value: undefined, done: true };
    %setSlot(this, 2, state === 'start' ? 'done' : 'running');
    try {
      if (state === 'start') closeUnderlying(this);
      else %call(%GeneratorReturn, %slot(this, 0), undefined);
    } finally {
      %setSlot(this, 2, 'done');
    }
    return { value: undefined, done: true };
  },
});

// The bodies of the helpers: generators of the library. When one is ended from outside (return), it closes what it reads.
function* mapping(record, mapper) {
  let open = true;
  try {
    for (let counter = 0; ; counter++) {
      open = false;
      const result = step(record);
      if (result === undefined) return;
      const value = result.value;
      open = true;
      yield guardedCall(
        record,
        () => {
          open = false;
        },
        mapper,
        value,
        counter,
      );
    }
  } finally {
    if (open) %IteratorClose(record.iterator);
  }
}

function guardedCall(record, closed, callback, value, counter) {
  try {
    return %call(callback, undefined, value, counter);
  } catch (error) {
    closed();
    %IteratorCloseSilently(record.iterator);
    throw error;
  }
}

function* filtering(record, predicate) {
  let open = true;
  try {
    for (let counter = 0; ; counter++) {
      open = false;
      const result = step(record);
      if (result === undefined) return;
      const value = result.value;
      open = true;
      if (
        guardedCall(
          record,
          () => {
            open = false;
          },
          predicate,
          value,
          counter,
        )
      )
        yield value;
    }
  } finally {
    if (open) %IteratorClose(record.iterator);
  }
}

function* taking(record, limit) {
  let open = true;
  try {
    for (let remaining = limit; ; remaining--) {
      if (remaining === 0) return;
      open = false;
      const result = step(record);
      if (result === undefined) return;
      const value = result.value;
      open = true;
      yield value;
    }
  } finally {
    if (open) %IteratorClose(record.iterator);
  }
}

function* dropping(record, limit) {
  let open = false;
  try {
    for (let remaining = limit; remaining > 0; remaining--) if (step(record) === undefined) return;
    for (;;) {
      const result = step(record);
      if (result === undefined) return;
      const value = result.value;
      open = true;
      yield value;
      open = false;
    }
  } finally {
    if (open) %IteratorClose(record.iterator);
  }
}

function* flatMapping(record, mapper) {
  let open = true;
  let inner;
  try {
    for (let counter = 0; ; counter++) {
      open = false;
      const result = step(record);
      if (result === undefined) return;
      const value = result.value;
      open = true;
      const mapped = guardedCall(
        record,
        () => {
          open = false;
        },
        mapper,
        value,
        counter,
      );
      let innerRecord;
      try {
        innerRecord = direct(%GetIteratorFlattenable(mapped, false));
      } catch (error) {
        open = false;
        %IteratorCloseSilently(record.iterator);
        throw error;
      }
      for (;;) {
        let innerValue;
        try {
          const innerResult = step(innerRecord);
          if (innerResult === undefined) break;
          innerValue = innerResult.value;
        } catch (error) {
          open = false;
          %IteratorCloseSilently(record.iterator);
          throw error;
        }
        inner = innerRecord.iterator;
        yield innerValue;
        inner = undefined;
      }
    }
  } finally {
    if (open) {
      if (inner === undefined) {
        %IteratorClose(record.iterator);
      } else {
        try {
          %IteratorClose(inner);
        } catch (error) {
          %IteratorCloseSilently(record.iterator);
          throw error;
        }
        %IteratorClose(record.iterator);
      }
    }
  }
}

function toLimit(iterator, limit) {
  let number;
  try {
    number = +limit;
  } catch (error) {
    %IteratorCloseSilently(iterator);
    throw error;
  }
  if (number !== number) {
    %IteratorCloseSilently(iterator);
    %throwRangeError(%describe(limit) + ' must be positive');
  }
  const integer = %toIntegerOrInfinity(number);
  if (integer < 0 || (integer > 9007199254740991 && integer !== 1 / 0)) {
    %IteratorCloseSilently(iterator);
    %throwRangeError(%describe(limit) + ' must be positive');
  }
  return integer;
}

// What every, find, forEach and some have in common: calls back for each value until the answer, as a boolean, is `sought`, and
// closes the iterator there. {value} of that; undefined: there was none.
function seek(iterator, name, callback, sought) {
  checkReceiver(iterator, name);
  checkCallback(iterator, callback);
  const record = direct(iterator);
  for (let counter = 0; ; counter++) {
    const result = step(record);
    if (result === undefined) return undefined;
    const value = result.value;
    if (!!guarded(iterator, () => %call(callback, undefined, value, counter)) === sought) {
      %IteratorClose(iterator);
      return { value };
    }
  }
}

%methods('Iterator.prototype', {
  // ECMA-262 27.1.3.3.2
  drop(limit) {
    checkReceiver(this, 'drop');
    const integer = toLimit(this, limit);
    const record = direct(this);
    return createHelper(dropping(record, integer), this);
  },
  // ECMA-262 27.1.3.3.3
  every(predicate) {
    return seek(this, 'every', predicate, false) === undefined;
  },
  // ECMA-262 27.1.3.3.4
  filter(predicate) {
    checkReceiver(this, 'filter');
    checkCallback(this, predicate);
    const record = direct(this);
    return createHelper(filtering(record, predicate), this);
  },
  // ECMA-262 27.1.3.3.5
  find(predicate) {
    const found = seek(this, 'find', predicate, true);
    return found === undefined ? undefined : found.value;
  },
  // ECMA-262 27.1.3.3.6
  flatMap(mapper) {
    checkReceiver(this, 'flatMap');
    checkCallback(this, mapper);
    const record = direct(this);
    return createHelper(flatMapping(record, mapper), this);
  },
  // ECMA-262 27.1.3.3.7
  forEach(callback) {
    seek(this, 'forEach', callback, undefined);
  },
  // ECMA-262 27.1.3.3.8
  map(mapper) {
    checkReceiver(this, 'map');
    checkCallback(this, mapper);
    const record = direct(this);
    return createHelper(mapping(record, mapper), this);
  },
  // ECMA-262 27.1.3.3.9
  reduce(reducer) {
    checkReceiver(this, 'reduce');
    checkCallback(this, reducer);
    const record = direct(this);
    let accumulator = %argument(1);
    let counter = 0;
    if (%argumentCount() < 2) {
      const first = step(record);
      if (first === undefined) %throwTypeError('Reduce of a done iterator with no initial value');
      accumulator = first.value;
      counter = 1;
    }
    for (; ; counter++) {
      const result = step(record);
      if (result === undefined) return accumulator;
      const value = result.value;
      accumulator = guarded(this, () => %call(reducer, undefined, accumulator, value, counter));
    }
  },
  // ECMA-262 27.1.3.3.10
  some(predicate) {
    return seek(this, 'some', predicate, true) !== undefined;
  },
  // ECMA-262 27.1.3.3.11
  take(limit) {
    checkReceiver(this, 'take');
    const integer = toLimit(this, limit);
    const record = direct(this);
    return createHelper(taking(record, integer), this);
  },
  // ECMA-262 27.1.3.3.12
  toArray() {
    checkReceiver(this, 'toArray');
    const record = direct(this);
    const items = [];
    for (;;) {
      const result = step(record);
      if (result === undefined) return items;
      %append(items, result.value);
    }
  },
});

// ECMA-262 7.4.5 GetIteratorFlattenable
%define('GetIteratorFlattenable', function (value, stringsAllowed) {
  if (!%isObject(value) && !(stringsAllowed && typeof value === 'string')) {
    %throwTypeError('Iterator.' + (stringsAllowed ? 'from' : 'prototype.flatMap') + ' called on non-object');
  }
  const method = %GetMethod(value, %SymbolIterator);
  const iterator = method === undefined ? value : %call(method, value);
  if (!%isObject(iterator)) %throwTypeError(%describe(iterator) + ' is not an object');
  return iterator;
});

%methods('Iterator', {
  // ECMA-262 27.1.3.2.2
  from(value) {
    const record = direct(%GetIteratorFlattenable(value, true));
    if (%OrdinaryHasInstance(%Iterator, record.iterator)) return record.iterator;
    const wrapper = %newObject(%WrapForValidIteratorPrototype, 'wrap_for_valid_iterator', 2);
    %setSlot(wrapper, 0, record.iterator);
    %setSlot(wrapper, 1, record.next);
    return wrapper;
  },
});

// ECMA-262 27.1.3.2.2.1 %WrapForValidIteratorPrototype%
%methods('WrapForValidIterator.prototype', {
  next() {
    if (!%isClass(this, 'wrap_for_valid_iterator')) %throwTypeError('not a wrapped iterator');
    return %call(%slot(this, 1), %slot(this, 0));
  },
  return() {
    if (!%isClass(this, 'wrap_for_valid_iterator')) %throwTypeError('not a wrapped iterator');
    const iterator = %slot(this, 0);
    const method = %GetMethod(iterator, 'return');
    return method === undefined ? { value: undefined, done: true } : %call(method, iterator);
  },
});

// ECMA-262 23.1.5.2.1 %ArrayIteratorPrototype%.next; slots: ArrayIteratorSlot
%methods('ArrayIterator.prototype', {
  next() {
    if (!%isClass(this, 'array_iterator')) {
      %throwTypeError('Method Array Iterator.prototype.next called on incompatible receiver ' + %describe(this));
    }
    const object = %slot(this, 0);
    if (object === undefined) return { value: undefined, done: true };
    const index = %slot(this, 1);
    const kind = %slot(this, 2);
    const length = %toLength(+object.length);
    if (index >= length) {
      %setSlot(this, 0, undefined);
      return { value: undefined, done: true };
    }
    %setSlot(this, 1, index + 1);
    if (kind === 0) return { value: index, done: false };
    const value = object[index];
    return { value: kind === 1 ? value : [index, value], done: false };
  },
});
%remember('ArrayIteratorNext', %ArrayIteratorPrototype['next']);

// ECMA-262 27.1.5.1 CreateAsyncFromSyncIterator
%define('CreateAsyncFromSyncIterator', function (syncIterator, next) {
  const iterator = %newObject(%AsyncFromSyncIteratorPrototype, 'async_from_sync_iterator', 2);
  %setSlot(iterator, 0, syncIterator);
  %setSlot(iterator, 1, next);
  return iterator;
});

// ECMA-262 27.1.5.4 AsyncFromSyncIteratorContinuation. V8 closes the iterator when anything of its next or throw fails, not only at a rejection.
function continueAsync(result, capability, syncIterator, closeOnRejection) {
  let done, valueWrapper;
  try {
    done = !!result.done;
    valueWrapper = %PromiseResolve(%Promise, result.value);
  } catch (error) {
    return rejectAsync(error, capability, closeOnRejection && done !== true ? syncIterator : undefined);
  }
  const unwrap = %anonymous((value) => ({ value, done }));
  const close =
    done || !closeOnRejection
      ? undefined
      : %anonymous((error) => {
          %IteratorCloseSilently(syncIterator);
          throw error;
        });
  %performPromiseThen(valueWrapper, unwrap, close, capability.promise, capability.resolve, capability.reject);
  return capability.promise;
}

// `closed`: the iterator that is to be closed before, or undefined
function rejectAsync(error, capability, closed) {
  if (closed !== undefined) %IteratorCloseSilently(closed);
  %call(capability.reject, undefined, error);
  return capability.promise;
}

// Calls a method of the iterator with what its caller was given, and goes on with its result.
function callAsync(capability, syncIterator, method, list, closeOnRejection) {
  let result;
  try {
    result = %apply(method, syncIterator, list);
    %requireIteratorResult(result);
  } catch (error) {
    return rejectAsync(error, capability, closeOnRejection ? syncIterator : undefined);
  }
  return continueAsync(result, capability, syncIterator, closeOnRejection);
}

%methods('AsyncFromSyncIterator.prototype', {
  // ECMA-262 27.1.5.2.1
  next(value) {
    return callAsync(%NewPromiseCapability(%Promise), %slot(this, 0), %slot(this, 1), %argumentsFrom(0), true);
  },
  // ECMA-262 27.1.5.2.2
  return(value) {
    const iterator = %slot(this, 0);
    const capability = %NewPromiseCapability(%Promise);
    let method;
    try {
      method = %GetMethod(iterator, 'return');
    } catch (error) {
      return rejectAsync(error, capability, undefined);
    }
    if (method !== undefined) return callAsync(capability, iterator, method, %argumentsFrom(0), false);
    %call(capability.resolve, undefined, { value, done: true });
    return capability.promise;
  },
  // ECMA-262 27.1.5.2.3
  throw(value) {
    const iterator = %slot(this, 0);
    const capability = %NewPromiseCapability(%Promise);
    let method;
    try {
      method = %GetMethod(iterator, 'throw');
      if (method === undefined) {
        %IteratorClose(iterator);
        %throwTypeError("The iterator does not provide a 'throw' method.");
      }
    } catch (error) {
      return rejectAsync(error, capability, undefined);
    }
    return callAsync(capability, iterator, method, %argumentsFrom(0), true);
  },
});

%remember('GeneratorNext', %GeneratorPrototype['next']);
%remember('GeneratorReturn', %GeneratorPrototype['return']);
