// Fetch 5.6 Fetch method. The host loads; its answers arrive as networking tasks: the headers resolve the promise, the
// bytes fill the body.
'use strict';

const context = "Failed to execute 'fetch' on 'Window': ";

%methods('', {
  // Whatever is wrong rejects; nothing is thrown.
  fetch(input) {
    const promise = %newPromise(%PromisePrototype);
    try {
      if (%argumentCount() === 0) %throwTypeError(context + '1 argument required, but only 0 present.');
      load(promise, %NewRequest(context, input, %argument(1)));
    } catch (error) {
      %rejectPromise(promise, error);
    }
    return promise;
  },
});

function load(promise, request) {
  const state = %slot(request, 0);
  const signal = %SignalState(state.signal);
  if (signal.aborted) {
    %rejectPromise(promise, signal.reason);
    return;
  }
  const body = %NewBody();
  let pending = true;
  let ended = false;

  function fail(reason) {
    if (ended) return;
    ended = true;
    if (pending) %rejectPromise(promise, reason);
    else %BodyFailed(body, reason);
  }

  const operation = %startOperation('fetch', 'fetch', state.method === 'GET' ? state.text : state.method + ' ' + state.text, 'networking',
    function (id, type, text) {
      if (ended) return;
      if (type === 'headers') {
        pending = false;
        %ResolvePromise(promise, responseOf(state, text, body));
      } else if (type === 'body') {
        const piece = %parseHostData(text);
        const bytes = piece === undefined ? undefined : %decodeBase64(piece.base64);
        if (bytes !== undefined) %BodyReceived(body, bytes);
      } else if (type === 'end') {
        ended = true;
        %BodyEnded(body);
      } else {
        fail(%makeTypeError(pending ? 'Failed to fetch' : 'network error'));
      }
    }, undefined, requestText(state));

  %AddAbortAlgorithm(state.signal, function () {
    if (ended) return;
    %abortOperation(operation);
    fail(signal.reason);
  });
}

// What the host is asked: {method, url, headers: [[name, value]...], body: text or null}
function requestText(state) {
  const list = %slot(state.headers, 0).list;
  let headers = '';
  for (let i = 0; i < list.length; i++) {
    headers += (i > 0 ? ',' : '') + '[' + %quoteJson(list[i][0]) + ',' + %quoteJson(list[i][1]) + ']';
  }
  const body = state.body === null ? 'null' : %quoteJson(%decodeUtf8(state.body.source.bytes));
  return '{"method":' + %quoteJson(state.method) + ',"url":' + %quoteJson(state.text) + ',"headers":[' + headers + '],"body":' + body + '}';
}

function member(data, name, type, otherwise) {
  if (!%HasOwnProperty(data, name)) return otherwise;
  return typeof data[name] === type ? data[name] : otherwise;
}

function responseOf(state, text, body) {
  const data = %parseJson(text, false);
  const list = %HasOwnProperty(data, 'headers') ? data.headers : [];
  const url = withoutFragment(%resolveUrl(member(data, 'url', 'string', state.text)));
  const type = member(data, 'type', 'string', responseType(url));
  return %NewResponse(member(data, 'status', 'number', 200), member(data, 'statusText', 'string', ''), list, url, type,
    member(data, 'redirected', 'boolean', false), body);
}

// Fetch 2.2.6: 'basic' from the page's own origin and of data: URLs
function responseType(url) {
  const origin = %resolveUrl('/');
  if (%substring(url, 0, 5) === 'data:' || %substring(url, 0, 5) === 'blob:') return 'basic';
  return %substring(url, 0, origin.length) === origin ? 'basic' : 'cors';
}

function withoutFragment(url) {
  const hash = %indexOfText(url, '#');
  return hash < 0 ? url : %substring(url, 0, hash);
}
