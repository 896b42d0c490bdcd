uses('infra/buffers', 'infra/dom_exception', 'infra/global_scope', 'infra/web_idl');
// HTML, Base64 utility methods; text as bytes.
'use strict';

%methods('', {
  atob(data) {
    %web_idl.required(%argumentCount(), 1, 'atob', %global_scope.scopeName());
    const text = `${data}`;
    const context = "Failed to execute 'atob' on '" + %global_scope.scopeName() + "': The string to be decoded ";
    if (%encodeBase64(text) === undefined) throw %NewDOMException(context + 'contains characters outside of the Latin1 range.', 'InvalidCharacterError');
    const bytes = %decodeBase64(text);
    if (bytes === undefined) throw %NewDOMException(context + 'is not correctly encoded.', 'InvalidCharacterError');
    return bytes;
  },
  btoa(data) {
    %web_idl.required(%argumentCount(), 1, 'btoa', %global_scope.scopeName());
    const text = %encodeBase64(`${data}`);
    if (text !== undefined) return text;
    throw %NewDOMException("Failed to execute 'btoa' on '" + %global_scope.scopeName() + "': The string to be encoded contains characters outside of the Latin1 range.", 'InvalidCharacterError');
  },
});

// --- Encoding Standard 7: TextDecoder and TextEncoder, of UTF-8 -------------------------------------------------------------

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
    const high = text[read] >= '\ud800' && text[read] <= '\udbff' && read + 1 < text.length && text[read + 1] >= '\udc00' && text[read + 1] <= '\udfff';
    const size = high ? 4 : text[read] < '\x80' ? 1 : text[read] < '\u0800' ? 2 : 3;
    if (written + size > room) break;
    written += size;
    read += high ? 2 : 1;
  }
  return [read, written];
}

%methods(TextEncoder.prototype, {
  get encoding() { return encoderState(this), 'utf-8'; },
  encode() {
    encoderState(this);
    return %buffers.newUint8Array(%argument(0) === undefined ? '' : %encodeUtf8(`${%argument(0)}`));
  },
  encodeInto(source, destination) {
    encoderState(this);
    %web_idl.required(%argumentCount(), 2, 'encodeInto', 'TextEncoder');
    const text = `${source}`;
    if (!%isClass(destination, 'typed_array') || %typedArrayName(destination) !== 'Uint8Array') {
      %throwTypeError("Failed to execute 'encodeInto' on 'TextEncoder': parameter 2 is not of type 'Uint8Array'.");
    }
    const fits = fitting(text, %buffers.viewBytes(destination));
    if (fits[1] > 0) %storeBytes(%viewBuffer(destination), %viewOffset(destination), %encodeUtf8(%substring(text, 0, fits[0])));
    return { read: fits[0], written: fits[1] };
  },
});

const labels = ['utf-8', 'utf8', 'unicode-1-1-utf-8', 'unicode11utf8', 'unicode20utf8', 'x-unicode20utf8'];
const otherLabels = ['utf-16', 'utf-16le', 'utf-16be', 'latin1', 'iso-8859-1', 'iso-8859-2', 'iso-8859-15', 'ascii', 'us-ascii', 'windows-1252', 'windows-1251',
  'windows-1250', 'koi8-r', 'gbk', 'gb2312', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'shift-jis', 'sjis', 'euc-kr', 'macintosh'];

const TextDecoder = function () {
  %web_idl.mustBeNew('TextDecoder', new.target);
  const label = %argument(0) === undefined ? 'utf-8' : `${%argument(0)}`;
  const options = %argument(1);
  const context = "Failed to construct 'TextDecoder': ";
  if (options !== undefined && options !== null && !%isObject(options)) %throwTypeError(context + "The provided value is not of type 'TextDecoderOptions'.");
  const fatal = %isObject(options) && !!options.fatal;
  const ignoreBOM = %isObject(options) && !!options.ignoreBOM;
  const name = %lowerCase(%trimText(label));
  let known = false;
  for (let i = 0; i < labels.length; i++) known = known || labels[i] === name;
  for (let i = 0; i < otherLabels.length; i++) if (otherLabels[i] === name) %refuse('the encoding ' + name, 'only UTF-8 is read here');
  if (!known) %throwRangeError(context + "The encoding label provided ('" + label + "') is invalid.");
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, TextDecoder), 'TextDecoder');
  const state = %slot(made, 0);
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

// Bytes at the end that may be the beginning of a character
function unfinished(bytes) {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte < '\x80') return 0;
    if (byte < '\xc0') continue;
    const size = byte >= '\xf0' ? 4 : byte >= '\xe0' ? 3 : 2;
    return size > back ? back : 0;
  }
  return 0;
}

%methods(TextDecoder.prototype, {
  get encoding() { return decoderState(this), 'utf-8'; },
  get fatal() { return decoderState(this).fatal; },
  get ignoreBOM() { return decoderState(this).ignoreBOM; },
  decode() {
    const state = decoderState(this);
    const context = "Failed to execute 'decode' on 'TextDecoder': ";
    const input = %argument(0);
    const options = %argument(1);
    const given = input === undefined ? '' : %buffers.bufferBytes(input);
    if (given === undefined) %throwTypeError(context + "parameter 1 is not of type 'ArrayBuffer'.");
    const stream = %isObject(options) && !!options.stream;
    let bytes = state.pending + given;
    const keep = stream ? unfinished(bytes) : 0;
    state.pending = %substring(bytes, bytes.length - keep, bytes.length);
    bytes = %substring(bytes, 0, bytes.length - keep);
    const text = %decodeUtf8(bytes, state.ignoreBOM || state.begun, state.fatal);
    state.begun = stream && (state.begun || bytes.length > 0);
    if (text === undefined) %throwTypeError(context + 'The encoded data was not valid.');
    return text;
  },
});
