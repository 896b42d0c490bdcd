uses('fundamental/operations', 'structured/array_buffer');
// ECMA-262 23.2 TypedArray Objects: constructors, and what makes arrays; the methods are in typed_array_methods.js.
'use strict';

// Element kinds in the machine's order (runtime/typed_array.h).
const names = [
  'Int8',
  'Uint8',
  'Uint8Clamped',
  'Int16',
  'Uint16',
  'Int32',
  'Uint32',
  'BigInt64',
  'BigUint64',
  'Float16',
  'Float32',
  'Float64',
];
const constructors = [];

function isBigIntKind(kind) {
  return kind === 7 || kind === 8;
}

// 10.4.5.16 TypedArraySetElement
%define('TypedArraySetElement', function (array, key, value) {
  const number = isBigIntKind(%viewKind(array)) ? %ToBigInt(value) : +value;
  %storeElement(array, %numericIndex(key), number);
  return true;
});

// 23.2.4.4 ValidateTypedArray: the length
%define('ValidateTypedArray', function (array, method) {
  if (!%isClass(array, 'typed_array')) %throwTypeError('this is not a typed array.');
  const length = %viewLength(array);
  if (length < 0) %throwTypeError('Cannot perform ' + method + ' on a detached ArrayBuffer');
  return length;
});

// 23.2.4.2 TypedArrayCreateFromCtor
function createFrom(constructor, list) {
  const made = %construct(constructor, list, constructor);
  const length = %ValidateTypedArray(made, '%TypedArray%');
  if (list.length === 1 && typeof list[0] === 'number' && length < list[0])
    %throwTypeError('Derived TypedArray constructor created an array which was too small');
  return made;
}

// 23.2.4.1 TypedArraySpeciesCreate
%define('TypedArraySpeciesCreate', function (exemplar, list) {
  const made = createFrom(%SpeciesConstructor(exemplar, constructors[%viewKind(exemplar)]), list);
  if (isBigIntKind(%viewKind(made)) !== isBigIntKind(%viewKind(exemplar)))
    %throwTypeError('Content type of source and derived typed arrays differ');
  return made;
});
%define('TypedArrayOfKind', function (kind, length) {
  return allocate(kind, constructors[kind].prototype, length);
});

// --- %TypedArray% (23.2.1) ------------------------------------------------------------------------------------------------

%constructor('TypedArray', function () {
  %throwTypeError('Abstract class TypedArray not directly constructable');
});

%methods('TypedArray', {
  // 23.2.2.1
  from(source) {
    const mapper = %argument(1);
    const thisArgument = %argument(2);
    if (!%isConstructor(this)) %throwTypeError(%describe(this) + ' is not a constructor');
    if (mapper !== undefined && !%isCallable(mapper)) %throwTypeError(%callSite(mapper) + ' is not a function');
    if (source === undefined || source === null) %GetIterator(source);
    const method = %GetMethod(source, %SymbolIterator);
    const list = method === undefined ? listOf(%toObject(source)) : %IterableToList(source);
    const made = createFrom(this, [list.length]);
    for (let i = 0; i < list.length; i++) made[i] = mapper === undefined ? list[i] : %call(mapper, thisArgument, list[i], i);
    return made;
  },
  // 23.2.2.2
  of() {
    const items = %argumentsFrom(0);
    if (!%isConstructor(this)) %throwTypeError(%describe(this) + ' is not a constructor');
    const made = createFrom(this, [items.length]);
    for (let i = 0; i < items.length; i++) made[i] = items[i];
    return made;
  },
  get [%SymbolSpecies]() {
    return this;
  },
});

function listOf(object) {
  const list = [];
  const length = %toLength(+object.length);
  for (let i = 0; i < length; i++) %append(list, object[i]);
  return list;
}

// --- the constructors (23.2.5) --------------------------------------------------------------------------------------------

function allocate(kind, prototype, length) {
  return %newView(true, prototype, kind, %NewArrayBuffer(length * %elementSize(kind)), 0, length);
}

// 23.2.5.1 TypedArray ( ...args )
function make(kind, newTarget, first, second, third) {
  const name = names[kind] + 'Array';
  if (newTarget === undefined) %throwTypeError('Constructor ' + name + " requires 'new'");
  if (!%isObject(first)) {
    const length = %ToIndex(first, 'Invalid typed array length: ' + %describe(first));
    return allocate(kind, %PrototypeFor(newTarget, name + '.prototype'), length);
  }
  const prototype = %PrototypeFor(newTarget, name + '.prototype');
  if (%isClass(first, 'array_buffer')) return overBuffer(kind, prototype, first, second, third);
  if (%isClass(first, 'typed_array')) return ofTypedArray(kind, prototype, first);
  const method = %GetMethod(first, %SymbolIterator);
  const list = method === undefined ? first : %IterableToList(first);
  const length = method === undefined ? %toLength(+list.length) : list.length;
  const made = allocate(kind, prototype, length);
  for (let i = 0; i < length; i++) made[i] = list[i];
  return made;
}

