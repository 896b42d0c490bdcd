uses('infra/mime_types', 'infra/pair_iterators', 'infra/web_idl');
// Fetch, The Headers class. State: list, of [name in lower case, value]; guard.
'use strict';

const forbidden = [
  'accept-charset',
  'accept-encoding',
  'access-control-request-headers',
  'access-control-request-method',
  'connection',
  'content-length',
  'cookie',
  'cookie2',
  'date',
  'dnt',
  'expect',
  'host',
  'keep-alive',
  'origin',
  'referer',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
];

function headersState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'Headers') %throwTypeError('Illegal invocation');
  return state;
}

function headerName(context, name) {
  const text = `${name}`;
  const lower = %headerName(text);
  if (lower === null) %throwTypeError(context + 'String contains non ISO-8859-1 code point.');
  if (lower === undefined) %throwTypeError(context + 'Invalid name');
  return lower;
}

function headerValue(context, text) {
  const value = %headerValue(text);
  if (value === null) %throwTypeError(context + 'String contains non ISO-8859-1 code point.');
  if (value === undefined) %throwTypeError(context + 'Invalid value');
  return value;
}

// Fetch, forbidden request-header
%headers.isForbiddenHeader = function (name) {
  for (let i = 0; i < forbidden.length; i++) if (forbidden[i] === name) return true;
  return %substring(name, 0, 6) === 'proxy-' || %substring(name, 0, 4) === 'sec-';
};

// Fetch, forbidden request-headers: names that ask for a forbidden method by their value
const overrides = ['x-http-method', 'x-http-method-override', 'x-method-override'];
function overridesMethod(name, value) {
  if (!%listIncludes(overrides, name)) return false;
  const list = %splitText(%upperCase(value), ',');
  for (let i = 0; i < list.length; i++) {
    const method = %trimText(list[i]);
    if (method === 'CONNECT' || method === 'TRACE' || method === 'TRACK') return true;
  }
  return false;
}

// Whether a change of this header is to be made. Fetch, validate
function allowed(state, context, name, value) {
  if (state.guard === 'immutable') %throwTypeError(context + 'Headers are immutable');
  if (state.guard === 'response') return name !== 'set-cookie' && name !== 'set-cookie2';
  if (state.guard === 'none') return true;
  return !%headers.isForbiddenHeader(name) && !overridesMethod(name, value);
}

// Fetch, no-CORS-safelisted request-header
const safelisted = ['accept', 'accept-language', 'content-language', 'content-type'];
const plainTypes = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
function isUnsafe(unit) {
  return (unit < ' ' && unit !== '\t') || unit === '\x7f' || %indexOfText('"():<>?@[\\]{}', unit) >= 0;
}
function isLanguageUnit(unit) {
  return (unit >= '0' && unit <= '9') || (unit >= 'A' && unit <= 'Z') || (unit >= 'a' && unit <= 'z') || %indexOfText(' *,-.;=', unit) >= 0;
}
function isSafelisted(name, value) {
  if (!%listIncludes(safelisted, name) || value.length > 128) return false;
  const language = name === 'accept-language' || name === 'content-language';
  for (let i = 0; i < value.length; i++) if (language ? !isLanguageUnit(value[i]) : isUnsafe(value[i])) return false;
  if (name !== 'content-type') return true;
  const mime = %mime_types.parse(value);
  return mime !== undefined && %listIncludes(plainTypes, mime.essence);
}

function appendHeader(state, context, name, value) {
  const text = `${value}`;
  const lower = headerName(context, name);
  const normalized = headerValue(context, text);
  if (!allowed(state, context, lower, normalized)) return;
  const before = combined(state.list, lower);
  if (state.guard === 'request-no-cors' && !isSafelisted(lower, before === null ? normalized : before + ', ' + normalized)) return;
  %append(state.list, [lower, normalized]);
}

function without(list, name) {
  const rest = [];
  for (let i = 0; i < list.length; i++) if (list[i][0] !== name) %append(rest, list[i]);
  return rest;
}

// Fetch, get: the values of all headers of this name, combined
function combined(list, name) {
  let result = null;
  for (let i = 0; i < list.length; i++) {
    if (list[i][0] === name) result = result === null ? list[i][1] : result + ', ' + list[i][1];
  }
  return result;
}

// Fetch, fill
function fill(state, context, init) {
  if (!%isObject(init)) {
    %throwTypeError(context + "The provided value is not of type '(record<ByteString, ByteString> or sequence<sequence<ByteString>>)'.");
  }
  const method = %GetMethod(init, %SymbolIterator);
  if (method === undefined) {
    const byteString = function (value) {
      const text = `${value}`;
      if (%encodeBase64(text) === undefined) %throwTypeError(context + 'String contains non ISO-8859-1 code point.');
      return text;
    };
    const given = %web_idl.record(context, init, byteString, byteString);
    for (let i = 0; i < given.length; i++) appendHeader(state, context, given[i][0], given[i][1]);
    return;
  }
  const pairs = %IterableToList(init);
  for (let i = 0; i < pairs.length; i++) {
    if (!%isObject(pairs[i])) %throwTypeError(context + 'The provided value cannot be converted to a sequence.');
    const pair = %IterableToList(pairs[i]);
    if (pair.length !== 2) %throwTypeError(context + 'Invalid value');
    appendHeader(state, context, pair[0], pair[1]);
  }
}

