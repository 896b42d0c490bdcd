uses('events/abort');
uses('fetch/form_data', 'fetch/headers', 'fetch/scheme_fetch');
uses('files/blob');
uses('infra/buffers', 'infra/web_idl');
uses('url/url_search_params');
// Fetch, Body mixin, the Request class, the Response class.
//
// A body has a source, which copies made by clone() share: the bytes so far and who waits for the end of them. What reads a
// body is answered by a networking task, never at once.
'use strict';

const notYet = "a browser has it, but it can't be run here yet";

// --- bodies ---------------------------------------------------------------------------------------------------------------

function newBody(source) {
  const body = %newRecord();
  body.source = source;
  body.used = false;
  return body;
}

function newSource() {
  const source = %newRecord();
  source.bytes = '';
  source.done = source.failed = source.loaded = false;
  source.reason = undefined;
  source.readers = [];
  return source;
}

// Of an answer that is loaded
%response.newBody = function () {
  const source = newSource();
  source.loaded = true;
  return newBody(source);
};
%response.bodyReceived = function (body, bytes) {
  body.source.bytes += bytes;
};
%response.bodyEnded = function (body) {
  finish(body.source);
};
%response.bodyFailed = function (body, reason) {
  const source = body.source;
  if (source.done) return;
  source.failed = true;
  source.reason = reason;
  finish(source);
};

function finish(source) {
  source.done = true;
  const readers = source.readers;
  source.readers = [];
  for (let i = 0; i < readers.length; i++) settle(source, readers[i]);
}

function settle(source, reader) {
  if (source.failed) {
    %rejectPromise(reader.promise, source.reason);
    return;
  }
  let value;
  try {
    value = reader.convert(source.bytes, source.loaded);
  } catch (error) {
    %rejectPromise(reader.promise, error);
    return;
  }
  %ResolvePromise(reader.promise, value);
}

function bodyState(object, kind) {
  const state = %StateOf(object);
  if (state.kind !== kind) %throwTypeError('Illegal invocation');
  return state;
}

// Fetch, consume body
function consume(object, kind, method, convert) {
  const promise = %newPromise(%PromisePrototype);
  try {
    const body = bodyState(object, kind).body;
    if (body === null) {
      %ResolvePromise(promise, convert('', false));
      return promise;
    }
    if (body.used) %throwTypeError("Failed to execute '" + method + "' on '" + kind + "': body stream already read");
    body.used = true;
    const reader = %newRecord();
    reader.promise = promise;
    reader.convert = convert;
    if (body.source.done) %queueTask('networking', method + '()', settle, [body.source, reader]);
    else %append(body.source.readers, reader);
  } catch (error) {
    %rejectPromise(promise, error);
  }
  return promise;
}

function toText(bytes) {
  return %decodeUtf8(bytes);
}
// Chromium says what it was doing only of bodies that were not loaded, and of those without a byte.
function toJson(kind, bytes, loaded) {
  if (loaded && bytes !== '') return %parseJson(%decodeUtf8(bytes), false);
  try {
    return %parseJson(%decodeUtf8(bytes), false);
  } catch (error) {
    return %throwSyntaxError("Failed to execute 'json' on '" + kind + "': " + ownMessage(error));
  }
}

function ownMessage(error) {
  return %GetOwnProperty(error, 'message').value;
}

function bodyMembers(prototype, kind) {
  %methods(prototype, {
    get bodyUsed() {
      const body = bodyState(this, kind).body;
      return body !== null && body.used;
    },
    get body() {
      if (bodyState(this, kind).body === null) return null;
      return %refuse(kind + '.prototype.body', notYet);
    },
    text() {
      return consume(this, kind, 'text', toText);
    },
    json() {
      return consume(this, kind, 'json', function (bytes, loaded) {
        return toJson(kind, bytes, loaded);
      });
    },
    arrayBuffer() {
      return consume(this, kind, 'arrayBuffer', %buffers.newArrayBuffer);
    },
    bytes() {
      return consume(this, kind, 'bytes', %buffers.newUint8Array);
    },
    blob() {
      const headers = %StateOf(this).headers;
      return consume(this, kind, 'blob', function (bytes) {
        return %blob.newBlob(bytes, contentType(headers));
      });
    },
    formData() {
      const headers = %StateOf(this).headers;
      return consume(this, kind, 'formData', function (bytes) {
        return toFormData(bytes, contentType(headers));
      });
    },
  });
}

