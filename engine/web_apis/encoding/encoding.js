uses('infra/buffers', 'infra/dom_exception', 'infra/global_scope', 'infra/web_idl', 'infra/words');
// HTML, Base64 utility methods; text as bytes.
'use strict';

%methods('', {
  atob(data) {
    %web_idl.required(%argumentCount(), 1, 'atob', %global_scope.scopeName());
    const text = `${data}`;
    const context = "Failed to execute 'atob' on '" + %global_scope.scopeName() + "': The string to be decoded ";
    if (%encodeBase64(text) === undefined)
      throw %NewDOMException(context + 'contains characters outside of the Latin1 range.', 'InvalidCharacterError');
    const bytes = %decodeBase64(text);
    if (bytes === undefined) throw %NewDOMException(context + 'is not correctly encoded.', 'InvalidCharacterError');
    return bytes;
  },
  btoa(data) {
    %web_idl.required(%argumentCount(), 1, 'btoa', %global_scope.scopeName());
    const text = %encodeBase64(`${data}`);
    if (text !== undefined) return text;
    throw %NewDOMException(
      "Failed to execute 'btoa' on '" +
        %global_scope.scopeName() +
        "': The string to be encoded contains characters outside of the Latin1 range.",
      'InvalidCharacterError',
    );
  },
});

// --- Encoding Standard 7: TextDecoder and TextEncoder -------------------------------------------------------------

const TextEncoder = function () {
  %web_idl.mustBeNew('TextEncoder', new.target);
  return %NewPlatformObject(%web_idl.prototypeOf(new.target, TextEncoder), 'TextEncoder');
};
%constructor('TextEncoder', TextEncoder);

function encoderState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'TextEncoder') %throwTypeError('Illegal invocation');
  return state;
}

// How many units of a text, and bytes of its UTF-8, fit into a number of bytes
function fitting(text, room) {
  let read = 0;
  let written = 0;
  while (read < text.length) {
    const high =
      text[read] >= '\ud800' &&
      text[read] <= '\udbff' &&
      read + 1 < text.length &&
      text[read + 1] >= '\udc00' &&
      text[read + 1] <= '\udfff';
    const size = high ? 4 : text[read] < '\x80' ? 1 : text[read] < '\u0800' ? 2 : 3;
    if (written + size > room) break;
    written += size;
    read += high ? 2 : 1;
  }
  return [read, written];
}

%methods(TextEncoder.prototype, {
  get encoding() {
    return (encoderState(this), 'utf-8');
  },
  encode() {
    encoderState(this);
    return %buffers.newUint8Array(%argument(0) === undefined ? '' : %encodeUtf8(`${%argument(0)}`));
  },
  encodeInto(source, destination) {
    encoderState(this);
    %web_idl.required(%argumentCount(), 2, 'encodeInto', 'TextEncoder');
    const text = `${source}`;
    if (!%isClass(destination, 'typed_array') || %typedArrayName(destination) !== 'Uint8Array') {
      %web_idl.notOfType("Failed to execute 'encodeInto' on 'TextEncoder': ", 2, 'Uint8Array');
    }
    const fits = fitting(text, %buffers.viewBytes(destination));
    if (fits[1] > 0) %storeBytes(%viewBuffer(destination), %viewOffset(destination), %encodeUtf8(%substring(text, 0, fits[0])));
    return { read: fits[0], written: fits[1] };
  },
});

const TextDecoder = function () {
  %web_idl.mustBeNew('TextDecoder', new.target);
  const label = %argument(0) === undefined ? 'utf-8' : `${%argument(0)}`;
  const options = %argument(1);
  const context = "Failed to construct 'TextDecoder': ";
  %web_idl.dictionary(context, options, 'TextDecoderOptions');
  const fatal = %isObject(options) && !!options.fatal;
  const ignoreBOM = %isObject(options) && !!options.ignoreBOM;
  const encoding = %encodingOf(trimmed(label));
  if (encoding === undefined) %throwRangeError(context + "The encoding label provided ('" + label + "') is invalid.");
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, TextDecoder), 'TextDecoder');
  const state = %slot(made, 0);
  state.encoding = encoding;
  state.fatal = fatal;
  state.ignoreBOM = ignoreBOM;
  state.pending = '';
  state.begun = false;
  return made;
};
%constructor('TextDecoder', TextDecoder);

function decoderState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'TextDecoder') %throwTypeError('Illegal invocation');
  return state;
}

// Infra, strings: labels are compared without the ASCII white space around them and in lower case.
function trimmed(label) {
  let from = 0,
    to = label.length;
  while (from < to && %words.isSpace(label[from])) from++;
  while (to > from && %words.isSpace(label[to - 1])) to--;
  let low = '';
  for (let i = from; i < to; i++) low += label[i] >= 'A' && label[i] <= 'Z' ? %lowerCase(label[i]) : label[i];
  return low;
}

// Bytes at the end that may be the beginning of a character
function unfinished(encoding, bytes) {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') return unfinishedUtf16(bytes, encoding === 'utf-16be' ? 0 : 1);
  if (encoding !== 'utf-8') return 0;
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte < '\x80') return 0;
    if (byte < '\xc0') continue;
    const size = byte >= '\xf0' ? 4 : byte >= '\xe0' ? 3 : 2;
    return size > back ? back : 0;
  }
  return 0;
}

// An odd byte, and a high surrogate before it
function unfinishedUtf16(bytes, high) {
  const odd = bytes.length % 2;
  const last = bytes.length - odd - 2;
  const isHigh = last >= 0 && bytes[last + high] >= '\xd8' && bytes[last + high] <= '\xdb';
  return isHigh ? odd + 2 : odd;
}

function decoded(state, bytes) {
  const keepMark = state.ignoreBOM || state.begun;
  if (state.encoding === 'utf-8') return %decodeUtf8(bytes, keepMark, state.fatal);
  if (state.encoding === 'utf-16le' || state.encoding === 'utf-16be')
    return %decodeUtf16(bytes, state.encoding === 'utf-16be', keepMark, state.fatal);
  const text = %decodeSingleByte(state.encoding, bytes, state.fatal);
  return text === null
    ? %refuse(
        'text in the encoding ' + state.encoding,
        'its tables are not here; UTF-8, UTF-16 and those with one byte a character can be read',
      )
    : text;
}

%methods(TextDecoder.prototype, {
  get encoding() {
    return decoderState(this).encoding;
  },
  get fatal() {
    return decoderState(this).fatal;
  },
  get ignoreBOM() {
    return decoderState(this).ignoreBOM;
  },
  decode() {
    const state = decoderState(this);
    const context = "Failed to execute 'decode' on 'TextDecoder': ";
    const input = %argument(0);
    const options = %argument(1);
    const given = input === undefined ? '' : %buffers.bufferBytes(input);
    if (given === undefined) %web_idl.notOfType(context, 1, 'ArrayBuffer');
    const stream = %isObject(options) && !!options.stream;
    let bytes = state.pending + given;
    const keep = stream ? unfinished(state.encoding, bytes) : 0;
    state.pending = %substring(bytes, bytes.length - keep, bytes.length);
    bytes = %substring(bytes, 0, bytes.length - keep);
    const text = decoded(state, bytes);
    state.begun = stream && (state.begun || bytes.length > 0);
    if (text === undefined) {
      state.pending = '';
      state.begun = false;
      %throwTypeError(context + 'The encoded data was not valid.');
    }
    return text;
  },
});
