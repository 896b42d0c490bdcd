uses('fundamental/object', 'fundamental/operations', 'indexed/sorting');
// ECMA-262 23.1 Array Objects
'use strict';

// ECMA-262 7.3.18 LengthOfArrayLike
function lengthOf(object) {
  return %toLength(+object.length);
}

function callable(callback) {
  if (!%isCallable(callback)) %throwTypeError(%callSite(callback) + ' is not a function');
}

// ECMA-262 23.1.1.1 Array
%constructor('Array', function (length) {
  const prototype = new.target === undefined || new.target === %Array ? %ArrayPrototype : %PrototypeFor(new.target, 'Array.prototype');
  const array = %newArray(prototype);
  const count = %argumentCount();
  if (count === 1) {
    if (typeof length !== 'number') {
      %append(array, length);
      return array;
    }
    if (length >>> 0 !== length) %throwRangeError('Invalid array length');
    array.length = length;
    return array;
  }
  for (let i = 0; i < count; i++) %append(array, %argument(i));
  return array;
});

// ECMA-262 10.4.2.3 ArraySpeciesCreate; the fast path answers for plain arrays
%define('ArraySpeciesCreate', function (original, length) {
  if (!%isArray(original)) return arrayCreate(length);
  let constructor = original.constructor;
  if (%isConstructor(constructor) && %isForeignArrayConstructor(constructor)) constructor = undefined;
  if (%isObject(constructor)) {
    constructor = constructor[%SymbolSpecies];
    if (constructor === null) constructor = undefined;
  }
  if (constructor === undefined) return arrayCreate(length);
  if (!%isConstructor(constructor)) %throwTypeError('object.constructor[Symbol.species] is not a constructor');
  return new constructor(length);
});

// ECMA-262 10.4.2.2 ArrayCreate
function arrayCreate(length) {
  if (length > 4294967295) %throwRangeError('Invalid array length');
  const array = [];
  if (length > 0) array.length = length;
  return array;
}

%methods('Array', {
  // ECMA-262 23.1.2.1
  from(items) {
    const mapper = %argument(1);
    const thisArg = %argument(2);
    if (mapper !== undefined) callable(mapper);
    const method = iteratorMethod(items);
    let result,
      k = 0;
    if (method !== undefined) {
      result = %isConstructor(this) ? new this() : [];
      const iterator = %call(method, items);
      if (!%isObject(iterator)) %throwTypeError('Result of the Symbol.iterator method is not an object');
      const next = iterator.next;
      for (;;) {
        const step = %call(next, iterator);
        %requireIteratorResult(step);
        if (step.done) {
          result.length = k;
          return result;
        }
        const value = step.value;
        try {
          %CreateDataOrThrow(result, k, mapper === undefined ? value : %call(mapper, thisArg, value, k));
        } catch (error) {
          %IteratorCloseSilently(iterator);
          throw error;
        }
        k++;
      }
    }
    const arrayLike = %toObject(items);
    const length = lengthOf(arrayLike);
    result = %isConstructor(this) ? new this(length) : arrayCreate(length);
    for (; k < length; k++) {
      const value = arrayLike[k];
      %CreateDataOrThrow(result, k, mapper === undefined ? value : %call(mapper, thisArg, value, k));
    }
    result.length = length;
    return result;
  },

  // ECMA-262 23.1.2.3
  isArray(value) {
    return %isArray(value);
  },

  // ECMA-262 23.1.2.4
  of() {
    const count = %argumentCount();
    const result = %isConstructor(this) ? new this(count) : [];
    for (let i = 0; i < count; i++) %CreateDataOrThrow(result, i, %argument(i));
    result.length = count;
    return result;
  },

  // ECMA-262 23.1.2.6
  get [%SymbolSpecies]() {
    return this;
  },
});

function iteratorMethod(items) {
  if (items === undefined || items === null) %GetIterator(items);
  const method = items[%SymbolIterator];
  if (method === undefined || method === null || %isCallable(method)) return method ?? undefined;
  %throwTypeError('%Array%.from requires that the property of the first argument, items[Symbol.iterator], when exists, be a function');
}