function contentType(headers) {
  const type = %headers.headerIn(%slot(headers, 0), 'content-type');
  return type === null ? '' : %lowerCase(type);
}

// Fetch, package data as formData
function toFormData(bytes, type) {
  if (%indexOfText(type, 'application/x-www-form-urlencoded') === 0) {
    const flat = %parseUrlPairs(%decodeUtf8(bytes, true));
    const list = [];
    for (let i = 0; i < flat.length; i += 2) %append(list, [flat[i], flat[i + 1]]);
    return %form_data.newFormData(list);
  }
  if (%indexOfText(type, 'multipart/form-data') === 0) %refuse('formData() of ' + type, 'the parts of such a body are not read here yet');
  return %throwTypeError('Failed to fetch');
}

// Fetch, extract a body, from what isn't null: its bytes and the type that goes with them, or none
function extract(value) {
  if (%blob.isBlob(value)) return [%slot(value, 0).bytes, %slot(value, 0).type];
  if (%web_idl.isPlatform(value, 'URLSearchParams'))
    return [%encodeUtf8(%url_search_params.searchParamsText(value)), 'application/x-www-form-urlencoded;charset=UTF-8'];
  if (%web_idl.isPlatform(value, 'FormData')) {
    const made = %form_data.multipart(%slot(value, 0));
    return [made.bytes, made.type];
  }
  const bytes = %buffers.bufferBytes(value);
  if (bytes !== undefined) return [bytes, ''];
  return [%encodeUtf8(`${value}`), 'text/plain;charset=UTF-8'];
}

%response.extractBody = extract;
%response.bodyTypeOf = function (object) {
  return contentType(%slot(object, 0).headers);
};

function extractBody(value) {
  const extracted = extract(value);
  const body = newBody(newSource());
  body.source.bytes = extracted[0];
  body.source.done = true;
  body.type = extracted[1];
  return body;
}

// Fetch, Request and Response: a body brings its type unless there is one
function takeBody(state, body, type) {
  state.body = body;
  const list = %slot(state.headers, 0);
  if (type !== '' && %headers.headerIn(list, 'content-type') === null) %append(list.list, ['content-type', type]);
}

function cloneBody(state, kind) {
  if (state.body === null) return null;
  if (state.body.used) %throwTypeError("Failed to execute 'clone' on '" + kind + "': " + kind + ' body is already used');
  return newBody(state.body.source);
}

// --- Request ---------------------------------------------------------------------------------------------------------------

const choices = %newRecord();
choices.cache = ['RequestCache', 'default', 'no-store', 'reload', 'no-cache', 'force-cache', 'only-if-cached'];
choices.credentials = ['RequestCredentials', 'same-origin', 'omit', 'include'];
choices.mode = ['RequestMode', 'cors', 'same-origin', 'no-cors', 'navigate'];
choices.redirect = ['RequestRedirect', 'follow', 'error', 'manual'];
choices.referrerPolicy = [
  'ReferrerPolicy',
  '',
  'no-referrer',
  'no-referrer-when-downgrade',
  'same-origin',
  'origin',
  'strict-origin',
  'origin-when-cross-origin',
  'strict-origin-when-cross-origin',
  'unsafe-url',
];
choices.priority = ['FetchPriority', 'high', 'low', 'auto'];
choices.duplex = ['RequestDuplex', 'half'];

// Web IDL, Enumeration types: a member of RequestInit that is one of an enumeration's words
function choice(context, init, name, otherwise) {
  const value = init[name];
  if (value === undefined) return otherwise;
  const text = `${value}`;
  const known = choices[name];
  for (let i = 1; i < known.length; i++) if (known[i] === text) return text;
  return %throwTypeError(
    context +
      "Failed to read the '" +
      name +
      "' property from 'RequestInit': The provided value '" +
      text +
      "' is not a valid enum value of type " +
      known[0] +
      '.',
  );
}

