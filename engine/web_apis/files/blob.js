uses('crypto/crypto');
uses('events/event_handlers', 'events/event_target', 'events/events');
uses('infra/buffers', 'infra/dom_exception', 'infra/web_idl');
uses('url/url');
// File API, Blob, File, FileReader. State of a blob: its bytes, which never change, and its type.
'use strict';

const Blob = function () {
  %web_idl.mustBeNew('Blob', new.target);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, Blob), 'Blob');
  fill(%slot(made, 0), "Failed to construct 'Blob': ", %argument(0), %argument(1), 'BlobPropertyBag');
  return made;
};
%constructor('Blob', Blob);

function isBlob(value) {
  return %isClass(value, 'platform') && %slot(value, 0).bytes !== undefined && %slot(value, 0).kind === 'Blob';
}
%blob.isBlob = isBlob;

function blobState(object) {
  if (!isBlob(object)) %throwTypeError('Illegal invocation');
  return %slot(object, 0);
}

// File API, type: printable ASCII in lower case, else nothing
function typeOf(text) {
  for (let i = 0; i < text.length; i++) if (text[i] < ' ' || text[i] > '~') return '';
  return %lowerCase(text);
}

// Each part is converted as the iterator gives it: bytes, in a record, or a text.
function partsOf(parts) {
  const pieces = [];
  for (const part of parts) {
    const bytes = isBlob(part) ? %slot(part, 0).bytes : %buffers.bufferBytes(part);
    if (bytes === undefined) {
      %append(pieces, `${part}`);
      continue;
    }
    const piece = %newRecord();
    piece.bytes = bytes;
    %append(pieces, piece);
  }
  return pieces;
}

function nativeEndings(text) {
  let out = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\r') {
      out += '\n';
      if (text[i + 1] === '\n') i++;
    } else {
      out += text[i];
    }
  }
  return out;
}

// The members of the options first, as Web IDL reads dictionaries: in alphabetical order
function fill(state, context, parts, options, bag) {
  if (parts !== undefined && !%isObject(parts)) %throwTypeError(context + 'The provided value cannot be converted to a sequence.');
  if (parts !== undefined && %GetMethod(parts, %SymbolIterator) === undefined) {
    %throwTypeError(context + 'The object must have a callable @@iterator property.');
  }
  const pieces = parts === undefined ? [] : partsOf(parts);
  %web_idl.dictionary(context, options, bag);
  const given = %isObject(options) ? options : %newRecord();
  const asked = given.endings;
  const endings = asked === undefined ? 'transparent' : `${asked}`;
  if (endings !== 'transparent' && endings !== 'native') {
    %throwTypeError(
      context +
        "Failed to read the 'endings' property from 'BlobPropertyBag': The provided value '" +
        endings +
        "' is not a valid enum value of type EndingType.",
    );
  }
  const type = given.type;
  state.type = type === undefined ? '' : typeOf(`${type}`);
  let bytes = '';
  for (let i = 0; i < pieces.length; i++)
    bytes += typeof pieces[i] === 'string' ? %encodeUtf8(endings === 'native' ? nativeEndings(pieces[i]) : pieces[i]) : pieces[i].bytes;
  state.bytes = bytes;
  return given;
}

%blob.newBlob = function (bytes, type) {
  const made = %NewPlatformObject(Blob.prototype, 'Blob');
  %slot(made, 0).bytes = bytes;
  %slot(made, 0).type = typeOf(type);
  return made;
};

// Read in parallel: the promise is settled by a task.
function read(blob, method, convert) {
  const promise = %newPromise(%PromisePrototype);
  try {
    const bytes = blobState(blob).bytes;
    %queueTask(
      'networking',
      'blob.' + method + '()',
      function () {
        %ResolvePromise(promise, convert(bytes));
      },
      [],
    );
  } catch (error) {
    %rejectPromise(promise, error);
  }
  return promise;
}

function within(value, length, otherwise) {
  if (value === undefined) return otherwise;
  return %relativeIndex(%toIntegerOrInfinity(+value), length);
}

%methods(Blob.prototype, {
  get size() {
    return blobState(this).bytes.length;
  },
  get type() {
    return blobState(this).type;
  },
  arrayBuffer() {
    return read(this, 'arrayBuffer', %buffers.newArrayBuffer);
  },
  bytes() {
    return read(this, 'bytes', %buffers.newUint8Array);
  },
  slice() {
    const state = blobState(this);
    const length = state.bytes.length;
    const begin = within(%argument(0), length, 0);
    const end = within(%argument(1), length, length);
    const type = %argument(2) === undefined ? '' : typeOf(`${%argument(2)}`);
    return %blob.newBlob(%substring(state.bytes, begin, end > begin ? end : begin), type);
  },
  text() {
    return read(this, 'text', function (bytes) {
      return %decodeUtf8(bytes);
    });
  },
});

const File = function (fileBits, fileName) {
  %web_idl.mustBeNew('File', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 2, 'File');
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, File), 'Blob');
  const state = %slot(made, 0);
  const given = fill(state, "Failed to construct 'File': ", fileBits, %argument(2), 'FilePropertyBag');
  nameFile(state, %scalarValues(`${fileName}`), given.lastModified);
  return made;
};
%constructor('File', File, Blob);

function nameFile(state, name, modified) {
  state.name = name;
  state.modified = modified === undefined ? %toIntegerOrInfinity(%timeOrigin() + %programTime()) : %toIntegerOrInfinity(+modified);
}

function fileState(object) {
  const state = blobState(object);
  if (state.name === undefined) %throwTypeError('Illegal invocation');
  return state;
}