// tc39.es/proposal-array-from-async (ES2026) Array.fromAsync
async function fromAsync(constructor, items, mapper, thisArg) {
  if (mapper !== undefined) callable(mapper);
  let method = %GetMethod(items, %SymbolAsyncIterator);
  let iterator,
    next,
    result,
    k = 0;
  if (method !== undefined) {
    iterator = %call(method, items);
    if (!%isObject(iterator)) %throwTypeError('Result of the Symbol.asyncIterator method is not an object');
    next = iterator.next;
  } else {
    method = %GetMethod(items, %SymbolIterator);
    if (method !== undefined) {
      const sync = %call(method, items);
      if (!%isObject(sync)) %throwTypeError('Result of the Symbol.iterator method is not an object');
      iterator = %CreateAsyncFromSyncIterator(sync, sync.next);
      next = iterator.next;
    }
  }
  if (iterator !== undefined) {
    result = %isConstructor(constructor) ? new constructor() : [];
    for (;;) {
      const step = await %call(next, iterator);
      %requireIteratorResult(step);
      if (step.done) {
        result.length = k;
        return result;
      }
      let value = step.value;
      try {
        if (mapper !== undefined) value = await %call(mapper, thisArg, value, k);
        %CreateDataOrThrow(result, k, value);
      } catch (error) {
        let closing;
        try {
          const close = %GetMethod(iterator, 'return');
          if (close !== undefined) closing = %call(close, iterator);
        } catch {}
        try {
          await closing;
        } catch {}
        throw error;
      }
      k++;
    }
  }
  const arrayLike = %toObject(items);
  const length = lengthOf(arrayLike);
  result = %isConstructor(constructor) ? new constructor(length) : arrayCreate(length);
  for (; k < length; k++) {
    let value = await arrayLike[k];
    if (mapper !== undefined) value = await %call(mapper, thisArg, value, k);
    %CreateDataOrThrow(result, k, value);
  }
  result.length = length;
  return result;
}
%methods('Array', {
  fromAsync(items) {
    return fromAsync(this, items, %argument(1), %argument(2));
  },
});