// The members that apply, read in the order of Web IDL
function readInit(context, init, otherwise) {
  const read = %newRecord();
  %web_idl.dictionary(context, init, 'RequestInit');
  const given = %isObject(init) ? init : %newRecord();
  read.body = given.body;
  read.cache = choice(context, given, 'cache', otherwise.cache);
  read.credentials = choice(context, given, 'credentials', otherwise.credentials);
  choice(context, given, 'duplex', 'half');
  read.headers = given.headers;
  const integrity = given.integrity;
  read.integrity = integrity === undefined ? otherwise.integrity : `${integrity}`;
  const keepalive = given.keepalive;
  read.keepalive = keepalive === undefined ? otherwise.keepalive : !!keepalive;
  const method = given.method;
  read.method = method === undefined ? undefined : `${method}`;
  read.mode = choice(context, given, 'mode', otherwise.mode);
  choice(context, given, 'priority', 'auto');
  read.redirect = choice(context, given, 'redirect', otherwise.redirect);
  const referrer = given.referrer;
  read.referrer = referrer === undefined ? otherwise.referrer : referrerOf(context, `${referrer}`);
  read.referrerPolicy = choice(context, given, 'referrerPolicy', otherwise.referrerPolicy);
  const signal = given.signal;
  if (signal !== undefined && signal !== null && (!%isClass(signal, 'platform') || %slot(signal, 0).kind !== 'AbortSignal')) {
    %throwTypeError(context + "Failed to read the 'signal' property from 'RequestInit': Failed to convert value to 'AbortSignal'.");
  }
  read.signal = signal;
  return read;
}

const defaults = %newRecord();
defaults.cache = 'default';
defaults.credentials = 'same-origin';
defaults.integrity = '';
defaults.keepalive = false;
defaults.mode = 'cors';
defaults.redirect = 'follow';
defaults.referrer = 'about:client';
defaults.referrerPolicy = '';

// Fetch, new Request, step 15
function referrerOf(context, text) {
  if (text === '' || text === 'about:client') return text;
  if (%urlProblem(text) === 'parse') %throwTypeError(context + "Referrer '" + text + "' is not a valid URL.");
  const url = %resolveUrl(text);
  const own = %resolveUrl('/');
  return %substring(url, 0, own.length) === own ? url : 'about:client';
}

// Fetch, Methods: a method that may be used, normalised
function requestMethod(context, text) {
  if (!%isToken(text)) %throwTypeError(context + "'" + text + "' is not a valid HTTP method.");
  const upper = %upperCase(text);
  if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK')
    %throwTypeError(context + "'" + text + "' HTTP method is unsupported.");
  const normal = upper === 'DELETE' || upper === 'GET' || upper === 'HEAD' || upper === 'OPTIONS' || upper === 'POST' || upper === 'PUT';
  return normal ? upper : text;
}

// Fetch, new Request(input, init)
function makeRequest(prototype, context, input, init) {
  const made = %NewPlatformObject(prototype, 'Request');
  const state = %slot(made, 0);
  const old = %isClass(input, 'platform') && %slot(input, 0).kind === 'Request' ? %slot(input, 0) : undefined;
  if (old === undefined) requestUrl(state, context, `${input}`);
  else (state.text = old.text), (state.url = old.url), (state.blob = old.blob);
  const read = readInit(context, init, old === undefined ? defaults : old);
  for (const name in defaults) state[name] = read[name];
  if (state.mode === 'navigate')
    %throwTypeError(context + "Cannot construct a Request with a RequestInit whose mode member is set as 'navigate'.");
  if (state.cache === 'only-if-cached' && state.mode !== 'same-origin')
    %throwTypeError(context + "'only-if-cached' can be set only with 'same-origin' mode");
  state.method = read.method === undefined ? (old === undefined ? 'GET' : old.method) : requestMethod(context, read.method);
  const signal = read.signal === undefined && old !== undefined ? old.signal : read.signal;
  state.signal = %abort.dependentSignal(signal === undefined || signal === null ? [] : [signal]);
  const noCors = state.mode === 'no-cors';
  if (noCors && state.method !== 'GET' && state.method !== 'HEAD' && state.method !== 'POST')
    %throwTypeError(context + "'" + state.method + "' is unsupported in no-cors mode.");
  const guard = noCors ? 'request-no-cors' : 'request';
  if (old !== undefined && read.headers === undefined) state.headers = %headers.copyHeaders(%slot(old.headers, 0), guard);
  else state.headers = %headers.newHeaders(guard, read.headers, context);
  state.body = null;
  const hasBody = read.body !== undefined && read.body !== null;
  const inherits = !hasBody && old !== undefined && old.body !== null;
  if ((hasBody || inherits) && (state.method === 'GET' || state.method === 'HEAD')) {
    %throwTypeError(context + 'Request with GET/HEAD method cannot have body.');
  }
  if (hasBody) {
    const body = extractBody(read.body);
    takeBody(state, body, body.type);
  }
  if (inherits) {
    if (old.body.used) %throwTypeError(context + 'Cannot construct a Request with a Request object that has already been used.');
    state.body = newBody(old.body.source);
    old.body.used = true;
  }
  return made;
}

