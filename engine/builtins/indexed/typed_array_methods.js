uses('fundamental/operations', 'indexed/sorting', 'indexed/typed_array');
// ECMA-262 23.2.3 Properties of the %TypedArray% Prototype Object
'use strict';

function lengthOf(array, method) {
  return %ValidateTypedArray(array, '%TypedArray%.prototype.' + method);
}

function callable(callback) {
  if (!%isCallable(callback)) %throwTypeError(%callSite(callback) + ' is not a function');
  return callback;
}

function relative(value, length, otherwise) {
  return value === undefined ? otherwise : %relativeIndex(%toIntegerOrInfinity(+value), length);
}

function isBigIntKind(array) {
  const kind = %viewKind(array);
  return kind === 7 || kind === 8;
}
function converted(array, value) {
  return isBigIntKind(array) ? %ToBigInt(value) : +value;
}
function listOf(array, length) {
  const list = [];
  for (let i = 0; i < length; i++) %append(list, array[i]);
  return list;
}

function find(array, predicate, thisArgument, method, backwards, wantsIndex) {
  const length = lengthOf(array, method);
  callable(predicate);
  for (let n = 0; n < length; n++) {
    const i = backwards ? length - 1 - n : n;
    const value = array[i];
    if (%call(predicate, thisArgument, value, i, array)) return wantsIndex ? i : value;
  }
  return wantsIndex ? -1 : undefined;
}

function reduce(array, callback, method, backwards, given, initial) {
  const length = lengthOf(array, method);
  callable(callback);
  let n = 0;
  let result = initial;
  if (!given) {
    if (length === 0) %throwTypeError('Reduce of empty array with no initial value');
    result = array[backwards ? length - 1 : 0];
    n = 1;
  }
  for (; n < length; n++) {
    const i = backwards ? length - 1 - n : n;
    result = %call(callback, undefined, result, array[i], i, array);
  }
  return result;
}

// 23.2.4.7 CompareTypedArrayElements
function compare(comparator) {
  if (comparator !== undefined) {
    return (a, b) => {
      const order = +%call(comparator, undefined, a, b);
      return order === order ? order : 0;
    };
  }
  return (a, b) => {
    if (a !== a) return b !== b ? 0 : 1;
    if (b !== b) return -1;
    if (a < b) return -1;
    if (a > b) return 1;
    if (a === 0 && b === 0) return 1 / a < 0 ? (1 / b < 0 ? 0 : -1) : 1 / b < 0 ? 1 : 0;
    return 0;
  };
}

