uses('events/event_handlers', 'events/event_target', 'events/events');
uses('infra/dom_exception', 'infra/pair_iterators', 'infra/web_idl');
// DOM, Aborting ongoing activities: AbortController, AbortSignal.
'use strict';

const AbortSignal = %web_idl.interface('AbortSignal', %EventTarget);

function newSignal(prototype = AbortSignal.prototype) {
  const made = %NewPlatformObject(prototype, 'AbortSignal');
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.aborted = false;
  state.reason = undefined;
  state.algorithms = [];
  state.dependents = [];
  state.sources = undefined; // a list: this signal depends on those
  return made;
}

function signalState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'AbortSignal') %throwTypeError('Illegal invocation');
  return state;
}

// DOM, signal abort
function signalAbort(signal, reason) {
  const state = signalState(signal);
  if (state.aborted) return;
  state.aborted = true;
  state.reason = reason;
  const dependents = [];
  for (let i = 0; i < state.dependents.length; i++) {
    const other = %slot(state.dependents[i], 0);
    if (other.aborted) continue;
    other.aborted = true;
    other.reason = reason;
    %append(dependents, state.dependents[i]);
  }
  state.dependents = [];
  runAbortSteps(signal, state);
  for (let i = 0; i < dependents.length; i++) runAbortSteps(dependents[i], %slot(dependents[i], 0));
}

function runAbortSteps(signal, state) {
  const algorithms = state.algorithms;
  state.algorithms = [];
  for (let i = 0; i < algorithms.length; i++) %call(algorithms[i], undefined);
  %DispatchEvent(%MakeEvent('Event', 'abort', undefined, true), signal);
}

// DOM, create a dependent abort signal: it is aborted after those that it depends on
function dependentSignal(signals, prototype) {
  const made = newSignal(prototype);
  const state = %slot(made, 0);
  for (let i = 0; i < signals.length; i++) {
    const source = signalState(signals[i]);
    if (!source.aborted) continue;
    state.aborted = true;
    state.reason = source.reason;
    return made;
  }
  state.sources = [];
  for (let i = 0; i < signals.length; i++) {
    const source = signalState(signals[i]);
    const roots = source.sources === undefined ? [signals[i]] : source.sources;
    for (let k = 0; k < roots.length; k++) {
      %append(state.sources, roots[k]);
      %append(%slot(roots[k], 0).dependents, made);
    }
  }
  return made;
}

function abortError() {
  return %NewDOMException('signal is aborted without reason', 'AbortError');
}

%methods(AbortSignal.prototype, {
  get aborted() {
    return signalState(this).aborted;
  },
  get reason() {
    return signalState(this).reason;
  },
  throwIfAborted() {
    const state = signalState(this);
    if (state.aborted) throw state.reason;
  },
});
%EventHandlers(AbortSignal.prototype, ['abort']);
%methods(AbortSignal, {
  abort() {
    const signal = newSignal();
    const state = %slot(signal, 0);
    state.aborted = true;
    state.reason = %argument(0) === undefined ? abortError() : %argument(0);
    return signal;
  },
  timeout(milliseconds) {
    %web_idl.required(%argumentCount(), 1, 'timeout', 'AbortSignal');
    const delay = %pair_iterators.enforceRange("Failed to execute 'timeout' on 'AbortSignal': ", milliseconds);
    const signal = newSignal();
    const timedOut = function () {
      signalAbort(signal, %NewDOMException('signal timed out', 'TimeoutError'));
    };
    %setTimer(timedOut, delay > 2147483647 ? 2147483647 : delay, [], false);
    return signal;
  },
  any(signals) {
    if (!%isObject(signals) || %GetMethod(signals, %SymbolIterator) === undefined) {
      %throwTypeError("Failed to execute 'any' on 'AbortSignal': The provided value cannot be converted to a sequence.");
    }
    return dependentSignal(%IterableToList(signals));
  },
});

const AbortController = function () {
  %web_idl.mustBeNew('AbortController', new.target);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, AbortController), 'AbortController');
  %slot(made, 0).signal = newSignal();
  return made;
};
%constructor('AbortController', AbortController);
%methods(AbortController.prototype, {
  get signal() {
    return %StateOf(this).signal;
  },
  abort() {
    const reason = %argument(0);
    signalAbort(%StateOf(this).signal, reason === undefined ? abortError() : reason);
  },
});

%abort.addAbortAlgorithm = function (signal, algorithm) {
  %append(signalState(signal).algorithms, algorithm);
};
%abort.signalState = signalState;
%abort.removeAbortAlgorithm = function (signal, algorithm) {
  const state = signalState(signal);
  const rest = [];
  for (let i = 0; i < state.algorithms.length; i++) if (state.algorithms[i] !== algorithm) %append(rest, state.algorithms[i]);
  state.algorithms = rest;
};
%abort.newSignal = newSignal;
%abort.dependentSignal = dependentSignal;