%methods('Array.prototype', {
  // ECMA-262 23.1.3.1
  at(index) {
    const object = %toObject(this);
    const length = lengthOf(object);
    const relative = %toIntegerOrInfinity(+index);
    const k = relative < 0 ? length + relative : relative;
    return k < 0 || k >= length ? undefined : object[k];
  },

  // ECMA-262 23.1.3.2
  concat(item) {
    const object = %thisObject(this, 'Array.prototype.concat');
    const result = %ArraySpeciesCreate(object, 0);
    let n = 0;
    for (let a = -1; a < %argumentCount(); a++) {
      const element = a < 0 ? object : %argument(a);
      if (isConcatSpreadable(element)) {
        const length = lengthOf(element);
        if (n + length > 9007199254740991) %throwTypeError('Invalid array length');
        for (let k = 0; k < length; k++, n++) if (k in element) %CreateDataOrThrow(result, n, element[k]);
      } else {
        if (n >= 9007199254740991) %throwTypeError('Invalid array length');
        %CreateDataOrThrow(result, n++, element);
      }
    }
    result.length = n;
    return result;
  },

  // ECMA-262 23.1.3.4
  copyWithin(target, start) {
    const object = %toObject(this);
    const length = lengthOf(object);
    let to = %relativeIndex(+target, length);
    let from = %relativeIndex(+start, length);
    const end = %argument(2);
    const final = end === undefined ? length : %relativeIndex(+end, length);
    let count = final - from < length - to ? final - from : length - to;
    let direction = 1;
    if (from < to && to < from + count) {
      direction = -1;
      from += count - 1;
      to += count - 1;
    }
    for (; count > 0; count--, from += direction, to += direction) {
      if (from in object) object[to] = object[from];
      else delete object[to];
    }
    return object;
  },

  // ECMA-262 23.1.3.5
  entries() {
    return %newArrayIterator(%toObject(this), 2);
  },

  // ECMA-262 23.1.3.6
  every(callback) {
    const object = %thisObject(this, 'Array.prototype.every');
    const length = lengthOf(object);
    callable(callback);
    const thisArg = %argument(1);
    for (let k = 0; k < length; k++) {
      if (k in object && !%call(callback, thisArg, object[k], k, object)) return false;
    }
    return true;
  },

  // ECMA-262 23.1.3.7
  fill(value) {
    const object = %toObject(this);
    const length = lengthOf(object);
    const start = %argument(1);
    const end = %argument(2);
    let k = %relativeIndex(+start, length);
    const final = end === undefined ? length : %relativeIndex(+end, length);
    for (; k < final; k++) object[k] = value;
    return object;
  },

  // ECMA-262 23.1.3.8
  filter(callback) {
    const object = %thisObject(this, 'Array.prototype.filter');
    const length = lengthOf(object);
    callable(callback);
    const thisArg = %argument(1);
    const result = %ArraySpeciesCreate(object, 0);
    let to = 0;
    for (let k = 0; k < length; k++) {
      if (k in object) {
        const value = object[k];
        if (%call(callback, thisArg, value, k, object)) %CreateDataOrThrow(result, to++, value);
      }
    }
    return result;
  },

  // ECMA-262 23.1.3.9
  find(predicate) {
    const object = %thisObject(this, 'Array.prototype.find');
    const length = lengthOf(object);
    callable(predicate);
    const thisArg = %argument(1);
    for (let k = 0; k < length; k++) {
      const value = object[k];
      if (%call(predicate, thisArg, value, k, object)) return value;
    }
    return undefined;
  },

  // ECMA-262 23.1.3.10
  findIndex(predicate) {
    const object = %thisObject(this, 'Array.prototype.findIndex');
    const length = lengthOf(object);
    callable(predicate);
    const thisArg = %argument(1);
    for (let k = 0; k < length; k++) if (%call(predicate, thisArg, object[k], k, object)) return k;
    return -1;
  },

  // ECMA-262 23.1.3.11
  findLast(predicate) {
    const object = %thisObject(this, 'Array.prototype.findLast');
    const length = lengthOf(object);
    callable(predicate);
    const thisArg = %argument(1);
    for (let k = length - 1; k >= 0; k--) {
      const value = object[k];
      if (%call(predicate, thisArg, value, k, object)) return value;
    }
    return undefined;
  },

  // ECMA-262 23.1.3.12
  findLastIndex(predicate) {
    const object = %thisObject(this, 'Array.prototype.findLastIndex');
    const length = lengthOf(object);
    callable(predicate);
    const thisArg = %argument(1);
    for (let k = length - 1; k >= 0; k--) if (%call(predicate, thisArg, object[k], k, object)) return k;
    return -1;
  },

  // ECMA-262 23.1.3.13
  flat() {
    const object = %toObject(this);
    const length = lengthOf(object);
    const depth = %argument(0);
    const levels = depth === undefined ? 1 : %toIntegerOrInfinity(+depth);
    const result = %ArraySpeciesCreate(object, 0);
    flattenInto(result, object, length, levels, undefined, undefined);
    return result;
  },

  // ECMA-262 23.1.3.14
  flatMap(mapper) {
    const object = %toObject(this);
    const length = lengthOf(object);
    callable(mapper);
    const result = %ArraySpeciesCreate(object, 0);
    flattenInto(result, object, length, 1, mapper, %argument(1));
    return result;
  },

  // ECMA-262 23.1.3.15
  forEach(callback) {
    const object = %thisObject(this, 'Array.prototype.forEach');
    const length = lengthOf(object);
    callable(callback);
    const thisArg = %argument(1);
    for (let k = 0; k < length; k++) if (k in object) %call(callback, thisArg, object[k], k, object);
  },

  // ECMA-262 23.1.3.16
  includes(searchElement) {
    const object = %thisObject(this, 'Array.prototype.includes');
    const length = lengthOf(object);
    if (length === 0) return false;
    for (let k = %relativeIndex(+%argument(1), length); k < length; k++) {
      if (%sameValueZero(object[k], searchElement)) return true;
    }
    return false;
  },

  // ECMA-262 23.1.3.17
  indexOf(searchElement) {
    const object = %thisObject(this, 'Array.prototype.indexOf');
    const length = lengthOf(object);
    if (length === 0) return -1;
    for (let k = %relativeIndex(+%argument(1), length); k < length; k++) {
      if (k in object && object[k] === searchElement) return k;
    }
    return -1;
  },

  // ECMA-262 23.1.3.18
  join(separator) {
    return join(%toObject(this), separator, false);
  },

  // ECMA-262 23.1.3.19
  keys() {
    return %newArrayIterator(%toObject(this), 0);
  },

  // ECMA-262 23.1.3.20
  lastIndexOf(searchElement) {
    const object = %thisObject(this, 'Array.prototype.lastIndexOf');
    const length = lengthOf(object);
    if (length === 0) return -1;
    const n = %argumentCount() > 1 ? %toIntegerOrInfinity(+%argument(1)) : length - 1;
    for (let k = n >= 0 ? (n < length - 1 ? n : length - 1) : length + n; k >= 0; k--) {
      if (k in object && object[k] === searchElement) return k;
    }
    return -1;
  },

  // ECMA-262 23.1.3.21
  map(callback) {
    const object = %thisObject(this, 'Array.prototype.map');
    const length = lengthOf(object);
    callable(callback);
    const thisArg = %argument(1);
    const result = %ArraySpeciesCreate(object, length);
    for (let k = 0; k < length; k++) {
      if (k in object) %CreateDataOrThrow(result, k, %call(callback, thisArg, object[k], k, object));
    }
    return result;
  },

  // ECMA-262 23.1.3.22
  pop() {
    const object = %thisObject(this, 'Array.prototype.pop');
    const length = lengthOf(object);
    if (length === 0) {
      object.length = 0;
      return undefined;
    }
    const element = object[length - 1];
    delete object[length - 1];
    object.length = length - 1;
    return element;
  },

  // ECMA-262 23.1.3.23
  push(item) {
    const object = %toObject(this);
    let length = lengthOf(object);
    const count = %argumentCount();
    if (length + count > 9007199254740991) {
      %throwTypeError('Pushing ' + count + ' elements on an array-like of length ' + length + ' is disallowed by ECMA-262');
    }
    for (let i = 0; i < count; i++) object[length++] = %argument(i);
    object.length = length;
    return length;
  },

  // ECMA-262 23.1.3.24
  reduce(callback) {
    const object = %thisObject(this, 'Array.prototype.reduce');
    const length = lengthOf(object);
    callable(callback);
    let k = 0;
    let accumulator;
    if (%argumentCount() > 1) {
      accumulator = %argument(1);
    } else {
      while (k < length && !(k in object)) k++;
      if (k >= length) %throwTypeError('Reduce of empty array with no initial value');
      accumulator = object[k++];
    }
    for (; k < length; k++) {
      if (k in object) accumulator = %call(callback, undefined, accumulator, object[k], k, object);
    }
    return accumulator;
  },

  // ECMA-262 23.1.3.25
  reduceRight(callback) {
    const object = %thisObject(this, 'Array.prototype.reduceRight');
    const length = lengthOf(object);
    callable(callback);
    let k = length - 1;
    let accumulator;
    if (%argumentCount() > 1) {
      accumulator = %argument(1);
    } else {
      while (k >= 0 && !(k in object)) k--;
      if (k < 0) %throwTypeError('Reduce of empty array with no initial value');
      accumulator = object[k--];
    }
    for (; k >= 0; k--) {
      if (k in object) accumulator = %call(callback, undefined, accumulator, object[k], k, object);
    }
    return accumulator;
  },

  // ECMA-262 23.1.3.26
  reverse() {
    const object = %toObject(this);
    const length = lengthOf(object);
    for (let lower = 0, upper = length - 1; lower < upper; lower++, upper--) {
      const lowerExists = lower in object;
      const lowerValue = lowerExists ? object[lower] : undefined;
      const upperExists = upper in object;
      const upperValue = upperExists ? object[upper] : undefined;
      if (upperExists) object[lower] = upperValue;
      else if (lowerExists) delete object[lower];
      if (lowerExists) object[upper] = lowerValue;
      else if (upperExists) delete object[upper];
    }
    return object;
  },

  // ECMA-262 23.1.3.27
  shift() {
    const object = %thisObject(this, 'Array.prototype.shift');
    const length = lengthOf(object);
    if (length === 0) {
      object.length = 0;
      return undefined;
    }
    const first = object[0];
    for (let k = 1; k < length; k++) {
      if (k in object) object[k - 1] = object[k];
      else delete object[k - 1];
    }
    delete object[length - 1];
    object.length = length - 1;
    return first;
  },

  // ECMA-262 23.1.3.28
  slice(start, end) {
    const object = %thisObject(this, 'Array.prototype.slice');
    const length = lengthOf(object);
    let k = %relativeIndex(+start, length);
    const final = end === undefined ? length : %relativeIndex(+end, length);
    const count = final > k ? final - k : 0;
    const result = %ArraySpeciesCreate(object, count);
    let n = 0;
    for (; k < final; k++, n++) if (k in object) %CreateDataOrThrow(result, n, object[k]);
    result.length = n;
    return result;
  },

  // ECMA-262 23.1.3.29
  some(callback) {
    const object = %thisObject(this, 'Array.prototype.some');
    const length = lengthOf(object);
    callable(callback);
    const thisArg = %argument(1);
    for (let k = 0; k < length; k++) {
      if (k in object && %call(callback, thisArg, object[k], k, object)) return true;
    }
    return false;
  },

  // ECMA-262 23.1.3.30
  sort(comparator) {
    %sorting.checkComparator(comparator);
    const object = %toObject(this);
    const length = lengthOf(object);
    const items = [];
    for (let k = 0; k < length; k++) if (k in object) %append(items, object[k]);
    const sorted = %sorting.sortList(items, comparator);
    let k = 0;
    for (; k < sorted.length; k++) object[k] = sorted[k];
    for (; k < length; k++) if (k in object) delete object[k];
    return object;
  },

  // ECMA-262 23.1.3.31
  splice(start, deleteCount) {
    const object = %thisObject(this, 'Array.prototype.splice');
    const length = lengthOf(object);
    const from = %relativeIndex(+start, length);
    const given = %argumentCount();
    const added = given > 2 ? given - 2 : 0;
    let removed = 0;
    if (given === 1) {
      removed = length - from;
    } else if (given > 1) {
      removed = %toIntegerOrInfinity(+deleteCount);
      removed = removed < 0 ? 0 : removed > length - from ? length - from : removed;
    }
    if (length + added - removed > 9007199254740991) %throwTypeError('Invalid array length');
    const result = %ArraySpeciesCreate(object, removed);
    for (let k = 0; k < removed; k++) if (from + k in object) %CreateDataOrThrow(result, k, object[from + k]);
    result.length = removed;
    if (added < removed) {
      for (let k = from; k < length - removed; k++) {
        if (k + removed in object) object[k + added] = object[k + removed];
        else delete object[k + added];
      }
      for (let k = length; k > length - removed + added; k--) delete object[k - 1];
    } else if (added > removed) {
      for (let k = length - removed; k > from; k--) {
        if (k + removed - 1 in object) object[k + added - 1] = object[k + removed - 1];
        else delete object[k + added - 1];
      }
    }
    for (let i = 0; i < added; i++) object[from + i] = %argument(i + 2);
    object.length = length - removed + added;
    return result;
  },

  // ECMA-262 23.1.3.32
  toLocaleString() {
    return join(%toObject(this), ',', true);
  },

  // ECMA-262 23.1.3.33
  toReversed() {
    const object = %toObject(this);
    const length = lengthOf(object);
    const result = arrayCreate(length);
    for (let k = 0; k < length; k++) %setElement(result, k, object[length - 1 - k]);
    return result;
  },

  // ECMA-262 23.1.3.34
  toSorted(comparator) {
    %sorting.checkComparator(comparator);
    const object = %toObject(this);
    const length = lengthOf(object);
    if (length > 4294967295) %throwRangeError('Invalid array length');
    const items = [];
    for (let k = 0; k < length; k++) %append(items, object[k]);
    return %sorting.sortList(items, comparator);
  },

  // ECMA-262 23.1.3.35
  toSpliced(start, skipCount) {
    const object = %toObject(this);
    const length = lengthOf(object);
    const from = %relativeIndex(+start, length);
    const given = %argumentCount();
    const added = given > 2 ? given - 2 : 0;
    let skipped = 0;
    if (given === 1) {
      skipped = length - from;
    } else if (given > 1) {
      skipped = %toIntegerOrInfinity(+skipCount);
      skipped = skipped < 0 ? 0 : skipped > length - from ? length - from : skipped;
    }
    const newLength = length + added - skipped;
    if (newLength > 9007199254740991) %throwTypeError('Invalid array length');
    const result = arrayCreate(newLength);
    let n = 0;
    for (; n < from; n++) %setElement(result, n, object[n]);
    for (let i = 0; i < added; i++) %setElement(result, n++, %argument(i + 2));
    for (let k = from + skipped; n < newLength; k++, n++) %setElement(result, n, object[k]);
    return result;
  },

  // ECMA-262 23.1.3.36
  toString() {
    const array = %toObject(this);
    const method = array.join;
    if (%isCallable(method)) return %call(method, array);
    return %call(%ObjectPrototypeToString, array);
  },

  // ECMA-262 23.1.3.37
  unshift(item) {
    const object = %thisObject(this, 'Array.prototype.unshift');
    const length = lengthOf(object);
    const count = %argumentCount();
    if (count > 0) {
      if (length + count > 9007199254740991) %throwTypeError('Invalid array length');
      for (let k = length; k > 0; k--) {
        if (k - 1 in object) object[k + count - 1] = object[k - 1];
        else delete object[k + count - 1];
      }
      for (let i = 0; i < count; i++) object[i] = %argument(i);
    }
    object.length = length + count;
    return length + count;
  },

  // ECMA-262 23.1.3.38
  values() {
    return %newArrayIterator(%toObject(this), 1);
  },

  // ECMA-262 23.1.3.39
  with(index, value) {
    const object = %toObject(this);
    const length = lengthOf(object);
    const relative = %toIntegerOrInfinity(+index);
    const actual = relative < 0 ? length + relative : relative;
    if (actual >= length || actual < 0) %throwRangeError('Invalid index : ' + %describe(relative));
    const result = arrayCreate(length);
    for (let k = 0; k < length; k++) %setElement(result, k, k === actual ? value : object[k]);
    return result;
  },
});
%alias('Array.prototype', 'values', %SymbolIterator);
%remember('ArrayValues', %ArrayPrototype['values']);
%defineUnscopables();

