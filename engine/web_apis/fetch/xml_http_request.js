uses('events/event_handlers', 'events/event_target', 'events/events');
uses('fetch/headers', 'fetch/response', 'fetch/scheme_fetch');
uses('files/blob');
uses('infra/buffers', 'infra/dom_exception', 'infra/web_idl');
uses('timing/resource_timing');
// XMLHttpRequest Standard: the older way to ask the network, by events. It stands on the same operation as fetch.
'use strict';

const XMLHttpRequestEventTarget = %web_idl.interface('XMLHttpRequestEventTarget', %EventTarget);
%EventHandlers(XMLHttpRequestEventTarget.prototype, ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend']);
const XMLHttpRequestUpload = %web_idl.interface('XMLHttpRequestUpload', XMLHttpRequestEventTarget);

const XMLHttpRequest = function () {
  %web_idl.mustBeNew('XMLHttpRequest', new.target);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, XMLHttpRequest), 'XMLHttpRequest');
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.upload = %NewPlatformObject(XMLHttpRequestUpload.prototype, 'XMLHttpRequestUpload');
  %MakeTarget(%slot(state.upload, 0));
  state.ready = 0;
  state.sent = state.withCredentials = false;
  state.responseType = state.mime = '';
  state.timeout = 0;
  state.operation = state.timer = state.seen = state.known = undefined;
  reset(state);
  return made;
};
%constructor('XMLHttpRequest', XMLHttpRequest, XMLHttpRequestEventTarget);
%EventHandlers(XMLHttpRequest.prototype, ['readystatechange']);
const states = { UNSENT: 0, OPENED: 1, HEADERS_RECEIVED: 2, LOADING: 3, DONE: 4 };
%constants(XMLHttpRequest, states);
%constants(XMLHttpRequest.prototype, states);

function requestState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'XMLHttpRequest') %throwTypeError('Illegal invocation');
  return state;
}

// The response is a network error, or none yet
function reset(state) {
  state.status = 0;
  state.statusText = state.url = state.bytes = '';
  state.headers = [];
  state.parsed = undefined;
}

function invalid(context, text) {
  throw %NewDOMException(context + text, 'InvalidStateError');
}

function fire(request, type, loaded, total) {
  %DispatchEvent(%MakeEvent('ProgressEvent', type, { lengthComputable: total > 0, loaded, total }, true), request);
}

function changed(request, ready) {
  %slot(request, 0).ready = ready;
  %DispatchEvent(%MakeEvent('Event', 'readystatechange', undefined, true), request);
}

function stop(state) {
  if (state.operation !== undefined) %abortOperation(state.operation);
  if (state.timer !== undefined) %clearTimeoutOf(state.timer);
  state.operation = state.timer = undefined;
}

// 3.5.7 request error steps
function fail(request, type) {
  const state = %slot(request, 0);
  stop(state);
  timed(state);
  state.sent = false;
  reset(state);
  changed(request, 4);
  fire(request, type, 0, 0);
  fire(request, 'loadend', 0, 0);
}

function lengthOf(state) {
  for (let i = 0; i < state.headers.length; i++) if (state.headers[i][0] === 'content-length') return +state.headers[i][1];
  return 0;
}

function takeHeaders(state, data) {
  const asked = state.known === 'network';
  state.status = asked ? data.status : state.known.status;
  state.statusText = !asked ? 'OK' : typeof data.statusText === 'string' ? data.statusText : '';
  state.url = asked && typeof data.url === 'string' ? %resolveUrl(data.url) : state.asked;
  const list = asked ? data.headers : %scheme_fetch.headersOf(state.known, state.blob !== undefined);
  for (let i = 0; i < list.length; i++) %append(state.headers, [%lowerCase(list[i][0]), list[i][1]]);
  state.seen.headers = %programTime();
  state.seen.status = state.status;
  state.seen.type = %headers.combined(state.headers, 'content-type');
}

// Resource Timing 2
function timed(state) {
  if (state.seen === undefined) return;
  state.seen.size = state.bytes.length;
  %resource_timing.ended('xmlhttprequest', state.asked, state.seen);
  state.seen = undefined;
}

function answered(request, type, text) {
  const state = %slot(request, 0);
  if (type === 'headers') {
    takeHeaders(state, %parseJson(text, false));
    changed(request, 2);
  } else if (type === 'body') {
    if (state.method === 'HEAD') return;
    const bytes = %decodeBase64(%parseHostData(text).base64);
    state.bytes += bytes;
    if (state.ready === 2) state.ready = 3;
    %DispatchEvent(%MakeEvent('Event', 'readystatechange', undefined, true), request);
    if (state.sent) fire(request, 'progress', state.bytes.length, lengthOf(state));
  } else if (type === 'end') {
    stop(state);
    timed(state);
    state.sent = false;
    changed(request, 4);
    fire(request, 'load', state.bytes.length, lengthOf(state));
    fire(request, 'loadend', state.bytes.length, lengthOf(state));
  } else {
    fail(request, 'error');
  }
}

