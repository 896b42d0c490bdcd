uses('events/abort', 'fetch/response', 'fetch/scheme_fetch', 'infra/global_scope', 'infra/web_idl', 'timing/resource_timing');
// Fetch, Fetch method. The host loads; its answers arrive as networking tasks: the headers resolve the promise, the
// bytes fill the body.
'use strict';

function contextOf() {
  return "Failed to execute 'fetch' on '" + %global_scope.scopeName() + "': ";
}

%methods('', {
  // Whatever is wrong rejects; nothing is thrown.
  fetch(input) {
    const promise = %newPromise(%PromisePrototype);
    try {
      %web_idl.requiredIn(contextOf(), %argumentCount(), 1);
      load(promise, %response.newRequest(contextOf(), input, %argument(1)));
    } catch (error) {
      %rejectPromise(promise, error);
    }
    return promise;
  },
});

function load(promise, request) {
  const state = %slot(request, 0);
  const signal = %abort.signalState(state.signal);
  if (signal.aborted) {
    %rejectPromise(promise, signal.reason);
    return;
  }
  const body = %response.newBody();
  const known = %scheme_fetch.known(state.url, state.method, %slot(state.headers, 0).list, state.blob);
  const seen = %resource_timing.begun();
  let pending = true;
  let ended = false;

  function fail(reason) {
    if (ended) return;
    ended = true;
    %resource_timing.ended('fetch', state.url, seen);
    if (pending) %rejectPromise(promise, reason);
    else %response.bodyFailed(body, reason);
  }

  if (known === undefined) {
    %queueTask(
      'networking',
      'fetch',
      function () {
        fail(%makeTypeError('Failed to fetch'));
      },
      [],
    );
    return;
  }
  const operation = %startOperation(
    'fetch',
    'fetch',
    state.method === 'GET' ? state.text : state.method + ' ' + state.text,
    'networking',
    function (id, type, text) {
      if (ended) return;
      if (type === 'headers') {
        pending = false;
        const response = responseOf(state, text, body, known);
        seen.headers = %programTime();
        seen.status = response.status;
        seen.type = %response.bodyTypeOf(response);
        %ResolvePromise(promise, response);
      } else if (type === 'body') {
        const piece = %parseHostData(text);
        const bytes = piece === undefined ? undefined : %decodeBase64(piece.base64);
        if (bytes !== undefined && state.method !== 'HEAD') {
          seen.size += bytes.length;
          %response.bodyReceived(body, bytes);
        }
      } else if (type === 'end') {
        ended = true;
        %resource_timing.ended('fetch', state.url, seen);
        %response.bodyEnded(body);
      } else {
        fail(%makeTypeError(pending ? 'Failed to fetch' : 'network error'));
      }
    },
    requestText(state, known),
  );

  %abort.addAbortAlgorithm(state.signal, function () {
    if (ended) return;
    %abortOperation(operation);
    fail(signal.reason);
  });
}

// What the host is asked: {method, url, headers: [[name, value]...], redirect, mode, body: base64 or null}
function requestText(state, known) {
  const list = %slot(state.headers, 0).list;
  let headers = '';
  for (let i = 0; i < list.length; i++) {
    headers += (i > 0 ? ',' : '') + '[' + %quoteJson(list[i][0]) + ',' + %quoteJson(list[i][1]) + ']';
  }
  const body = state.body === null ? 'null' : %quoteJson(%encodeBase64(state.body.source.bytes));
  return (
    '{"method":' +
    %quoteJson(state.method) +
    ',"url":' +
    %quoteJson(%scheme_fetch.addressOf(state.url, known)) +
    ',"headers":[' +
    headers +
    '],"redirect":' +
    %quoteJson(state.redirect) +
    ',"mode":' +
    %quoteJson(state.mode) +
    ',"body":' +
    body +
    '}'
  );
}

function member(data, name, type, otherwise) {
  if (!%HasOwnProperty(data, name)) return otherwise;
  return typeof data[name] === type ? data[name] : otherwise;
}

function responseOf(state, text, body, known) {
  const data = %parseJson(text, false);
  const asked = known === 'network';
  const list = !asked ? %scheme_fetch.headersOf(known, state.blob !== undefined) : %HasOwnProperty(data, 'headers') ? data.headers : [];
  const url = %scheme_fetch.withoutFragment(asked ? %resolveUrl(member(data, 'url', 'string', state.text)) : state.url);
  const type = member(data, 'type', 'string', responseType(url));
  return %response.newResponse(
    asked ? member(data, 'status', 'number', 200) : known.status,
    asked ? member(data, 'statusText', 'string', '') : 'OK',
    list,
    url,
    type,
    member(data, 'redirected', 'boolean', false),
    body,
  );
}

// Fetch, Responses: 'basic' from the page's own origin and of data: URLs
function responseType(url) {
  const origin = %resolveUrl('/');
  if (%substring(url, 0, 5) === 'data:' || %substring(url, 0, 5) === 'blob:') return 'basic';
  return %substring(url, 0, origin.length) === origin ? 'basic' : 'cors';
}