function requestUrl(state, context, text) {
  const problem = %urlProblem(text);
  if (problem === 'parse') %throwTypeError(context + 'Failed to parse URL from ' + text);
  if (problem === 'credentials') %throwTypeError(context + 'Request cannot be constructed from a URL that includes credentials: ' + text);
  state.text = text;
  state.url = %resolveUrl(text);
  state.blob = %blob.blobAt(%scheme_fetch.withoutFragment(state.url)); // URL, URL parsing: the blob URL entry stays with the request
}

function constructed(name, newTarget) {
  if (newTarget !== undefined) return;
  %throwTypeError(
    "Failed to construct '" + name + "': Please use the 'new' operator, this DOM object constructor cannot be called as a function.",
  );
}

function prototypeOf(newTarget, constructor) {
  const own = newTarget.prototype;
  return %isObject(own) ? own : constructor.prototype;
}

const Request = function (input) {
  constructed('Request', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'Request');
  return makeRequest(prototypeOf(new.target, Request), "Failed to construct 'Request': ", input, %argument(1));
};
%constructor('Request', Request);
%response.newRequest = function (context, input, init) {
  return makeRequest(Request.prototype, context, input, init);
};

function request(object) {
  return bodyState(object, 'Request');
}

bodyMembers(Request.prototype, 'Request');
%methods(Request.prototype, {
  get method() {
    return request(this).method;
  },
  get url() {
    return request(this).url;
  },
  get headers() {
    return request(this).headers;
  },
  get signal() {
    return request(this).signal;
  },
  get cache() {
    return request(this).cache;
  },
  get credentials() {
    return request(this).credentials;
  },
  get destination() {
    return (request(this), '');
  },
  get integrity() {
    return request(this).integrity;
  },
  get keepalive() {
    return request(this).keepalive;
  },
  get mode() {
    return request(this).mode;
  },
  get redirect() {
    return request(this).redirect;
  },
  get referrer() {
    return request(this).referrer;
  },
  get referrerPolicy() {
    return request(this).referrerPolicy;
  },
  get duplex() {
    return (request(this), 'half');
  },
  get isHistoryNavigation() {
    return (request(this), false);
  },
  clone() {
    const state = request(this);
    const body = cloneBody(state, 'Request');
    const made = %NewPlatformObject(Request.prototype, 'Request');
    const copy = %slot(made, 0);
    for (const name in state) copy[name] = state[name];
    copy.headers = %headers.copyHeaders(%slot(state.headers, 0), %slot(state.headers, 0).guard);
    copy.signal = %abort.dependentSignal([state.signal]);
    copy.body = body;
    return made;
  },
});

// --- Response --------------------------------------------------------------------------------------------------------------

function newResponse(prototype, guard) {
  const made = %NewPlatformObject(prototype, 'Response');
  const state = %slot(made, 0);
  state.type = 'default';
  state.url = '';
  state.redirected = false;
  state.status = 200;
  state.statusText = '';
  state.headers = %headers.newHeaders(guard);
  state.body = null;
  return made;
}

function isReasonPhrase(text) {
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    if (unit !== '\t' && (unit < ' ' || unit > '\xff' || unit === '\x7f')) return false;
  }
  return true;
}

function isNullBodyStatus(status) {
  return status === 101 || status === 103 || status === 204 || status === 205 || status === 304;
}