// Fetch, sort and combine, as [name, value] pairs; set-cookie stays apart.
function sorted(list) {
  const pairs = [];
  for (let i = 0; i < list.length; i++) {
    const name = list[i][0];
    let known = false;
    if (name !== 'set-cookie') for (let k = 0; k < pairs.length; k++) known = known || pairs[k][0] === name;
    if (known) continue;
    %append(pairs, [name, name === 'set-cookie' ? list[i][1] : combined(list, name)]);
    for (let k = pairs.length - 1; k > 0 && pairs[k][0] < pairs[k - 1][0]; k--) {
      const later = pairs[k - 1];
      pairs[k - 1] = pairs[k];
      pairs[k] = later;
    }
  }
  return pairs;
}

function context(method) {
  return "Failed to execute '" + method + "' on 'Headers': ";
}

function newHeaders(prototype, guard) {
  const made = %NewPlatformObject(prototype, 'Headers');
  %slot(made, 0).list = [];
  %slot(made, 0).guard = guard;
  return made;
}

const Headers = function (init = undefined) {
  if (new.target === undefined) {
    %throwTypeError(
      "Failed to construct 'Headers': Please use the 'new' operator, this DOM object constructor cannot be called as a function.",
    );
  }
  const own = new.target.prototype;
  const made = newHeaders(%isObject(own) ? own : Headers.prototype, 'none');
  if (init !== undefined) fill(%slot(made, 0), "Failed to construct 'Headers': ", init);
  return made;
};
%constructor('Headers', Headers);

%methods(Headers.prototype, {
  append(name, value) {
    %web_idl.required(%argumentCount(), 2, 'append', 'Headers');
    appendHeader(headersState(this), context('append'), name, value);
  },
  delete(name) {
    %web_idl.required(%argumentCount(), 1, 'delete', 'Headers');
    const state = headersState(this);
    const lower = headerName(context('delete'), name);
    if (state.guard === 'request-no-cors' && !%listIncludes(safelisted, lower) && lower !== 'range') return;
    if (allowed(state, context('delete'), lower, '')) state.list = without(state.list, lower);
  },
  get(name) {
    %web_idl.required(%argumentCount(), 1, 'get', 'Headers');
    return combined(headersState(this).list, headerName(context('get'), name));
  },
  getSetCookie() {
    const list = headersState(this).list;
    const found = [];
    for (let i = 0; i < list.length; i++) if (list[i][0] === 'set-cookie') %append(found, list[i][1]);
    return found;
  },
  has(name) {
    %web_idl.required(%argumentCount(), 1, 'has', 'Headers');
    return combined(headersState(this).list, headerName(context('has'), name)) !== null;
  },
  // The value takes the place of the first of its name.
  set(name, value) {
    %web_idl.required(%argumentCount(), 2, 'set', 'Headers');
    const state = headersState(this);
    const text = `${value}`;
    const lower = headerName(context('set'), name);
    const normalized = headerValue(context('set'), text);
    if (!allowed(state, context('set'), lower, normalized)) return;
    if (state.guard === 'request-no-cors' && !isSafelisted(lower, normalized)) return;
    const list = [];
    let placed = false;
    for (let i = 0; i < state.list.length; i++) {
      if (state.list[i][0] !== lower) {
        %append(list, state.list[i]);
      } else if (!placed) {
        %append(list, [lower, normalized]);
        placed = true;
      }
    }
    if (!placed) %append(list, [lower, normalized]);
    state.list = list;
  },
});
%pair_iterators.pairIterable(Headers.prototype, 'Headers', function (state) {
  return sorted(state.list);
});

%headers.sortedHeaders = sorted;

// (guard, what to fill it with or undefined, context of messages)
%headers.newHeaders = function (guard, init, context) {
  const made = newHeaders(Headers.prototype, guard === 'immutable' ? 'none' : guard);
  if (init !== undefined) fill(%slot(made, 0), context, init);
  %slot(made, 0).guard = guard;
  return made;
};

// A copy of the list of another Headers object's state
%headers.copyHeaders = function (state, guard) {
  const made = newHeaders(Headers.prototype, guard);
  for (let i = 0; i < state.list.length; i++) %append(%slot(made, 0).list, state.list[i]);
  return made;
};

%headers.headerIn = function (state, name) {
  return combined(state.list, name);
};
%headers.combined = combined;