%blob.newFile = function (blob, name) {
  const made = %NewPlatformObject(File.prototype, 'Blob');
  const state = %slot(made, 0);
  state.bytes = %slot(blob, 0).bytes;
  state.type = %slot(blob, 0).type;
  nameFile(state, name, %slot(blob, 0).modified);
  return made;
};
// A blob's serialization shares its bytes
%blob.copyBlob = function (blob) {
  return %blob.isFile(blob) ? %blob.newFile(blob, %slot(blob, 0).name) : %blob.newBlob(%slot(blob, 0).bytes, %slot(blob, 0).type);
};
%blob.isFile = function (value) {
  return isBlob(value) && %slot(value, 0).name !== undefined;
};

%methods(File.prototype, {
  get name() {
    return fileState(this).name;
  },
  get lastModified() {
    return fileState(this).modified;
  },
  get webkitRelativePath() {
    return (fileState(this), '');
  },
});

// --- reading by events ---------------------------------------------------------------------------------------------------------

const FileReader = function () {
  %web_idl.mustBeNew('FileReader', new.target);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, FileReader), 'FileReader');
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.ready = 0;
  state.result = state.error = null;
  state.task = undefined;
  return made;
};
%constructor('FileReader', FileReader, %EventTarget);
const states = { EMPTY: 0, LOADING: 1, DONE: 2 };
%constants(FileReader, states);
%constants(FileReader.prototype, states);
%EventHandlers(FileReader.prototype, ['loadstart', 'progress', 'load', 'abort', 'error', 'loadend']);

function readerState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'FileReader') %throwTypeError('Illegal invocation');
  return state;
}

function fire(reader, type, loaded, total) {
  %DispatchEvent(%MakeEvent('ProgressEvent', type, { lengthComputable: true, loaded, total }, true), reader);
}

// File API, read operation: loadstart, progress, load and loadend, each when its task has its turn
function readBy(reader, method, blob, count, convert) {
  const state = readerState(reader);
  %web_idl.required(count, 1, method, 'FileReader');
  const context = "Failed to execute '" + method + "' on 'FileReader': ";
  if (!isBlob(blob)) %web_idl.notOfType(context, 1, 'Blob');
  if (state.ready === 1) throw %NewDOMException(context + 'The object is already busy reading Blobs.', 'InvalidStateError');
  const bytes = %slot(blob, 0).bytes;
  const type = %slot(blob, 0).type;
  state.ready = 1;
  state.result = state.error = null;
  const size = bytes.length;
  const end = function () {
    state.ready = 2;
    state.result = convert(bytes, type);
    fire(reader, 'load', size, size);
    if (state.ready !== 1) fire(reader, 'loadend', size, size);
  };
  const progress = function () {
    if (size > 0) fire(reader, 'progress', size, size);
    if (state.ready === 1) state.task = %queueTask('networking', 'load', end, []);
  };
  state.task = %queueTask(
    'networking',
    'loadstart',
    function () {
      fire(reader, 'loadstart', 0, size);
      if (state.ready === 1) state.task = %queueTask('networking', 'progress', progress, []);
    },
    [],
  );
}

%methods(FileReader.prototype, {
  get readyState() {
    return readerState(this).ready;
  },
  get result() {
    return readerState(this).result;
  },
  get error() {
    return readerState(this).error;
  },
  abort() {
    const state = readerState(this);
    if (state.ready !== 1) return;
    %dequeueTask(state.task);
    state.ready = 2;
    state.result = null;
    state.error = %NewDOMException('An ongoing operation was aborted.', 'AbortError');
    fire(this, 'abort', 0, 0);
    if (state.ready !== 1) fire(this, 'loadend', 0, 0);
  },
  readAsArrayBuffer(blob) {
    readBy(this, 'readAsArrayBuffer', blob, %argumentCount(), %buffers.newArrayBuffer);
  },
  readAsBinaryString(blob) {
    readBy(this, 'readAsBinaryString', blob, %argumentCount(), function (bytes) {
      return bytes;
    });
  },
  readAsDataURL(blob) {
    readBy(this, 'readAsDataURL', blob, %argumentCount(), function (bytes, type) {
      return 'data:' + (type === '' ? 'application/octet-stream' : type) + ';base64,' + %encodeBase64(bytes);
    });
  },
  readAsText(blob) {
    if (%argument(1) !== undefined && %lowerCase(`${%argument(1)}`) !== 'utf-8' && %lowerCase(`${%argument(1)}`) !== 'utf8') {
      %refuse('the encoding ' + %argument(1), 'only UTF-8 is read here');
    }
    readBy(this, 'readAsText', blob, %argumentCount(), function (bytes) {
      return %decodeUtf8(bytes);
    });
  },
});

// --- addresses of blobs (File API 8) -----------------------------------------------------------------------------------------

const addresses = %newTable();
%blob.blobAt = function (url) {
  const found = %tableGet(addresses, url);
  return found === undefined || found === null ? undefined : found;
};

%methods(globalThis.URL, {
  createObjectURL(object) {
    %web_idl.required(%argumentCount(), 1, 'createObjectURL', 'URL');
    if (!isBlob(object)) %throwTypeError("Failed to execute 'createObjectURL' on 'URL': Overload resolution failed.");
    const root = %resolveUrl('/');
    const url = 'blob:' + root + %crypto.randomUuid();
    %tableSet(addresses, url, object);
    return url;
  },
  revokeObjectURL(url) {
    %web_idl.required(%argumentCount(), 1, 'revokeObjectURL', 'URL');
    %tableSet(addresses, `${url}`, null);
  },
});
