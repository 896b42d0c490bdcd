// DOM 2 Events: Event, EventTarget and dispatch; Web IDL's DOMException; HTML's event handlers (onclick...).
//
// A platform object has one internal slot: its state, a record without prototype. What programs call are methods that look the
// state up; nothing of it can be reached or disturbed by the program.
'use strict';

// --- platform objects -------------------------------------------------------------------------------------------------

function prototypeOf(newTarget, constructor) {
  const own = newTarget.prototype;
  return %isObject(own) ? own : constructor.prototype;
}

%define('NewPlatformObject', function (prototype, kind) {
  const made = %newObject(prototype, 'platform', 1);
  const state = %newRecord();
  state.kind = kind;
  %setSlot(made, 0, state);
  return made;
});

// The state of a platform object of one of the kinds whose test is given; a TypeError otherwise, as Web IDL says.
%define('StateOf', function (object) {
  if (!%isClass(object, 'platform')) %throwTypeError('Illegal invocation');
  return %slot(object, 0);
});

// --- DOMException (Web IDL 2.8.1) --------------------------------------------------------------------------------------

const codes = ['', 'IndexSizeError', '', 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', '',
  'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError', 'InvalidStateError', 'SyntaxError',
  'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', '', 'TypeMismatchError', 'SecurityError', 'NetworkError',
  'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError', 'InvalidNodeTypeError', 'DataCloneError'];

%constructor('DOMException', function (message = '', name = 'Error') {
  if (new.target === undefined) {
    %throwTypeError("Failed to construct 'DOMException': Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
  }
  const made = %NewPlatformObject(prototypeOf(new.target, %DOMException), 'DOMException');
  const state = %slot(made, 0);
  state.message = `${message}`;
  state.name = `${name}`;
  %captureStack(made);
  return made;
});
%SetPrototype(%DOMException.prototype, %ErrorPrototype);
%methods(%DOMException.prototype, {
  get name() { return %StateOf(this).name; },
  get message() { return %StateOf(this).message; },
  get code() {
    const name = %StateOf(this).name;
    for (let i = 1; i < codes.length; i++) if (codes[i] !== '' && codes[i] === name) return i;
    return 0;
  },
});

%define('NewDOMException', function (message, name) { return new %DOMException(message, name); });

// --- Event (DOM 2.2) ---------------------------------------------------------------------------------------------------

function eventInit(state, dictionary) {
  state.bubbles = !!dictionary.bubbles;
  state.cancelable = !!dictionary.cancelable;
  state.composed = !!dictionary.composed;
}

function newEvent(prototype, type, trusted) {
  const made = %NewPlatformObject(prototype, 'Event');
  const state = %slot(made, 0);
  state.type = type;
  state.trusted = trusted;
  state.target = state.currentTarget = null;
  state.phase = 0;
  state.stop = state.stopNow = state.canceled = state.passive = state.dispatching = false;
  state.bubbles = state.cancelable = state.composed = false;
  state.path = null;
  state.time = %programTime();
  return made;
}

function constructedEvent(name, newTarget, constructor, count, type, dictionary) {
  if (newTarget === undefined) {
    %throwTypeError("Failed to construct '" + name + "': Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
  }
  if (count === 0) %throwTypeError("Failed to construct '" + name + "': 1 argument required, but only 0 present.");
  const text = `${type}`;
  if (dictionary !== undefined && dictionary !== null && !%isObject(dictionary)) {
    %throwTypeError("Failed to construct '" + name + "': The provided value is not of type '" + name + "Init'.");
  }
  const made = newEvent(prototypeOf(newTarget, constructor), text, false);
  if (%isObject(dictionary)) eventInit(%slot(made, 0), dictionary);
  return made;
}

function eventState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'Event') %throwTypeError('Illegal invocation');
  return state;
}

