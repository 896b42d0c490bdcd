uses('infra/platform_objects');
// Web IDL 3.2.25 buffer source types: their bytes, held as text whose code units are below 256, as library sources have them.
'use strict';

const dom = %Dom;
const Uint8Array = globalThis.Uint8Array;

const names = ['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'BigInt64Array',
  'BigUint64Array', 'Float16Array', 'Float32Array', 'Float64Array'];
const prototypes = [];
for (let i = 0; i < names.length; i++) %append(prototypes, globalThis[names[i]].prototype);
const DataViewPrototype = globalThis.DataView.prototype;

// Each byte as a text of one unit
dom.latin1 = [];
for (let i = 0; i < 256; i++) %append(dom.latin1, %fromCodePoints(i));

dom.isView = function (value) { return %isClass(value, 'typed_array') || %isClass(value, 'data_view'); };

dom.viewBytes = function (view) {
  const length = %viewLength(view);
  return length < 0 ? 0 : %isClass(view, 'data_view') ? length : length * %elementSize(%viewKind(view));
};

// undefined for what is no buffer source
dom.bufferBytes = function (value) {
  if (%isClass(value, 'array_buffer')) {
    const length = %bufferLength(value);
    return length < 0 ? '' : %bytesOfBuffer(value, 0, length);
  }
  if (!dom.isView(value)) return undefined;
  const length = dom.viewBytes(value);
  return length === 0 ? '' : %bytesOfBuffer(%viewBuffer(value), %viewOffset(value), length);
};

dom.newArrayBuffer = function (bytes) {
  const buffer = %NewArrayBuffer(bytes.length);
  %storeBytes(buffer, 0, bytes);
  return buffer;
};
dom.newUint8Array = function (bytes) { return new Uint8Array(dom.newArrayBuffer(bytes)); };

dom.viewPrototype = function (typed, kind) { return typed ? prototypes[kind] : DataViewPrototype; };

// The same view of another buffer
dom.viewOf = function (view, buffer) {
  const typed = %isClass(view, 'typed_array');
  const kind = %viewKind(view);
  return %newView(typed, typed ? prototypes[kind] : DataViewPrototype, kind, buffer, %viewOffset(view), %viewFixedLength(view));
};
