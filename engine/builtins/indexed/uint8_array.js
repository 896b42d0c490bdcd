// ECMA-262 23.3 Uint8Array Objects (ES2026): bytes as base64 and hexadecimal text
'use strict';

// ValidateUint8Array
function validate(array, method) {
  if (!%isClass(array, 'typed_array') || %viewKind(array) !== 1) {
    %throwTypeError('Method Uint8Array.prototype.' + method + ' called on incompatible receiver ' + %describe(array));
  }
}

// The length of what is not detached and lies within its buffer.
function lengthOf(array, method) {
  const length = %viewLength(array);
  if (length < 0) %throwTypeError('Cannot perform Uint8Array.prototype.' + method + ' on a detached or out-of-bounds ArrayBuffer');
  return length;
}

// GetOptionsObject
function checkOptions(options) {
  if (options !== undefined && !%isObject(options)) %throwTypeError('invalid_argument');
}

// One of the words, by its position; the first stands for undefined.
function option(options, name, words) {
  const value = options === undefined ? undefined : options[name];
  if (value === undefined) return 0;
  for (let i = 0; i < words.length; i++) if (value === words[i]) return i;
  %throwTypeError('invalid option ' + %describe(value));
}

function isUrlAlphabet(options) {
  return option(options, 'alphabet', ['base64', 'base64url']) === 1;
}
function lastChunk(options) {
  return option(options, 'lastChunkHandling', ['loose', 'strict', 'stop-before-partial']);
}

function checkText(text) {
  if (typeof text !== 'string') %throwTypeError('input argument must be a string');
}

function arrayOf(decoded) {
  if (decoded[2] !== undefined) %throwSyntaxError(decoded[2]);
  return %newView(true, %Uint8ArrayPrototype, 1, decoded[1], 0, %bufferLength(decoded[1]));
}

// SetUint8ArrayBytes, then the error: what comes before it has been written.
function store(array, decoded) {
  const written = %bufferLength(decoded[1]);
  %copyBytes(decoded[1], 0, %viewBuffer(array), %viewOffset(array), written);
  if (decoded[2] !== undefined) %throwSyntaxError(decoded[2]);
  return { read: decoded[0], written };
}

%methods('Uint8Array.prototype', {
  // Uint8Array.prototype.toBase64
  toBase64() {
    validate(this, 'toBase64');
    const options = %argument(0);
    checkOptions(options);
    const url = isUrlAlphabet(options);
    const omitPadding = options === undefined ? false : !!options.omitPadding;
    lengthOf(this, 'toBase64');
    return %bytesToBase64(this, url, omitPadding);
  },
  // Uint8Array.prototype.setFromBase64
  setFromBase64(string) {
    validate(this, 'setFromBase64');
    checkText(string);
    const options = %argument(1);
    checkOptions(options);
    const url = isUrlAlphabet(options);
    const handling = lastChunk(options);
    return store(this, %bytesOfBase64(string, url, handling, lengthOf(this, 'setFromBase64')));
  },
  // Uint8Array.prototype.toHex
  toHex() {
    validate(this, 'toHex');
    lengthOf(this, 'toHex');
    return %bytesToHexadecimal(this);
  },
  // Uint8Array.prototype.setFromHex
  setFromHex(string) {
    validate(this, 'setFromHex');
    checkText(string);
    return store(this, %bytesOfHexadecimal(string, lengthOf(this, 'setFromHex')));
  },
});

%methods('Uint8Array', {
  // Uint8Array.fromBase64
  fromBase64(string) {
    checkText(string);
    const options = %argument(1);
    checkOptions(options);
    const url = isUrlAlphabet(options);
    return arrayOf(%bytesOfBase64(string, url, lastChunk(options), 9007199254740991));
  },
  // Uint8Array.fromHex
  fromHex(string) {
    checkText(string);
    return arrayOf(%bytesOfHexadecimal(string, 9007199254740991));
  },
});