function requestText(state, body) {
  let headers = '';
  for (let i = 0; i < state.author.length; i++) {
    headers += (i > 0 ? ',' : '') + '[' + %quoteJson(state.author[i][0]) + ',' + %quoteJson(state.author[i][1]) + ']';
  }
  return (
    '{"method":' +
    %quoteJson(state.method) +
    ',"url":' +
    %quoteJson(%scheme_fetch.addressOf(state.asked, state.known)) +
    ',"headers":[' +
    headers +
    '],"redirect":"follow","mode":"cors","body":' +
    (body === null ? 'null' : %quoteJson(%encodeBase64(body))) +
    '}'
  );
}

function withoutParameters(type) {
  const end = %indexOfText(type, ';');
  return end < 0 ? type : %trimText(%substring(type, 0, end));
}

const responseTypes = ['', 'text', 'json', 'blob', 'arraybuffer', 'document'];

function responseOf(state) {
  if (state.ready !== 4 && state.responseType !== '' && state.responseType !== 'text') return null;
  if (state.responseType === '' || state.responseType === 'text') return state.ready < 3 ? '' : %decodeUtf8(state.bytes);
  if (state.status === 0) return null;
  if (state.responseType === 'json') {
    // anew for each reading, as in Chromium
    try {
      return %parseJson(%decodeUtf8(state.bytes), false);
    } catch {
      return null;
    }
  }
  if (state.parsed === undefined && state.responseType === 'arraybuffer') state.parsed = %buffers.newArrayBuffer(state.bytes);
  if (state.parsed === undefined) {
    let type = 'text/xml';
    for (let i = 0; i < state.headers.length; i++)
      if (state.headers[i][0] === 'content-type') type = withoutParameters(%lowerCase(state.headers[i][1]));
    state.parsed = %blob.newBlob(state.bytes, type);
  }
  return state.parsed;
}