// 23.2.5.1.3 InitializeTypedArrayFromArrayBuffer
function overBuffer(kind, prototype, buffer, byteOffset, length) {
  const size = %elementSize(kind);
  const name = names[kind] + 'Array';
  const offset = %ToIndex(byteOffset, 'Start offset is too large:');
  if (offset % size !== 0) %throwRangeError('start offset of ' + name + ' should be a multiple of ' + size);
  const count = length === undefined ? undefined : %ToIndex(length, 'Invalid typed array length: ' + %describe(length));
  const bytes = %bufferLength(buffer);
  if (bytes < 0) %throwTypeError('Cannot perform Construct on a detached ArrayBuffer');
  if (count === undefined) {
    if (%bufferMaximum(buffer) !== undefined) {
      if (offset > bytes) %throwRangeError('Start offset ' + offset + ' is outside the bounds of the buffer');
      return %newView(true, prototype, kind, buffer, offset, undefined);
    }
    if (bytes % size !== 0) %throwRangeError('byte length of ' + name + ' should be a multiple of ' + size);
    if (offset > bytes) %throwRangeError('Start offset ' + offset + ' is outside the bounds of the buffer');
    return %newView(true, prototype, kind, buffer, offset, (bytes - offset) / size);
  }
  if (offset + count * size > bytes) %throwRangeError('Invalid typed array length: ' + count);
  return %newView(true, prototype, kind, buffer, offset, count);
}

// 23.2.5.1.2 InitializeTypedArrayFromTypedArray
function ofTypedArray(kind, prototype, source) {
  const length = %ValidateTypedArray(source, 'Construct');
  const from = %viewKind(source);
  if (isBigIntKind(from) !== isBigIntKind(kind)) %throwTypeError('Cannot mix BigInt and other types, use explicit conversions');
  const made = allocate(kind, prototype, length);
  if (from === kind) %copyBytes(%viewBuffer(source), %viewOffset(source), %viewBuffer(made), 0, length * %elementSize(kind));
  else for (let i = 0; i < length; i++) made[i] = source[i];
  return made;
}

function declare(kind, constructor) {
  const size = %elementSize(kind);
  %append(constructors, constructor);
  %SetPrototypeOf(constructor, %TypedArray);
  %constants(constructor, { BYTES_PER_ELEMENT: size });
  %constants(constructor.prototype, { BYTES_PER_ELEMENT: size });
}

%constructor('Int8Array', function (length, b, c) {
  return make(0, new.target, length, b, c);
});
%constructor('Uint8Array', function (length, b, c) {
  return make(1, new.target, length, b, c);
});
%constructor('Uint8ClampedArray', function (length, b, c) {
  return make(2, new.target, length, b, c);
});
%constructor('Int16Array', function (length, b, c) {
  return make(3, new.target, length, b, c);
});
%constructor('Uint16Array', function (length, b, c) {
  return make(4, new.target, length, b, c);
});
%constructor('Int32Array', function (length, b, c) {
  return make(5, new.target, length, b, c);
});
%constructor('Uint32Array', function (length, b, c) {
  return make(6, new.target, length, b, c);
});
%constructor('BigInt64Array', function (length, b, c) {
  return make(7, new.target, length, b, c);
});
%constructor('BigUint64Array', function (length, b, c) {
  return make(8, new.target, length, b, c);
});
%constructor('Float16Array', function (length, b, c) {
  return make(9, new.target, length, b, c);
});
%constructor('Float32Array', function (length, b, c) {
  return make(10, new.target, length, b, c);
});
%constructor('Float64Array', function (length, b, c) {
  return make(11, new.target, length, b, c);
});
const made = [
  %Int8Array,
  %Uint8Array,
  %Uint8ClampedArray,
  %Int16Array,
  %Uint16Array,
  %Int32Array,
  %Uint32Array,
  %BigInt64Array,
  %BigUint64Array,
  %Float16Array,
  %Float32Array,
  %Float64Array,
];
%DeleteProperty(globalThis, 'TypedArray');
for (let kind = 0; kind < 12; kind++) declare(kind, made[kind]);
