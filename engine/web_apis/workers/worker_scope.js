uses('events/event_target', 'fetch/scheme_fetch', 'files/blob');
uses('html/navigator');
uses('infra/dom_exception', 'infra/global_scope', 'infra/web_idl');
uses('messaging/agent_messages');
// HTML, The global scope of workers: run last, in a worker's realm only. What else stands on the global object and is not
// Chromium's in a worker is taken away by the table (worker_scope.def).
'use strict';

const scope = globalThis;
%global_scope.becomeWorker();

const WorkerGlobalScope = %web_idl.interface('WorkerGlobalScope', %EventTarget);
const DedicatedWorkerGlobalScope = %web_idl.interface('DedicatedWorkerGlobalScope', WorkerGlobalScope);
%setPrototype(scope, DedicatedWorkerGlobalScope.prototype);
%event_target.globalState.kind = 'DedicatedWorkerGlobalScope';

// --- HTML, Dedicated workers and the DedicatedWorkerGlobalScope interface -------------------------------------------------------

%defineAccessor(
  scope,
  'name',
  function () {
    return %agentName();
  },
  undefined,
);
%methods('', {
  postMessage(message) {
    const text = %agent_messages.messageText(
      "Failed to execute 'postMessage' on 'DedicatedWorkerGlobalScope': ",
      message,
      %argumentCount(),
      %argument(1),
    );
    %postToOwner(text, false);
  },
  close() {
    %closeAgent();
  },
  // HTML, Importing scripts into the worker's global scope
  importScripts() {
    const context = "Failed to execute 'importScripts' on 'WorkerGlobalScope': ";
    const urls = [];
    for (let i = 0; i < %argumentCount(); i++) {
      const url = `${%argument(i)}`;
      if (%urlProblem(url) === 'parse') throw %NewDOMException(context + "The URL '" + url + "' is invalid.", 'SyntaxError');
      %append(urls, %resolveUrl(url));
    }
    for (let i = 0; i < urls.length; i++) {
      const script = scriptAt(urls[i]);
      if (script === undefined) throw %NewDOMException(context + "The script at '" + urls[i] + "' failed to load.", 'NetworkError');
      if (typeof script === 'string') %throwSyntaxError(context + script);
      %call(script, scope);
    }
  },
});

// The scenario's file, or what a blob: or data: address brings along
function scriptAt(url) {
  if (%indexOfText(url, 'data:') !== 0 && %indexOfText(url, 'blob:') !== 0) return %scriptAt(url);
  const known = %scheme_fetch.known(url, 'GET', [], %blob.blobAt(%scheme_fetch.withoutFragment(url)));
  return known === undefined ? undefined : %scriptAt(url, %decodeUtf8(known.bytes));
}

%define('HandleAgentMessage', function (kind, id, text) {
  if (kind === 4) %agent_messages.hearBroadcast(text);
  else %agent_messages.fireMessage(scope, text);
});

// --- HTML, The WorkerNavigator interface, The WorkerLocation interface --------------------------------------------------------

const WorkerNavigator = %web_idl.interface('WorkerNavigator');
const navigator = %NewPlatformObject(WorkerNavigator.prototype, 'WorkerNavigator');
%globalObject('navigator', navigator);
for (const name in %navigator.navigatorFacts) {
  if (!%HasOwnProperty(%navigator.navigatorFacts, name)) continue;
  %defineAccessor(
    WorkerNavigator.prototype,
    name,
    function () {
      if (%StateOf(this).kind !== 'WorkerNavigator') %throwTypeError('Illegal invocation');
      return %navigator.navigatorFacts[name];
    },
    undefined,
  );
}

const WorkerLocation = %web_idl.interface('WorkerLocation');
const location = %NewPlatformObject(WorkerLocation.prototype, 'WorkerLocation');
%globalObject('location', location);
// Of %urlParts: each part's place
const parts = { href: 0, origin: 1, protocol: 2, host: 5, hostname: 6, port: 7, pathname: 8, search: 9, hash: 10 };
for (const name in parts) {
  %defineAccessor(
    WorkerLocation.prototype,
    name,
    function () {
      if (%StateOf(this).kind !== 'WorkerLocation') %throwTypeError('Illegal invocation');
      return %urlParts(%scriptUrl(), undefined)[parts[name]];
    },
    undefined,
  );
}
%methods(WorkerLocation.prototype, {
  toString() {
    return %scriptUrl();
  },
});