function compareBigInts(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sorted(array, length, comparator) {
  const list = listOf(array, length);
  return %sorting.mergeSort(list, comparator === undefined && isBigIntKind(array) ? compareBigInts : compare(comparator));
}

function checkComparator(comparator) {
  if (comparator !== undefined && !%isCallable(comparator))
    %throwTypeError('The comparison function must be either a function or undefined: ' + %describe(comparator));
}

%methods('TypedArray.prototype', {
  get buffer() {
    if (!%isClass(this, 'typed_array')) %throwTypeError('this is not a typed array.');
    return %viewBuffer(this);
  },
  get byteLength() {
    if (!%isClass(this, 'typed_array')) %throwTypeError('this is not a typed array.');
    const length = %viewLength(this);
    return length < 0 ? 0 : length * %elementSize(%viewKind(this));
  },
  get byteOffset() {
    if (!%isClass(this, 'typed_array')) %throwTypeError('this is not a typed array.');
    return %viewLength(this) < 0 ? 0 : %viewOffset(this);
  },
  get length() {
    if (!%isClass(this, 'typed_array')) %throwTypeError('this is not a typed array.');
    const length = %viewLength(this);
    return length < 0 ? 0 : length;
  },
  get [%SymbolToStringTag]() {
    return %isClass(this, 'typed_array') ? %typedArrayName(this) : undefined;
  },

  at(index) {
    const length = lengthOf(this, 'at');
    const relativeIndex = %toIntegerOrInfinity(+index);
    const i = relativeIndex < 0 ? length + relativeIndex : relativeIndex;
    return i < 0 || i >= length ? undefined : this[i];
  },
  copyWithin(target, start) {
    const end = %argument(2);
    const length = lengthOf(this, 'copyWithin');
    const to = relative(target, length, 0);
    const from = relative(start, length, 0);
    const final = relative(end, length, length);
    let count = final - from < length - to ? final - from : length - to;
    if (count <= 0) return this;
    const now = lengthOf(this, 'copyWithin');
    if (now < length) count = count < now - from ? (count < now - to ? count : now - to) : now - from < now - to ? now - from : now - to;
    if (count <= 0) return this;
    const size = %elementSize(%viewKind(this));
    const offset = %viewOffset(this);
    %copyBytes(%viewBuffer(this), offset + from * size, %viewBuffer(this), offset + to * size, count * size);
    return this;
  },
  entries() {
    lengthOf(this, 'entries');
    return %newArrayIterator(this, 2);
  },
  every(callback) {
    const thisArgument = %argument(1);
    const length = lengthOf(this, 'every');
    callable(callback);
    for (let i = 0; i < length; i++) if (!%call(callback, thisArgument, this[i], i, this)) return false;
    return true;
  },
  fill(value) {
    const length = lengthOf(this, 'fill');
    const number = converted(this, value);
    const from = relative(%argument(1), length, 0);
    const to = relative(%argument(2), length, length);
    lengthOf(this, 'fill');
    %fillElements(this, number, from, to);
    return this;
  },
  filter(callback) {
    const thisArgument = %argument(1);
    const length = lengthOf(this, 'filter');
    callable(callback);
    const kept = [];
    for (let i = 0; i < length; i++) {
      const value = this[i];
      if (%call(callback, thisArgument, value, i, this)) %append(kept, value);
    }
    const made = %TypedArraySpeciesCreate(this, [kept.length]);
    for (let i = 0; i < kept.length; i++) made[i] = kept[i];
    return made;
  },
  find(predicate) {
    return find(this, predicate, %argument(1), 'find', false, false);
  },
  findIndex(predicate) {
    return find(this, predicate, %argument(1), 'findIndex', false, true);
  },
  findLast(predicate) {
    return find(this, predicate, %argument(1), 'findLast', true, false);
  },
  findLastIndex(predicate) {
    return find(this, predicate, %argument(1), 'findLastIndex', true, true);
  },
  forEach(callback) {
    const thisArgument = %argument(1);
    const length = lengthOf(this, 'forEach');
    callable(callback);
    for (let i = 0; i < length; i++) %call(callback, thisArgument, this[i], i, this);
  },
  includes(searched) {
    const length = lengthOf(this, 'includes');
    if (length === 0) return false;
    for (let i = relative(%argument(1), length, 0); i < length; i++) if (%sameValueZero(this[i], searched)) return true;
    return false;
  },
  indexOf(searched) {
    const length = lengthOf(this, 'indexOf');
    if (length === 0) return -1;
    const start = relative(%argument(1), length, 0);
    const now = %viewLength(this);
    for (let i = start; i < length && i < now; i++) if (this[i] === searched) return i;
    return -1;
  },
  join(separator) {
    const length = lengthOf(this, 'join');
    const between = separator === undefined ? ',' : `${separator}`;
    let text = '';
    for (let i = 0; i < length; i++) {
      const value = this[i];
      text += (i > 0 ? between : '') + (value === undefined ? '' : `${value}`);
    }
    return text;
  },
  keys() {
    lengthOf(this, 'keys');
    return %newArrayIterator(this, 0);
  },
  lastIndexOf(searched) {
    const length = lengthOf(this, 'lastIndexOf');
    if (length === 0) return -1;
    const from = %argumentCount() > 1 ? %toIntegerOrInfinity(+%argument(1)) : length - 1;
    const now = %viewLength(this);
    for (let i = from >= 0 ? (from < length - 1 ? from : length - 1) : length + from; i >= 0; i--) {
      if (i < now && this[i] === searched) return i;
    }
    return -1;
  },
  map(callback) {
    const thisArgument = %argument(1);
    const length = lengthOf(this, 'map');
    if (!%isCallable(callback)) %throwTypeError(%describe(callback) + ' is not a function');
    const made = %TypedArraySpeciesCreate(this, [length]);
    for (let i = 0; i < length; i++) made[i] = %call(callback, thisArgument, this[i], i, this);
    return made;
  },
  reduce(callback) {
    return reduce(this, callback, 'reduce', false, %argumentCount() > 1, %argument(1));
  },
  reduceRight(callback) {
    return reduce(this, callback, 'reduceRight', true, %argumentCount() > 1, %argument(1));
  },
  reverse() {
    const length = lengthOf(this, 'reverse');
    const list = listOf(this, length);
    for (let i = 0; i < length; i++) this[i] = list[length - 1 - i];
    return this;
  },
  // 23.2.3.26
  set(source) {
    const array = this;
    if (!%isClass(array, 'typed_array')) %throwTypeError('this is not a typed array.');
    const offset = %toIntegerOrInfinity(+%argument(1));
    if (offset < 0) %throwRangeError('offset is out of bounds');
    if (%isClass(source, 'typed_array')) return setFromTypedArray(array, offset, source);
    const length = lengthOf(array, 'set');
    const from = %toObject(source);
    const count = %toLength(+from.length);
    if (offset + count > length) %throwRangeError('offset is out of bounds');
    for (let i = 0; i < count; i++) %TypedArraySetElement(array, offset + i, from[i]);
  },
  // 23.2.3.27
  slice(start, end) {
    const length = lengthOf(this, 'slice');
    const first = relative(start, length, 0);
    let final = relative(end, length, length);
    const count = final > first ? final - first : 0;
    const made = %TypedArraySpeciesCreate(this, [count]);
    if (count === 0) return made;
    const now = lengthOf(this, 'slice');
    if (final > now) final = now;
    if (%viewKind(made) === %viewKind(this)) {
      const size = %elementSize(%viewKind(this));
      const room = %viewLength(made) * size;
      const bytes = (final - first) * size < room ? (final - first) * size : room;
      if (bytes > 0) sliceBytes(this, first * size, made, bytes);
    } else {
      for (let i = first, n = 0; i < final; i++, n++) made[n] = this[i];
    }
    return made;
  },
  some(callback) {
    const thisArgument = %argument(1);
    const length = lengthOf(this, 'some');
    callable(callback);
    for (let i = 0; i < length; i++) if (%call(callback, thisArgument, this[i], i, this)) return true;
    return false;
  },
  sort(comparator) {
    checkComparator(comparator);
    const length = lengthOf(this, 'sort');
    if (comparator === undefined && %sortElements(this)) return this;
    const list = sorted(this, length, comparator);
    for (let i = 0; i < length; i++) this[i] = list[i];
    return this;
  },
  // 23.2.3.30
  subarray(start, end) {
    if (!%isClass(this, 'typed_array')) %throwTypeError('this is not a typed array.');
    const length = %viewLength(this) < 0 ? 0 : %viewLength(this);
    const first = relative(start, length, 0);
    const size = %elementSize(%viewKind(this));
    const offset = %viewOffset(this) + first * size;
    if (end === undefined && %viewFixedLength(this) === undefined) return %TypedArraySpeciesCreate(this, [%viewBuffer(this), offset]);
    const final = relative(end, length, length);
    return %TypedArraySpeciesCreate(this, [%viewBuffer(this), offset, final > first ? final - first : 0]);
  },
  toLocaleString() {
    const length = lengthOf(this, 'toLocaleString');
    let text = '';
    for (let i = 0; i < length; i++) {
      const value = this[i];
      if (i > 0) text += ',';
      if (value !== undefined && value !== null) text += `${value.toLocaleString()}`;
    }
    return text;
  },
  toReversed() {
    const length = lengthOf(this, 'toReversed');
    const made = %TypedArrayOfKind(%viewKind(this), length);
    for (let i = 0; i < length; i++) made[i] = this[length - 1 - i];
    return made;
  },
  toSorted(comparator) {
    checkComparator(comparator);
    const length = lengthOf(this, 'toSorted');
    const made = %TypedArrayOfKind(%viewKind(this), length);
    if (comparator === undefined) {
      for (let i = 0; i < length; i++) made[i] = this[i];
      if (%sortElements(made)) return made;
    }
    const list = sorted(this, length, comparator);
    for (let i = 0; i < length; i++) made[i] = list[i];
    return made;
  },
  values() {
    lengthOf(this, 'values');
    return %newArrayIterator(this, 1);
  },
  with(index, value) {
    const length = lengthOf(this, 'with');
    const relativeIndex = %toIntegerOrInfinity(+index);
    const at = relativeIndex < 0 ? length + relativeIndex : relativeIndex;
    const number = converted(this, value);
    if (!(at >= 0 && at < %viewLength(this))) %throwRangeError('Invalid typed array index');
    const made = %TypedArrayOfKind(%viewKind(this), length);
    for (let i = 0; i < length; i++) made[i] = i === at ? number : this[i];
    return made;
  },
});
%alias('TypedArray.prototype', 'values', %SymbolIterator);
%DefineOwnProperty(%TypedArrayPrototype, 'toString', {
  value: %ArrayPrototype['toString'],
  writable: true,
  enumerable: false,
  configurable: true,
});

// 23.2.3.26.1 SetTypedArrayFromTypedArray
function setFromTypedArray(array, offset, source) {
  const length = lengthOf(array, 'set');
  const count = lengthOf(source, 'set');
  if (isBigIntKind(array) !== isBigIntKind(source)) %throwTypeError('Cannot mix BigInt and other types, use explicit conversions');
  if (offset + count > length) %throwRangeError('offset is out of bounds');
  const size = %elementSize(%viewKind(array));
  if (%viewKind(array) === %viewKind(source)) {
    if (count > 0)
      %copyBytes(%viewBuffer(source), %viewOffset(source), %viewBuffer(array), %viewOffset(array) + offset * size, count * size);
    return;
  }
  const list = listOf(source, count);
  for (let i = 0; i < count; i++) array[offset + i] = list[i];
}

// Byte by byte and upwards, as the standard says: source and target may share memory.
function sliceBytes(source, from, target, count) {
  if (%viewBuffer(source) !== %viewBuffer(target)) {
    %copyBytes(%viewBuffer(source), %viewOffset(source) + from, %viewBuffer(target), %viewOffset(target), count);
    return;
  }
  for (let i = 0; i < count; i++)
    %copyBytes(%viewBuffer(source), %viewOffset(source) + from + i, %viewBuffer(target), %viewOffset(target) + i, 1);
}
