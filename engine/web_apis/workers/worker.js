uses('events/event_handlers', 'events/event_target', 'events/events');
uses('files/blob');
uses('html/error_reporting');
uses('infra/dom_exception', 'infra/web_idl');
uses('messaging/agent_messages');
// HTML, Dedicated workers and the Worker interface: the owner's side.
'use strict';

const workers = %newTable(); // by id, while something may come from them
const own = %ownOrigin();

// HTML, WorkerOptions; the other members only choose how the script is fetched
function optionsOf(options, context) {
  const given = %newRecord();
  given.name = '';
  given.type = 'classic';
  if (options === undefined || options === null) return given;
  if (!%isObject(options)) %throwTypeError(context + "The provided value is not of type 'WorkerOptions'.");
  const credentials = options.credentials;
  if (credentials !== undefined) oneOf(`${credentials}`, ['omit', 'same-origin', 'include'], context, 'credentials', 'RequestCredentials');
  const name = options.name;
  if (name !== undefined) given.name = `${name}`;
  const type = options.type;
  if (type !== undefined) given.type = oneOf(`${type}`, ['classic', 'module'], context, 'type', 'WorkerType');
  return given;
}

function oneOf(value, allowed, context, member, name) {
  for (let i = 0; i < allowed.length; i++) if (allowed[i] === value) return value;
  return %throwTypeError(
    context +
      "Failed to read the '" +
      member +
      "' property from 'WorkerOptions': The provided value '" +
      value +
      "' is not a valid enum value of type " +
      name +
      '.',
  );
}

function addressOf(url, context) {
  if (%urlProblem(url) === 'parse') throw %NewDOMException(context + "'" + url + "' is not a valid URL.", 'SyntaxError');
  const href = %resolveUrl(url);
  if (%substring(href, 0, own.length + 1) === own + '/') return href;
  const scheme = %substring(href, 0, %indexOfText(href, ':'));
  if (scheme === 'blob') return href;
  if (scheme === 'data') %refuse('a worker from a data: URL', 'it has an origin of its own, and there is one origin here');
  throw %NewDOMException(context + "Script at '" + href + "' cannot be accessed from origin '" + own + "'.", 'SecurityError');
}

const Worker = function (url) {
  const context = "Failed to construct 'Worker': ";
  %web_idl.mustBeNew('Worker', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'Worker');
  const text = `${url}`;
  const options = optionsOf(%argument(1), context);
  const href = addressOf(text, context);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, Worker), 'Worker');
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.url = href;
  state.terminated = false;
  const blob = %blob.blobAt(href);
  state.id = %createWorker(
    href,
    options.name,
    options.type === 'module',
    blob === undefined ? undefined : %decodeUtf8(%slot(blob, 0).bytes),
  );
  %tableSet(workers, state.id, made);
  return made;
};
%constructor('Worker', Worker, %EventTarget);

function workerState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'Worker') %throwTypeError('Illegal invocation');
  return state;
}

%methods(Worker.prototype, {
  postMessage(message) {
    const state = workerState(this);
    const text = %agent_messages.messageText("Failed to execute 'postMessage' on 'Worker': ", message, %argumentCount(), %argument(1));
    if (!state.terminated) %postToWorker(state.id, text);
  },
  terminate() {
    const state = workerState(this);
    if (state.terminated) return;
    state.terminated = true;
    %tableSet(workers, state.id, undefined);
    %endWorker(state.id);
  },
});
%EventHandlers(Worker.prototype, ['message', 'error']);

// --- what comes from the worker, and from the network for it ----------------------------------------------------------------

function start(worker) {
  const problem = %startWorker(%slot(worker, 0).id);
  if (problem === undefined) return;
  if (problem.length === 0) %DispatchEvent(%MakeEvent('Event', 'error', { cancelable: true }, true), worker);
  else fireError(worker, 'Uncaught ' + problem[0], %slot(worker, 0).url, problem[1], problem[2]);
}

// HTML, Report an exception: what the worker left unhandled, and then what its owner leaves so
function fireError(worker, message, filename, line, column) {
  const init = { cancelable: true, message, filename, lineno: line, colno: column, error: null };
  if (!%DispatchEvent(%MakeEvent('ErrorEvent', 'error', init, true), worker)) return;
  if (!%error_reporting.fireErrorEvent(message, null, line, column, filename))
    %writeUncaught(%substring(message, 'Uncaught '.length, message.length));
}

%define('HandleAgentMessage', function (kind, id, text) {
  if (kind === 4) {
    %agent_messages.hearBroadcast(text);
    return;
  }
  const worker = %tableGet(workers, id);
  if (worker === undefined) return;
  if (kind === 0) {
    start(worker);
  } else if (kind === 1) {
    %workerIsReady(id);
  } else if (kind === 2) {
    %agent_messages.fireMessage(worker, text);
  } else {
    const error = %agent_messages.deserializeFromAgent(text);
    fireError(worker, error.message, error.filename, error.line, error.column);
  }
});
