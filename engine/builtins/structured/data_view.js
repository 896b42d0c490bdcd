uses('fundamental/operations');
// ECMA-262 25.3 DataView Objects
'use strict';

// 25.3.2.1 DataView
%constructor('DataView', function (buffer) {
  if (new.target === undefined) %throwTypeError("Constructor DataView requires 'new'");
  if (!%isClass(buffer, 'array_buffer')) %throwTypeError('First argument to DataView constructor must be an ArrayBuffer');
  const byteOffset = %argument(1);
  const byteLength = %argument(2);
  const offset = %ToIndex(byteOffset, 'Start offset ' + %describe(byteOffset) + ' is outside the bounds of the buffer');
  const check = () => {
    const length = %bufferLength(buffer);
    if (length < 0) %throwTypeError('Cannot perform DataView on a detached ArrayBuffer');
    if (offset > length) %throwRangeError('Start offset ' + offset + ' is outside the bounds of the buffer');
    return length;
  };
  const before = check();
  const view = byteLength === undefined ? undefined : %ToIndex(byteLength, 'Invalid DataView length ' + %describe(byteLength));
  if (view !== undefined && offset + view > before) %throwRangeError('Invalid DataView length ' + view);
  const prototype = %PrototypeFor(new.target, 'DataView.prototype');
  const now = check();
  if (view !== undefined && offset + view > now) %throwRangeError('Invalid DataView length ' + view);
  const fixed = view !== undefined ? view : %bufferMaximum(buffer) === undefined ? now - offset : undefined;
  return %newView(false, prototype, 0, buffer, offset, fixed);
});

function viewOf(value, method) {
  if (!%isClass(value, 'data_view'))
    %throwTypeError('Method DataView.prototype.' + method + ' called on incompatible receiver ' + %describe(value));
  return value;
}

function lengthOf(view, method) {
  const length = %viewLength(view);
  if (length >= 0) return length;
  if (%bufferLength(%viewBuffer(view)) < 0) %throwTypeError('Cannot perform DataView.prototype.' + method + ' on a detached ArrayBuffer');
  %throwTypeError('Invalid DataView accessor ' + method + ' on an out-of-bounds view');
}

%methods('DataView.prototype', {
  get buffer() {
    return %viewBuffer(viewOf(this, 'buffer'));
  },
  get byteLength() {
    return lengthOf(viewOf(this, 'byteLength'), 'byteLength');
  },
  get byteOffset() {
    lengthOf(viewOf(this, 'byteOffset'), 'byteOffset');
    return %viewOffset(this);
  },
  getInt8(at) {
    return getValue(this, at, true, 0, 'getInt8');
  },
  getUint8(at) {
    return getValue(this, at, true, 1, 'getUint8');
  },
  getInt16(at) {
    return getValue(this, at, %argument(1), 3, 'getInt16');
  },
  getUint16(at) {
    return getValue(this, at, %argument(1), 4, 'getUint16');
  },
  getInt32(at) {
    return getValue(this, at, %argument(1), 5, 'getInt32');
  },
  getUint32(at) {
    return getValue(this, at, %argument(1), 6, 'getUint32');
  },
  getBigInt64(at) {
    return getValue(this, at, %argument(1), 7, 'getBigInt64');
  },
  getBigUint64(at) {
    return getValue(this, at, %argument(1), 8, 'getBigUint64');
  },
  getFloat16(at) {
    return getValue(this, at, %argument(1), 9, 'getFloat16');
  },
  getFloat32(at) {
    return getValue(this, at, %argument(1), 10, 'getFloat32');
  },
  getFloat64(at) {
    return getValue(this, at, %argument(1), 11, 'getFloat64');
  },
  setInt8(at, value) {
    setValue(this, at, true, 0, value, 'setInt8');
  },
  setUint8(at, value) {
    setValue(this, at, true, 1, value, 'setUint8');
  },
  setInt16(at, value) {
    setValue(this, at, %argument(2), 3, value, 'setInt16');
  },
  setUint16(at, value) {
    setValue(this, at, %argument(2), 4, value, 'setUint16');
  },
  setInt32(at, value) {
    setValue(this, at, %argument(2), 5, value, 'setInt32');
  },
  setUint32(at, value) {
    setValue(this, at, %argument(2), 6, value, 'setUint32');
  },
  setBigInt64(at, value) {
    setValue(this, at, %argument(2), 7, value, 'setBigInt64');
  },
  setBigUint64(at, value) {
    setValue(this, at, %argument(2), 8, value, 'setBigUint64');
  },
  setFloat16(at, value) {
    setValue(this, at, %argument(2), 9, value, 'setFloat16');
  },
  setFloat32(at, value) {
    setValue(this, at, %argument(2), 10, value, 'setFloat32');
  },
  setFloat64(at, value) {
    setValue(this, at, %argument(2), 11, value, 'setFloat64');
  },
});

const outside = 'Offset is outside the bounds of the DataView';

// 25.3.1.5 GetViewValue
function getValue(view, at, littleEndian, kind, method) {
  viewOf(view, method);
  const index = %ToIndex(at, outside);
  const little = !!littleEndian;
  if (index + %elementSize(kind) > lengthOf(view, method)) %throwRangeError(outside);
  return %viewGet(view, index, kind, little);
}

// 25.3.1.6 SetViewValue
function setValue(view, at, littleEndian, kind, value, method) {
  viewOf(view, method);
  const index = %ToIndex(at, outside);
  const number = kind === 7 || kind === 8 ? %ToBigInt(value) : +value;
  const little = !!littleEndian;
  if (index + %elementSize(kind) > lengthOf(view, method)) %throwRangeError(outside);
  %viewSet(view, index, kind, little, number);
}
