// Web IDL, buffer source types: their bytes, held as text whose code units are below 256, as library sources have them.
'use strict';

const Uint8Array = globalThis.Uint8Array;

const names = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'BigInt64Array',
  'BigUint64Array',
  'Float16Array',
  'Float32Array',
  'Float64Array',
];
const prototypes = [];
for (let i = 0; i < names.length; i++) %append(prototypes, globalThis[names[i]].prototype);
const DataViewPrototype = globalThis.DataView.prototype;

// Each byte as a text of one unit
%buffers.latin1 = [];
for (let i = 0; i < 256; i++) %append(%buffers.latin1, %fromCodePoints(i));

%buffers.isView = function (value) {
  return %isClass(value, 'typed_array') || %isClass(value, 'data_view');
};

%buffers.viewBytes = function (view) {
  const length = %viewLength(view);
  return length < 0 ? 0 : %isClass(view, 'data_view') ? length : length * %elementSize(%viewKind(view));
};

// undefined for what is not a buffer source
%buffers.bufferBytes = function (value) {
  if (%isClass(value, 'array_buffer')) {
    const length = %bufferLength(value);
    return length < 0 ? '' : %bytesOfBuffer(value, 0, length);
  }
  if (!%buffers.isView(value)) return undefined;
  const length = %buffers.viewBytes(value);
  return length === 0 ? '' : %bytesOfBuffer(%viewBuffer(value), %viewOffset(value), length);
};

%buffers.newArrayBuffer = function (bytes) {
  const buffer = %NewArrayBuffer(bytes.length);
  %storeBytes(buffer, 0, bytes);
  return buffer;
};
%buffers.newUint8Array = function (bytes) {
  return new Uint8Array(%buffers.newArrayBuffer(bytes));
};

%buffers.viewPrototype = function (typed, kind) {
  return typed ? prototypes[kind] : DataViewPrototype;
};

// The same view of another buffer
%buffers.viewOf = function (view, buffer) {
  const typed = %isClass(view, 'typed_array');
  const kind = %viewKind(view);
  return %newView(typed, typed ? prototypes[kind] : DataViewPrototype, kind, buffer, %viewOffset(view), %viewFixedLength(view));
};