const Event = function (type, eventInitDict = undefined) {
  return constructedEvent('Event', new.target, Event, %argumentCount(), type, eventInitDict);
};
%constructor('Event', Event);
%constants(Event, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
%constants(Event.prototype, { NONE: 0, CAPTURING_PHASE: 1, AT_TARGET: 2, BUBBLING_PHASE: 3 });
%methods(Event.prototype, {
  get type() { return eventState(this).type; },
  get target() { return eventState(this).target; },
  get srcElement() { return eventState(this).target; },
  get currentTarget() { return eventState(this).currentTarget; },
  get eventPhase() { return eventState(this).phase; },
  get bubbles() { return eventState(this).bubbles; },
  get cancelable() { return eventState(this).cancelable; },
  get composed() { return eventState(this).composed; },
  get defaultPrevented() { return eventState(this).canceled; },
  get isTrusted() { return eventState(this).trusted; },
  get timeStamp() { return eventState(this).time; },
  get returnValue() { return !eventState(this).canceled; },
  get cancelBubble() { return eventState(this).stop; },
  set cancelBubble(value) { if (value) eventState(this).stop = true; },
  set returnValue(value) { if (!value) cancel(eventState(this)); },
  stopPropagation() { eventState(this).stop = true; },
  stopImmediatePropagation() {
    const state = eventState(this);
    state.stop = state.stopNow = true;
  },
  preventDefault() { cancel(eventState(this)); },
  composedPath() {
    const state = eventState(this);
    const path = [];
    if (state.path !== null) for (let i = 0; i < state.path.length; i++) %append(path, state.path[i]);
    return path;
  },
});

function cancel(state) { if (state.cancelable && !state.passive) state.canceled = true; }

// Interfaces that add members of their dictionary: name -> members with defaults. DOM 2.4, UI Events, HTML 8.1.4.6.
function eventInterface(name, parent, members) {
  const constructor = function (type, eventInitDict = undefined) {
    const made = constructedEvent(name, new.target, constructor, %argumentCount(), type, eventInitDict);
    fillMembers(%slot(made, 0), eventInitDict);
    return made;
  };
  %constructor(name, constructor, parent);
  const inherited = parentMembers[parent === Event ? '' : parent.name];
  const all = %newRecord();
  if (inherited !== undefined) for (const key in inherited) all[key] = inherited[key];
  for (const key in members) all[key] = members[key];
  parentMembers[name] = all;
  function fillMembers(state, dictionary) {
    for (const key in all) {
      const given = %isObject(dictionary) ? dictionary[key] : undefined;
      state['m_' + key] = given === undefined ? all[key] : convert(all[key], given);
    }
  }
  %methods(constructor.prototype, eventMembers(members));
  return constructor;
}

function convert(sample, given) {
  if (typeof sample === 'number') return +given;
  if (typeof sample === 'boolean') return !!given;
  if (typeof sample === 'string') return `${given}`;
  return given;
}

const parentMembers = %newRecord();

// Getters for the members of an event interface: they read what was given.
function eventMembers(members) {
  const accessors = {};
  for (const key in members) %defineAccessor(accessors, key, function () { return eventState(this)['m_' + key]; }, undefined);
  return accessors;
}

const CustomEvent = eventInterface('CustomEvent', Event, { detail: null });
const UIEvent = eventInterface('UIEvent', Event, { view: null, detail: 0 });
const MouseEvent = eventInterface('MouseEvent', UIEvent, { screenX: 0, screenY: 0, clientX: 0, clientY: 0, button: 0, buttons: 0,
  relatedTarget: null, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false });
const PointerEvent = eventInterface('PointerEvent', MouseEvent, { pointerId: 0, pointerType: '', isPrimary: false });
const KeyboardEvent = eventInterface('KeyboardEvent', UIEvent, { key: '', code: '', location: 0, repeat: false, isComposing: false,
  ctrlKey: false, shiftKey: false, altKey: false, metaKey: false });
const FocusEvent = eventInterface('FocusEvent', UIEvent, { relatedTarget: null });
const InputEvent = eventInterface('InputEvent', UIEvent, { data: null, isComposing: false, inputType: '' });
const ErrorEvent = eventInterface('ErrorEvent', Event, { message: '', filename: '', lineno: 0, colno: 0, error: undefined });
const PromiseRejectionEvent = eventInterface('PromiseRejectionEvent', Event, { promise: undefined, reason: undefined });
const MessageEvent = eventInterface('MessageEvent', Event, { data: null, origin: '', lastEventId: '', source: null });

const interfaces = %newRecord();
interfaces.Event = Event;
interfaces.MouseEvent = MouseEvent;
interfaces.PointerEvent = PointerEvent;
interfaces.KeyboardEvent = KeyboardEvent;
interfaces.FocusEvent = FocusEvent;
interfaces.InputEvent = InputEvent;
interfaces.ErrorEvent = ErrorEvent;
interfaces.PromiseRejectionEvent = PromiseRejectionEvent;
interfaces.MessageEvent = MessageEvent;

// An event that we fire: (interface name, type, init record, trusted)
%define('MakeEvent', function (name, type, init, trusted) {
  const made = newEvent(interfaces[name].prototype, type, trusted);
  const state = %slot(made, 0);
  const members = parentMembers[name];
  if (members !== undefined) for (const key in members) state['m_' + key] = init !== undefined && init[key] !== undefined ? init[key] : members[key];
  if (init !== undefined) {
    state.bubbles = init.bubbles === true;
    state.cancelable = init.cancelable === true;
    state.composed = init.composed === true;
    if (init.time !== undefined) state.time = init.time;
  }
  return made;
});

// --- EventTarget (DOM 2.7) ------------------------------------------------------------------------------------------------

const windowState = %newRecord();
windowState.kind = 'Window';
windowState.isTarget = true;
windowState.listeners = [];
const theWindow = globalThis;

// The state of an event target; without a this value, the window's.
function targetState(object) {
  if (object === undefined || object === null || object === theWindow) return windowState;
  const state = %StateOf(object);
  if (state.isTarget !== true) %throwTypeError('Illegal invocation');
  return state;
}
%define('TargetState', targetState);

%define('MakeTarget', function (state) {
  state.isTarget = true;
  state.listeners = [];
  state.parentTarget = undefined;
});

const EventTarget = function () {
  if (new.target === undefined) {
    %throwTypeError("Failed to construct 'EventTarget': Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
  }
  const made = %NewPlatformObject(prototypeOf(new.target, EventTarget), 'EventTarget');
  %MakeTarget(%slot(made, 0));
  return made;
};
%constructor('EventTarget', EventTarget);
%define('EventTarget', EventTarget);

// What the picture calls a target: button#go, window...
function targetLabel(state) {
  if (state.kind === 'Window') return 'window';
  if (state.localName !== undefined) {
    const id = state.attributes === undefined ? undefined : %AttributeOf(state, 'id');
    return state.localName + (typeof id === 'string' && id !== '' ? '#' + id : '');
  }
  return state.kind;
}

function findListener(listeners, type, callback, capture) {
  for (let i = 0; i < listeners.length; i++) {
    const each = listeners[i];
    if (each.type === type && each.callback === callback && each.capture === capture) return i;
  }
  return -1;
}

function dropListener(state, index) {
  const listener = state.listeners[index];
  listener.removed = true;
  %removeListener(listener.id);
  const rest = [];
  for (let i = 0; i < state.listeners.length; i++) if (i !== index) %append(rest, state.listeners[i]);
  state.listeners = rest;
}

function addListener(state, type, callback, capture, once, passive) {
  const listener = %newRecord();
  listener.type = type;
  listener.callback = callback;
  listener.capture = capture;
  listener.once = once;
  listener.passive = passive;
  listener.removed = false;
  listener.id = %addListener(targetLabel(state) + ' ' + type, callback);
  %append(state.listeners, listener);
  return listener;
}

function flattenCapture(options) { return %isObject(options) ? !!options.capture : !!options; }

%methods(EventTarget.prototype, {
  addEventListener(type, callback) {
    const state = targetState(this);
    const options = %argument(2);
    if (%argumentCount() < 2) {
      %throwTypeError("Failed to execute 'addEventListener' on 'EventTarget': 2 arguments required, but only " + %argumentCount() + ' present.');
    }
    const name = `${type}`;
    if (callback !== null && callback !== undefined && !%isObject(callback)) {
      %throwTypeError("Failed to execute 'addEventListener' on 'EventTarget': parameter 2 is not of type 'Object'.");
    }
    const capture = flattenCapture(options);
    const once = %isObject(options) && !!options.once;
    const passive = %isObject(options) && !!options.passive;
    const signal = %isObject(options) ? options.signal : undefined;
    if (signal !== undefined && %StateOf(signal).kind !== 'AbortSignal') {
      %throwTypeError("Failed to execute 'addEventListener' on 'EventTarget': Failed to convert value to 'AbortSignal'.");
    }
    if (signal !== undefined && %StateOf(signal).aborted) return;
    if (callback === null || callback === undefined) return;
    if (findListener(state.listeners, name, callback, capture) >= 0) return;
    addListener(state, name, callback, capture, once, passive);
    if (signal !== undefined) {
      %append(%StateOf(signal).algorithms, function () {
        const index = findListener(state.listeners, name, callback, capture);
        if (index >= 0) dropListener(state, index);
      });
    }
  },
  removeEventListener(type, callback) {
    const state = targetState(this);
    const capture = flattenCapture(%argument(2));
    const index = findListener(state.listeners, `${type}`, callback, capture);
    if (index >= 0) dropListener(state, index);
  },
  dispatchEvent(event) {
    const state = targetState(this);
    if (!%isClass(event, 'platform') || %slot(event, 0).kind !== 'Event') {
      %throwTypeError("Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'.");
    }
    const inner = %slot(event, 0);
    if (inner.dispatching) {
      throw %NewDOMException("Failed to execute 'dispatchEvent' on 'EventTarget': The event is already being dispatched.", 'InvalidStateError');
    }
    inner.trusted = false;
    return dispatch(event, this === undefined || this === null ? theWindow : this, state);
  },
});

const Window = function () { %throwTypeError("Failed to construct 'Window': Illegal constructor"); };
%constructor('Window', Window, EventTarget);
%SetPrototype(theWindow, Window.prototype);
%globalObject('window', theWindow);
%globalObject('self', theWindow);

// DOM 2.9 Dispatching events. Nodes have no shadow trees here, so the path is the chain of parents.
function dispatch(event, target, state) {
  const inner = %slot(event, 0);
  inner.dispatching = true;
  inner.target = target;
  const path = [target];
  for (let parent = %ParentTarget(target, inner.type); parent !== null; parent = %ParentTarget(parent, inner.type)) %append(path, parent);
  inner.path = path;
  const activation = %ActivationBehavior(event, path);
  for (let i = path.length - 1; i >= 0; i--) {
    inner.phase = i === 0 ? 2 : 1;
    invoke(event, inner, path[i], true);
  }
  for (let i = 0; i < path.length; i++) {
    if (i > 0 && !inner.bubbles) break;
    inner.phase = i === 0 ? 2 : 3;
    invoke(event, inner, path[i], false);
  }
  inner.phase = 0;
  inner.currentTarget = null;
  inner.path = null;
  inner.dispatching = inner.stop = inner.stopNow = false;
  if (activation !== undefined) %call(activation, undefined, !inner.canceled);
  return !inner.canceled;
}

%define('DispatchEvent', function (event, target) { return dispatch(event, target, targetState(target)); });

// DOM 2.9 inner invoke, on a copy of the listeners of one object
function invoke(event, inner, target, capturing) {
  if (inner.stop) return;
  const state = targetState(target);
  const listeners = state.listeners;
  if (listeners.length === 0) return;
  inner.currentTarget = target;
  const copy = [];
  for (let i = 0; i < listeners.length; i++) %append(copy, listeners[i]);
  for (let i = 0; i < copy.length; i++) {
    const listener = copy[i];
    if (listener.removed || listener.type !== inner.type || listener.capture !== capturing) continue;
    if (listener.once) {
      const index = findListener(state.listeners, listener.type, listener.callback, listener.capture);
      if (index >= 0) dropListener(state, index);
    }
    inner.passive = listener.passive;
    call(event, inner, target, listener);
    inner.passive = false;
    if (inner.stopNow) return;
  }
}

function call(event, inner, target, listener) {
  %listenerHeard(listener.id);
  %prepareToRunScript();
  try {
    if (listener.handler === true) {
      callHandler(event, inner, target, listener.callback);
    } else if (%isCallable(listener.callback)) {
      %call(listener.callback, target, event);
    } else {
      const method = listener.callback.handleEvent;
      if (!%isCallable(method)) %throwTypeError("EventListener's 'handleEvent' is not a function");
      %call(method, listener.callback, event);
    }
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
}

// HTML 8.1.8.1 the event handler processing algorithm
function callHandler(event, inner, target, callback) {
  if (inner.type === 'error' && target === theWindow && inner.m_message !== undefined) {
    if (%call(callback, target, inner.m_message, inner.m_filename, inner.m_lineno, inner.m_colno, inner.m_error) === true) cancel(inner);
    return;
  }
  if (%call(callback, target, event) === false) cancel(inner);
}

// --- event handler attributes (HTML 8.1.8.2) ------------------------------------------------------------------------------

function handlerIndex(state, type) {
  for (let i = 0; i < state.listeners.length; i++) {
    if (state.listeners[i].handler === true && state.listeners[i].type === type) return i;
  }
  return -1;
}

// on* accessors of a prototype or of the window, for the given event types
%define('EventHandlers', function (holder, types) {
  for (let i = 0; i < types.length; i++) {
    const type = types[i];
    %defineAccessor(holder, 'on' + type, function () {
      const state = targetState(this);
      const index = handlerIndex(state, type);
      return index < 0 ? null : state.listeners[index].callback;
    }, function (value) {
      const state = targetState(this);
      const index = handlerIndex(state, type);
      if (!%isObject(value)) {
        if (index >= 0) dropListener(state, index);
        return;
      }
      if (index >= 0) state.listeners[index].callback = value;
      else addListener(state, type, value, false, false, false).handler = true;
    });
  }
});
%EventHandlers(theWindow, ['error', 'load', 'unhandledrejection', 'rejectionhandled', 'message', 'click', 'keydown', 'keyup', 'resize', 'scroll',
  'focus', 'blur', 'beforeunload', 'pagehide', 'pageshow', 'popstate', 'hashchange', 'storage', 'online', 'offline']);

// Whether anybody would hear this at the window: spares the making of events that nobody hears.
%define('WindowHears', function (type) {
  for (let i = 0; i < windowState.listeners.length; i++) if (windowState.listeners[i].type === type) return true;
  return false;
});

// --- AbortController, AbortSignal (DOM 3) --------------------------------------------------------------------------------

const AbortSignal = function () { %throwTypeError("Failed to construct 'AbortSignal': Illegal constructor"); };
%constructor('AbortSignal', AbortSignal, EventTarget);

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

// DOM 3.2 signal abort
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
  dispatch(%MakeEvent('Event', 'abort', undefined, true), signal, state);
}

// DOM 3.2 create a dependent abort signal: it is aborted after those that it depends on
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

function abortError() { return %NewDOMException('signal is aborted without reason', 'AbortError'); }

%methods(AbortSignal.prototype, {
  get aborted() { return signalState(this).aborted; },
  get reason() { return signalState(this).reason; },
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
    const signal = newSignal();
    %setTimer(function () { signalAbort(signal, %NewDOMException('signal timed out', 'TimeoutError')); }, +milliseconds | 0, [], false);
    return signal;
  },
  any(signals) {
    return dependentSignal(%IterableToList(signals));
  },
});

const AbortController = function () {
  if (new.target === undefined) {
    %throwTypeError("Failed to construct 'AbortController': Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
  }
  const made = %NewPlatformObject(prototypeOf(new.target, AbortController), 'AbortController');
  %slot(made, 0).signal = newSignal();
  return made;
};
%constructor('AbortController', AbortController);
%methods(AbortController.prototype, {
  get signal() { return %StateOf(this).signal; },
  abort() {
    const reason = %argument(0);
    signalAbort(%StateOf(this).signal, reason === undefined ? abortError() : reason);
  },
});

%define('AddAbortAlgorithm', function (signal, algorithm) { %append(signalState(signal).algorithms, algorithm); });
%define('SignalState', signalState);
%define('RemoveAbortAlgorithm', function (signal, algorithm) {
  const state = signalState(signal);
  const rest = [];
  for (let i = 0; i < state.algorithms.length; i++) if (state.algorithms[i] !== algorithm) %append(rest, state.algorithms[i]);
  state.algorithms = rest;
});
%define('NewSignal', newSignal);
%define('SignalAbort', signalAbort);
%define('DependentSignal', dependentSignal);