// ECMA-262 23.1.3.2.1 IsConcatSpreadable
function isConcatSpreadable(value) {
  if (!%isObject(value)) return false;
  const spreadable = value[%SymbolIsConcatSpreadable];
  return spreadable === undefined ? %isArray(value) : !!spreadable;
}

// ECMA-262 23.1.3.13.1 FlattenIntoArray, with a stack of its own instead of recursion
function flattenInto(target, source, length, depth, mapper, thisArg) {
  const stack = []; // of the sources further out: source, length, index, depth
  let top = 0;
  let index = 0;
  let to = 0;
  for (;;) {
    if (index >= length) {
      if (top === 0) return;
      top -= 4;
      source = stack[top];
      length = stack[top + 1];
      index = stack[top + 2];
      depth = stack[top + 3];
      continue;
    }
    const k = index++;
    if (!(k in source)) continue;
    let element = source[k];
    if (mapper !== undefined && top === 0) element = %call(mapper, thisArg, element, k, source);
    if (depth > 0 && %isArray(element)) {
      %setElement(stack, top, source);
      %setElement(stack, top + 1, length);
      %setElement(stack, top + 2, index);
      %setElement(stack, top + 3, depth);
      top += 4;
      source = element;
      length = lengthOf(element);
      index = 0;
      depth--;
    } else {
      %CreateDataOrThrow(target, to++, element);
    }
  }
}

const joinedAtOnce = 16384; // a step does no more

// ECMA-262 23.1.3.18 steps 2 to 8. Like V8, an array that is being joined already gives the empty text.
function join(object, separator, locale) {
  const length = lengthOf(object);
  const between = separator === undefined ? ',' : `${separator}`;
  if (!%enterJoin(object)) return '';
  try {
    let text;
    let parts = [];
    for (let k = 0; k < length; k++) {
      const element = object[k];
      %append(parts, element === undefined || element === null ? '' : `${locale ? element.toLocaleString() : element}`);
      if (parts.length < joinedAtOnce) continue;
      const piece = %joinStrings(parts, between);
      text = text === undefined ? piece : text + between + piece;
      parts = [];
    }
    if (text === undefined) return %joinStrings(parts, between);
    return parts.length > 0 ? text + between + %joinStrings(parts, between) : text;
  } finally {
    %leaveJoin(object);
  }
}
