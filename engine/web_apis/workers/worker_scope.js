uses('events/event_target', 'html/navigator', 'infra/platform_objects', 'messaging/agent_messages');
// HTML 10.2.1 The global scope of workers: run last, in a worker's realm only. What else stands on the global object and is not
// Chromium's in a worker is taken away by the table (worker_scope.def).
'use strict';

const dom = %Dom;
const scope = globalThis;
dom.scope = 'WorkerGlobalScope';
dom.isWorker = true;

const WorkerGlobalScope = dom.interface('WorkerGlobalScope', %EventTarget);
const DedicatedWorkerGlobalScope = dom.interface('DedicatedWorkerGlobalScope', WorkerGlobalScope);
%SetPrototype(scope, DedicatedWorkerGlobalScope.prototype);
dom.globalState.kind = 'DedicatedWorkerGlobalScope';

// --- HTML 10.2.1.2 Dedicated workers and the DedicatedWorkerGlobalScope interface -----------------------------------------------

%defineAccessor(scope, 'name', function () { return %agentName(); }, undefined);
%methods('', {
  postMessage(message) {
    const text = dom.messageText("Failed to execute 'postMessage' on 'DedicatedWorkerGlobalScope': ", message, %argumentCount(), %argument(1));
    %postToOwner(text, false);
  },
  close() { %closeAgent(); },
  // HTML 10.3.1 Importing scripts into the worker's global scope
  importScripts() {
    const context = "Failed to execute 'importScripts' on 'WorkerGlobalScope': ";
    const urls = [];
    for (let i = 0; i < %argumentCount(); i++) {
      const url = `${%argument(i)}`;
      if (%urlProblem(url) === 'parse') throw %NewDOMException(context + "The URL '" + url + "' is invalid.", 'SyntaxError');
      %append(urls, %resolveUrl(url));
    }
    for (let i = 0; i < urls.length; i++) {
      const script = %scriptAt(urls[i]);
      if (script === undefined) throw %NewDOMException(context + "The script at '" + urls[i] + "' failed to load.", 'NetworkError');
      if (typeof script === 'string') %throwSyntaxError(context + script);
      %call(script, scope);
    }
  },
});

%define('HandleAgentMessage', function (kind, id, text) { dom.fireMessage(scope, text); });

// --- HTML 10.3.2 The WorkerNavigator interface, 10.3.3 The WorkerLocation interface -------------------------------------------

const WorkerNavigator = dom.interface('WorkerNavigator');
const navigator = %NewPlatformObject(WorkerNavigator.prototype, 'WorkerNavigator');
%globalObject('navigator', navigator);
for (const name in dom.navigatorFacts) {
  if (!%HasOwnProperty(dom.navigatorFacts, name)) continue;
  %defineAccessor(WorkerNavigator.prototype, name, function () {
    if (%StateOf(this).kind !== 'WorkerNavigator') %throwTypeError('Illegal invocation');
    return dom.navigatorFacts[name];
  }, undefined);
}

const WorkerLocation = dom.interface('WorkerLocation');
const location = %NewPlatformObject(WorkerLocation.prototype, 'WorkerLocation');
%globalObject('location', location);
// Of %urlParts: each part's place
const parts = { href: 0, origin: 1, protocol: 2, host: 5, hostname: 6, port: 7, pathname: 8, search: 9, hash: 10 };
for (const name in parts) {
  %defineAccessor(WorkerLocation.prototype, name, function () {
    if (%StateOf(this).kind !== 'WorkerLocation') %throwTypeError('Illegal invocation');
    return %urlParts(%scriptUrl(), undefined)[parts[name]];
  }, undefined);
}
%methods(WorkerLocation.prototype, { toString() { return %scriptUrl(); } });
