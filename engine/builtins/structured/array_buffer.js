uses('fundamental/operations');
// ECMA-262 25.1 ArrayBuffer Objects
'use strict';

%define('NewArrayBuffer', function (length) {
  return %newBuffer(%ArrayBufferPrototype, length, undefined);
});

// 25.1.4.1 ArrayBuffer
%constructor('ArrayBuffer', function (length) {
  if (new.target === undefined) %throwTypeError("Constructor ArrayBuffer requires 'new'");
  const bytes = %ToIndex(length, 'Invalid array buffer length');
  const options = %argument(1);
  let maximum = %isObject(options) ? options.maxByteLength : undefined;
  if (maximum !== undefined) maximum = %ToIndex(maximum, 'Invalid array buffer max length');
  const prototype = %PrototypeFor(new.target, 'ArrayBuffer.prototype');
  if (maximum !== undefined && bytes > maximum) %throwRangeError('Invalid array buffer max length');
  return %newBuffer(prototype, bytes, maximum);
});

%methods('ArrayBuffer', {
  isView(value) {
    return %isClass(value, 'typed_array') || %isClass(value, 'data_view');
  },
  get [%SymbolSpecies]() {
    return this;
  },
});

function bufferOf(value, method) {
  if (!%isClass(value, 'array_buffer'))
    %throwTypeError('Method ArrayBuffer.prototype.' + method + ' called on incompatible receiver ' + %describe(value));
  return value;
}

function attached(buffer, method) {
  const length = %bufferLength(buffer);
  if (length < 0) %throwTypeError('Cannot perform ArrayBuffer.prototype.' + method + ' on a detached ArrayBuffer');
  return length;
}

function relative(value, length, otherwise) {
  return value === undefined ? otherwise : %relativeIndex(%toIntegerOrInfinity(+value), length);
}

%methods('ArrayBuffer.prototype', {
  get byteLength() {
    const length = %bufferLength(bufferOf(this, 'byteLength'));
    return length < 0 ? 0 : length;
  },
  get maxByteLength() {
    const length = %bufferLength(bufferOf(this, 'maxByteLength'));
    if (length < 0) return 0;
    const maximum = %bufferMaximum(this);
    return maximum === undefined ? length : maximum;
  },
  get resizable() {
    return %bufferMaximum(bufferOf(this, 'resizable')) !== undefined;
  },
  get detached() {
    return %bufferLength(bufferOf(this, 'detached')) < 0;
  },

  // 25.1.6.7
  slice(start, end) {
    const buffer = bufferOf(this, 'slice');
    const length = attached(buffer, 'slice');
    const first = relative(start, length, 0);
    const final = relative(end, length, length);
    const count = final > first ? final - first : 0;
    const constructor = %SpeciesConstructor(buffer, %ArrayBuffer);
    const made = new constructor(count);
    bufferOf(made, 'slice');
    if (%bufferLength(made) < 0) attached(made, 'slice');
    if (made === buffer) %throwTypeError('ArrayBuffer subclass returned this from species constructor');
    if (%bufferLength(made) < count) %throwTypeError('Species constructor returned a too small ArrayBuffer');
    const now = attached(buffer, 'slice');
    if (first < now) %copyBytes(buffer, first, made, 0, final < now ? count : now - first < count ? now - first : count);
    return made;
  },
  // 25.1.6.6
  resize(newLength) {
    const buffer = bufferOf(this, 'resize');
    const maximum = %bufferMaximum(buffer);
    if (maximum === undefined) %throwTypeError('Method ArrayBuffer.prototype.resize called on incompatible receiver ' + %describe(buffer));
    const length = %ToIndex(newLength, 'ArrayBuffer.prototype.resize: Invalid length parameter');
    attached(buffer, 'resize');
    if (length > maximum) %throwRangeError('ArrayBuffer.prototype.resize: Invalid length parameter');
    %resizeBuffer(buffer, length);
  },
  // 25.1.6.8, 25.1.6.9
  transfer() {
    return transfer(bufferOf(this, 'transfer'), %argument(0), true, 'transfer');
  },
  transferToFixedLength() {
    return transfer(bufferOf(this, 'transferToFixedLength'), %argument(0), false, 'transferToFixedLength');
  },
});

// 25.1.3.2 ArrayBufferCopyAndDetach
function transfer(buffer, newLength, keepsResizable, method) {
  const length = newLength === undefined ? undefined : %ToIndex(newLength, 'Array buffer allocation failed');
  const old = attached(buffer, method);
  const wanted = length === undefined ? old : length;
  const made = %newBuffer(%ArrayBufferPrototype, wanted, keepsResizable ? %bufferMaximum(buffer) : undefined);
  %copyBytes(buffer, 0, made, 0, old < wanted ? old : wanted);
  %detachBuffer(buffer);
  return made;
}