%methods(XMLHttpRequest.prototype, {
  get readyState() {
    return requestState(this).ready;
  },
  get status() {
    return requestState(this).status;
  },
  get statusText() {
    return requestState(this).statusText;
  },
  get responseURL() {
    return requestState(this).url;
  },
  get upload() {
    return requestState(this).upload;
  },
  get timeout() {
    return requestState(this).timeout;
  },
  set timeout(value) {
    requestState(this).timeout = +value >>> 0;
  },
  get withCredentials() {
    return requestState(this).withCredentials;
  },
  set withCredentials(value) {
    const state = requestState(this);
    const on = !!value;
    if (state.ready > 1 || state.sent)
      invalid(
        "Failed to set the 'withCredentials' property on 'XMLHttpRequest': ",
        "The value may only be set if the object's state is UNSENT or OPENED.",
      );
    state.withCredentials = on;
  },
  get responseType() {
    return requestState(this).responseType;
  },
  set responseType(value) {
    const state = requestState(this);
    const text = `${value}`;
    let known = false;
    for (let i = 0; i < responseTypes.length; i++) known = known || responseTypes[i] === text;
    if (!known) return;
    if (text === 'document') %refuse("responseType '" + text + "'", 'such answers are not made here yet');
    if (state.ready > 2)
      invalid(
        "Failed to set the 'responseType' property on 'XMLHttpRequest': ",
        "The response type cannot be set if the object's state is LOADING or DONE.",
      );
    state.responseType = text;
  },
  get response() {
    return responseOf(requestState(this));
  },
  get responseText() {
    const state = requestState(this);
    if (state.responseType !== '' && state.responseType !== 'text') {
      invalid(
        "Failed to read the 'responseText' property from 'XMLHttpRequest': ",
        "The value is only accessible if the object's 'responseType' is '' or 'text' (was '" + state.responseType + "').",
      );
    }
    return responseOf(state);
  },
  open(method, url) {
    const state = requestState(this);
    %web_idl.required(%argumentCount(), 2, 'open', 'XMLHttpRequest');
    const context = "Failed to execute 'open' on 'XMLHttpRequest': ";
    const verb = `${method}`;
    const address = `${url}`;
    for (let i = 3; i < 5; i++) if (%argument(i) !== undefined && %argument(i) !== null) %scalarValues(`${%argument(i)}`);
    if (%argumentCount() > 2 && !%argument(2))
      %refuse('a synchronous XMLHttpRequest', 'it would stop the whole page until the answer is there');
    if (!%isToken(verb)) throw %NewDOMException(context + "'" + verb + "' is not a valid HTTP method.", 'SyntaxError');
    const upper = %upperCase(verb);
    if (upper === 'CONNECT' || upper === 'TRACE' || upper === 'TRACK')
      throw %NewDOMException(context + "'" + verb + "' HTTP method is unsupported.", 'SecurityError');
    if (%urlProblem(address) === 'parse') throw %NewDOMException(context + 'Invalid URL', 'SyntaxError');
    stop(state);
    const normal = upper === 'DELETE' || upper === 'GET' || upper === 'HEAD' || upper === 'OPTIONS' || upper === 'POST' || upper === 'PUT';
    state.method = normal ? upper : verb;
    state.asked = %resolveUrl(address);
    state.blob = %blob.blobAt(%scheme_fetch.withoutFragment(state.asked));
    state.author = [];
    state.sent = false;
    reset(state);
    if (state.ready !== 1) changed(this, 1);
  },
  setRequestHeader(name, value) {
    const state = requestState(this);
    %web_idl.required(%argumentCount(), 2, 'setRequestHeader', 'XMLHttpRequest');
    const context = "Failed to execute 'setRequestHeader' on 'XMLHttpRequest': ";
    if (state.ready !== 1 || state.sent) invalid(context, "The object's state must be OPENED.");
    const lower = %headerName(`${name}`);
    const normal = %headerValue(`${value}`);
    if (lower === null || normal === null) %throwTypeError(context + 'String contains non ISO-8859-1 code point.');
    if (lower === undefined) throw %NewDOMException(context + "'" + name + "' is not a valid HTTP header field name.", 'SyntaxError');
    if (normal === undefined) throw %NewDOMException(context + "'" + value + "' is not a valid HTTP header field value.", 'SyntaxError');
    if (%headers.isForbiddenHeader(lower)) return;
    for (let i = 0; i < state.author.length; i++) {
      if (state.author[i][0] !== lower) continue;
      state.author[i][1] = state.author[i][1] + ', ' + normal;
      return;
    }
    %append(state.author, [lower, normal]);
  },
  send() {
    const state = requestState(this);
    const request = this;
    if (state.ready !== 1 || state.sent) invalid("Failed to execute 'send' on 'XMLHttpRequest': ", "The object's state must be OPENED.");
    const given = %argument(0);
    let body = null;
    if (given !== undefined && given !== null && state.method !== 'GET' && state.method !== 'HEAD') {
      const extracted = %response.extractBody(given);
      body = extracted[0];
      let typed = false;
      for (let i = 0; i < state.author.length; i++) typed = typed || state.author[i][0] === 'content-type';
      if (!typed && extracted[1] !== '') %append(state.author, ['content-type', extracted[1]]);
    }
    state.sent = true;
    fire(request, 'loadstart', 0, 0);
    if (!state.sent) return;
    state.known = %scheme_fetch.known(state.asked, state.method, state.author, state.blob);
    state.seen = %resource_timing.begun();
    if (state.known === undefined)
      return void %queueTask(
        'networking',
        'XMLHttpRequest',
        function () {
          if (state.sent) fail(request, 'error');
        },
        [],
      );
    const label = state.method === 'GET' ? state.asked : state.method + ' ' + state.asked;
    state.operation = %startOperation(
      'fetch',
      'XMLHttpRequest',
      label,
      'networking',
      function (id, type, text) {
        if (state.operation === id) answered(request, type, text);
      },
      requestText(state, body),
    );
    if (state.timeout > 0)
      state.timer = %setTimer(
        function () {
          fail(request, 'timeout');
        },
        state.timeout,
        [],
        false,
      );
  },
  abort() {
    const state = requestState(this);
    const was = state.ready;
    const sent = state.sent;
    stop(state);
    if ((was === 1 && sent) || was === 2 || was === 3) fail(this, 'abort');
    if (state.ready === 4) state.ready = 0;
    if (was === 4) reset(state);
  },
  getResponseHeader(name) {
    const state = requestState(this);
    %web_idl.required(%argumentCount(), 1, 'getResponseHeader', 'XMLHttpRequest');
    const wanted = %lowerCase(`${name}`);
    let found = null;
    for (let i = 0; i < state.headers.length; i++) {
      if (state.headers[i][0] === wanted) found = found === null ? state.headers[i][1] : found + ', ' + state.headers[i][1];
    }
    return found;
  },
  getAllResponseHeaders() {
    const list = %slot(%headers.newHeaders('none', undefined, ''), 0);
    const state = requestState(this);
    for (let i = 0; i < state.headers.length; i++) %append(list.list, state.headers[i]);
    const pairs = %headers.sortedHeaders(list.list);
    let text = '';
    for (let i = 0; i < pairs.length; i++) text += pairs[i][0] + ': ' + pairs[i][1] + '\r\n';
    return text;
  },
});
