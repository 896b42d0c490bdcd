uses('events/abort', 'fetch/response', 'files/blob', 'infra/global_scope', 'infra/web_idl');
// Fetch, Fetch method. The host loads; its answers arrive as networking tasks: the headers resolve the promise, the
// bytes fill the body.
'use strict';

function contextOf() { return "Failed to execute 'fetch' on '" + %global_scope.scopeName() + "': "; }

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

// What is asked of the host: bytes of a blob are brought along, as the data: address that says the same.
%fetch.requestAddress = function (url) {
  const blob = %blob.blobAt(withoutFragment(url));
  if (blob === undefined) return url;
  const inner = %slot(blob, 0);
  return 'data:' + (inner.type === '' ? 'application/octet-stream' : inner.type) + ';base64,' + %encodeBase64(inner.bytes);
};

function load(promise, request) {
  const state = %slot(request, 0);
  const signal = %abort.signalState(state.signal);
  if (signal.aborted) {
    %rejectPromise(promise, signal.reason);
    return;
  }
  const body = %response.newBody();
  const blob = %blob.blobAt(withoutFragment(state.url));
  let pending = true;
  let ended = false;

  function fail(reason) {
    if (ended) return;
    ended = true;
    if (pending) %rejectPromise(promise, reason);
    else %response.bodyFailed(body, reason);
  }

  const operation = %startOperation('fetch', 'fetch', state.method === 'GET' ? state.text : state.method + ' ' + state.text, 'networking',
    function (id, type, text) {
      if (ended) return;
      if (type === 'headers') {
        pending = false;
        %ResolvePromise(promise, responseOf(state, text, body, blob));
      } else if (type === 'body') {
        const piece = %parseHostData(text);
        const bytes = piece === undefined ? undefined : %decodeBase64(piece.base64);
        if (bytes !== undefined) %response.bodyReceived(body, bytes);
      } else if (type === 'end') {
        ended = true;
        %response.bodyEnded(body);
      } else {
        fail(%makeTypeError(pending ? 'Failed to fetch' : 'network error'));
      }
    }, requestText(state));

  %abort.addAbortAlgorithm(state.signal, function () {
    if (ended) return;
    %abortOperation(operation);
    fail(signal.reason);
  });
}

// What the host is asked: {method, url, headers: [[name, value]...], redirect, mode, body: base64 or null}
function requestText(state) {
  const list = %slot(state.headers, 0).list;
  let headers = '';
  for (let i = 0; i < list.length; i++) {
    headers += (i > 0 ? ',' : '') + '[' + %quoteJson(list[i][0]) + ',' + %quoteJson(list[i][1]) + ']';
  }
  const body = state.body === null ? 'null' : %quoteJson(%encodeBase64(state.body.source.bytes));
  return '{"method":' + %quoteJson(state.method) + ',"url":' + %quoteJson(%fetch.requestAddress(state.url)) + ',"headers":[' + headers + '],"redirect":' +
    %quoteJson(state.redirect) + ',"mode":' + %quoteJson(state.mode) + ',"body":' + body + '}';
}

function member(data, name, type, otherwise) {
  if (!%HasOwnProperty(data, name)) return otherwise;
  return typeof data[name] === type ? data[name] : otherwise;
}

function responseOf(state, text, body, blob) {
  const data = %parseJson(text, false);
  const list = %HasOwnProperty(data, 'headers') ? data.headers : [];
  if (blob !== undefined) %append(list, ['content-length', '' + %slot(blob, 0).bytes.length]);
  const url = withoutFragment(blob === undefined ? %resolveUrl(member(data, 'url', 'string', state.text)) : state.url);
  const type = member(data, 'type', 'string', responseType(url));
  return %response.newResponse(member(data, 'status', 'number', 200), member(data, 'statusText', 'string', ''), list, url, type,
    member(data, 'redirected', 'boolean', false), body);
}

// Fetch, Responses: 'basic' from the page's own origin and of data: URLs
function responseType(url) {
  const origin = %resolveUrl('/');
  if (%substring(url, 0, 5) === 'data:' || %substring(url, 0, 5) === 'blob:') return 'basic';
  return %substring(url, 0, origin.length) === origin ? 'basic' : 'cors';
}

function withoutFragment(url) {
  const hash = %indexOfText(url, '#');
  return hash < 0 ? url : %substring(url, 0, hash);
}