// Fetch, initialize a response, with a body or undefined
function initialize(response, context, init, body) {
  %web_idl.dictionary(context, init, 'ResponseInit');
  const state = %slot(response, 0);
  const given = %isObject(init) ? init : %newRecord();
  const headers = given.headers;
  const status = given.status;
  const statusText = given.statusText;
  const number = status === undefined ? 200 : %toIntegerOrInfinity(+status);
  if (!(number >= 200 && number <= 599)) {
    %throwRangeError(context + 'The status provided (' + number + ') is outside the range [200, 599].');
  }
  const phrase = statusText === undefined ? '' : `${statusText}`;
  if (!isReasonPhrase(phrase)) %throwTypeError(context + 'Invalid statusText');
  state.status = number;
  state.statusText = phrase;
  if (headers !== undefined) state.headers = %headers.newHeaders('response', headers, context);
  if (body === undefined) return;
  if (isNullBodyStatus(number)) %throwTypeError(context + 'Response with null body status cannot have body');
  takeBody(state, body, body.type);
}

const Response = function (body = null, init = undefined) {
  constructed('Response', new.target);
  const made = newResponse(prototypeOf(new.target, Response), 'response');
  const hasBody = body !== null && body !== undefined;
  initialize(made, "Failed to construct 'Response': ", init, hasBody ? extractBody(body) : undefined);
  return made;
};
%constructor('Response', Response);

// (status, statusText, headers as list of [name, value], url, type, redirected): what came over the network
%response.newResponse = function (status, statusText, list, url, type, redirected, body) {
  const made = newResponse(Response.prototype, 'immutable');
  const state = %slot(made, 0);
  state.status = status;
  state.statusText = statusText;
  const pairs = %slot(state.headers, 0).list;
  for (let i = 0; i < list.length; i++) %append(pairs, [%lowerCase(list[i][0]), list[i][1]]);
  state.url = url;
  state.type = type;
  state.redirected = redirected;
  state.body = isNullBodyStatus(status) ? null : body;
  return made;
};

function response(object) {
  return bodyState(object, 'Response');
}

bodyMembers(Response.prototype, 'Response');
%methods(Response.prototype, {
  get type() {
    return response(this).type;
  },
  get url() {
    return response(this).url;
  },
  get redirected() {
    return response(this).redirected;
  },
  get status() {
    return response(this).status;
  },
  get ok() {
    const status = response(this).status;
    return status >= 200 && status <= 299;
  },
  get statusText() {
    return response(this).statusText;
  },
  get headers() {
    return response(this).headers;
  },
  clone() {
    const state = response(this);
    const body = cloneBody(state, 'Response');
    const made = newResponse(Response.prototype, %slot(state.headers, 0).guard);
    const copy = %slot(made, 0);
    for (const name in state) copy[name] = state[name];
    copy.headers = %headers.copyHeaders(%slot(state.headers, 0), %slot(state.headers, 0).guard);
    copy.body = body;
    return made;
  },
});

const stringify = globalThis.JSON.stringify;
%methods(Response, {
  error() {
    const made = newResponse(Response.prototype, 'immutable');
    %slot(made, 0).type = 'error';
    %slot(made, 0).status = 0;
    return made;
  },
  json(data) {
    const context = "Failed to execute 'json' on 'Response': ";
    %web_idl.requiredIn(context, %argumentCount(), 1);
    const text = stringify(data);
    if (text === undefined) %throwTypeError(context + 'The data is not JSON serializable');
    const made = newResponse(Response.prototype, 'response');
    const body = extractBody(text);
    body.type = 'application/json';
    initialize(made, context, %argument(1), body);
    return made;
  },
  redirect(url) {
    const context = "Failed to execute 'redirect' on 'Response': ";
    %web_idl.requiredIn(context, %argumentCount(), 1);
    const text = `${url}`;
    if (%urlProblem(text) === 'parse') %throwTypeError(context + 'Invalid URL');
    const status = %argument(1) === undefined ? 302 : %toIntegerOrInfinity(+%argument(1));
    if (status !== 301 && status !== 302 && status !== 303 && status !== 307 && status !== 308)
      %throwRangeError(context + 'Invalid status code');
    const made = newResponse(Response.prototype, 'immutable');
    %slot(made, 0).status = status;
    %append(%slot(%slot(made, 0).headers, 0).list, ['location', %resolveUrl(text)]);
    return made;
  },
});
