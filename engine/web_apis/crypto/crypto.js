uses('infra/buffers', 'infra/dom_exception', 'infra/web_idl');
// Web Cryptography 10 The Crypto interface: chance comes from the run's seed, as Math.random's does.
'use strict';

const random = globalThis.Math.random;

const Crypto = %web_idl.interface('Crypto');
const crypto = %NewPlatformObject(Crypto.prototype, 'Crypto');
%globalObject('crypto', crypto);

%crypto.randomByte = function () {
  return (%call(random) * 256) | 0;
};

const digits = '0123456789abcdef';

// RFC 9562 5.4, version 4
%crypto.randomUuid = function () {
  let text = '';
  for (let i = 0; i < 16; i++) {
    let byte = %crypto.randomByte();
    if (i === 6) byte = (byte & 15) | 64;
    if (i === 8) byte = (byte & 63) | 128;
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += digits[byte >> 4] + digits[byte & 15];
  }
  return text;
};

const integers = [
  'Int8Array',
  'Uint8Array',
  'Uint8ClampedArray',
  'Int16Array',
  'Uint16Array',
  'Int32Array',
  'Uint32Array',
  'BigInt64Array',
  'BigUint64Array',
];
const quota = 65536;

function isInteger(array) {
  if (!%isClass(array, 'typed_array')) return false;
  const name = %typedArrayName(array);
  for (let i = 0; i < integers.length; i++) if (integers[i] === name) return true;
  return false;
}

%methods(Crypto.prototype, {
  // Web Cryptography 10.1.1
  getRandomValues(array) {
    if (%StateOf(this).kind !== 'Crypto') %throwTypeError('Illegal invocation');
    %web_idl.required(%argumentCount(), 1, 'getRandomValues', 'Crypto');
    const context = "Failed to execute 'getRandomValues' on 'Crypto': ";
    if (!%buffers.isView(array)) %web_idl.notOfType(context, 1, 'ArrayBufferView');
    if (!isInteger(array)) {
      const name = %isClass(array, 'typed_array') ? %typedArrayName(array) : 'DataView';
      const kind = name === 'DataView' ? name : %substring(name, 0, name.length - 5);
      throw %NewDOMException(
        context + "The provided ArrayBufferView is of type '" + kind + "', which is not an integer array type.",
        'TypeMismatchError',
      );
    }
    const length = %buffers.viewBytes(array);
    if (length > quota) {
      throw %NewDOMException(
        context +
          "The ArrayBufferView's byte length (" +
          length +
          ') exceeds the number of bytes of entropy available via this API (' +
          quota +
          ').',
        'QuotaExceededError',
      );
    }
    let bytes = '';
    for (let i = 0; i < length; i++) bytes += %buffers.latin1[%crypto.randomByte()];
    if (length > 0) %storeBytes(%viewBuffer(array), %viewOffset(array), bytes);
    return array;
  },
  randomUUID() {
    if (%StateOf(this).kind !== 'Crypto') %throwTypeError('Illegal invocation');
    return %crypto.randomUuid();
  },
});
