uses('infra/dom_exception', 'infra/global_scope', 'infra/preview', 'infra/web_idl');
// DOM, EventTarget, Dispatching events. Event handlers (onclick...) are in event_handlers.js.
'use strict';

const windowState = %newRecord();
windowState.kind = 'Window';
windowState.isTarget = true;
windowState.listeners = [];
%event_target.globalState = windowState;
const theWindow = globalThis;

// The state of an event target; without a this value, the window's.
function targetState(object) {
  if (object === undefined || object === null || object === theWindow) return windowState;
  const state = %StateOf(object);
  if (state.isTarget !== true) %throwTypeError('Illegal invocation');
  return state;
}
%event_target.targetState = targetState;

%define('MakeTarget', function (state) {
  state.isTarget = true;
  state.listeners = [];
  state.parentTarget = undefined;
});

const EventTarget = function () {
  %web_idl.mustBeNew('EventTarget', new.target);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, EventTarget), 'EventTarget');
  %MakeTarget(%slot(made, 0));
  return made;
};
%constructor('EventTarget', EventTarget);

// What targets of some kind say of themselves; nodes and elements do (event_target.js stands below them).
let parentOf = function (target, type) {
  return null;
}; // DOM, get the parent
let activationOf = function (event, path) {
  return undefined;
}; // DOM, activation behavior
let labelOf = function (state) {
  return state.kind;
};
%event_target.setEventParents = function (steps) {
  parentOf = steps;
};
%event_target.setActivation = function (steps) {
  activationOf = steps;
};
%event_target.setTargetLabels = function (steps) {
  labelOf = steps;
};

// What the picture calls a target: button#go, window...
function targetLabel(state) {
  if (state === windowState) return %global_scope.isWorker() ? 'worker' : 'window';
  return labelOf(state);
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

// Movements of the mouse and scrolling come from outside only when somebody listens.
const noisy = [
  'mousemove',
  'mouseover',
  'mouseout',
  'mouseenter',
  'mouseleave',
  'pointermove',
  'pointerover',
  'pointerout',
  'pointerenter',
  'pointerleave',
  'scroll',
  'resize',
];

function hearFromOutside(type) {
  if (%global_scope.isWorker()) return;
  for (let i = 0; i < noisy.length; i++) {
    if (noisy[i] !== type) continue;
    noisy[i] = '';
    %preview.tell('"op":"hear","type":"' + type + '"');
  }
}

// Whether a listener for it has ever been there
%event_target.isHeard = function (type) {
  return !%listIncludes(noisy, type);
};

%event_target.hearFromOutside = hearFromOutside;

function addListener(state, type, callback, capture, once, passive) {
  hearFromOutside(type);
  const listener = %newRecord();
  listener.type = type;
  listener.callback = callback;
  listener.capture = capture;
  listener.once = once;
  listener.passive = passive;
  listener.removed = false;
  listener.handler = undefined; // what calls an event handler (event_handlers.js)
  listener.id = %addListener(targetLabel(state) + ' ' + type, callback);
  %append(state.listeners, listener);
  return listener;
}
%event_target.addListener = addListener;
%event_target.dropListener = dropListener;
%event_target.findListener = findListener;

// DOM, default passive value
const scrollTypes = ['touchstart', 'touchmove', 'wheel', 'mousewheel'];
let isRoot = function (target) {
  return false;
}; // the document, its element and its body
%event_target.setRoots = function (steps) {
  isRoot = steps;
};
function isPassiveByDefault(target, type) {
  return %listIncludes(scrollTypes, type) && (target === undefined || target === null || target === theWindow || isRoot(target));
}

function flattenCapture(options) {
  return %isObject(options) ? !!options.capture : !!options;
}

%methods(EventTarget.prototype, {
  addEventListener(type, callback) {
    const state = targetState(this);
    const options = %argument(2);
    %web_idl.required(%argumentCount(), 2, 'addEventListener', 'EventTarget');
    const name = `${type}`;
    if (callback !== null && callback !== undefined && !%isObject(callback)) {
      %web_idl.notOfType("Failed to execute 'addEventListener' on 'EventTarget': ", 2, 'Object');
    }
    const capture = flattenCapture(options);
    const once = %isObject(options) && !!options.once;
    const asked = %isObject(options) ? options.passive : undefined;
    const passive = asked === undefined ? isPassiveByDefault(this, name) : !!asked;
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
    %web_idl.required(%argumentCount(), 2, 'removeEventListener', 'EventTarget');
    const capture = flattenCapture(%argument(2));
    const index = findListener(state.listeners, `${type}`, callback, capture);
    if (index >= 0) dropListener(state, index);
  },
  dispatchEvent(event) {
    const self = this,
      state = targetState(self);
    %web_idl.required(%argumentCount(), 1, 'dispatchEvent', 'EventTarget');
    if (!%isClass(event, 'platform') || %slot(event, 0).kind !== 'Event') {
      %web_idl.notOfType("Failed to execute 'dispatchEvent' on 'EventTarget': ", 1, 'Event');
    }
    const inner = %slot(event, 0);
    if (inner.dispatching || !inner.initialized) {
      throw %NewDOMException(
        "Failed to execute 'dispatchEvent' on 'EventTarget': " +
          (inner.dispatching ? 'The event is already being dispatched.' : 'The event provided is uninitialized.'),
        'InvalidStateError',
      );
    }
    inner.trusted = false;
    return during("Failed to execute 'dispatchEvent' on 'EventTarget': ", function () {
      return dispatch(event, self === undefined || self === null ? theWindow : self, state);
    });
  },
});

const Window = %web_idl.interface('Window', EventTarget);
%setPrototype(theWindow, Window.prototype);
%globalObject('window', theWindow);
%globalObject('self', theWindow);

// What is said of event handlers that can't be parsed while the program's own call dispatches events.
let operation = '';
%event_target.operation = function () {
  return operation;
};
function during(context, steps) {
  const outer = operation;
  operation = context;
  const result = steps();
  operation = outer;
  return result;
}
%event_target.during = during;

// DOM, Dispatching events. Nodes have no shadow trees here, so the path is the chain of parents.
function dispatch(event, target, state) {
  const inner = %slot(event, 0);
  inner.dispatching = true;
  inner.target = target;
  const path = [target];
  for (let parent = parentOf(target, inner.type); parent !== null; parent = parentOf(parent, inner.type)) %append(path, parent);
  inner.path = path;
  const activation = activationOf(event, path);
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

%define('DispatchEvent', function (event, target) {
  return dispatch(event, target, targetState(target));
});

// DOM, inner invoke, on a copy of the listeners of one object
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

let currentEvent; // HTML: window.event
%web_idl.replaceable('event', function () {
  return currentEvent;
});

function call(event, inner, target, listener) {
  %listenerHeard(listener.id);
  const outer = currentEvent;
  currentEvent = event;
  if (listener.handler !== undefined) listener.handler(event, inner, target, listener);
  else callListener(event, target, listener.callback);
  currentEvent = outer;
}

function callListener(event, target, callback) {
  %prepareToRunScript();
  try {
    if (%isCallable(callback)) %call(callback, target, event);
    else callObject(event, callback);
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
}

function callObject(event, callback) {
  const method = callback.handleEvent;
  if (%isCallable(method)) %call(method, callback, event); // else Chromium does nothing
}

// Whether anybody would hear this at the window: spares the making of events that nobody hears.
%event_target.windowHears = function (type) {
  for (let i = 0; i < windowState.listeners.length; i++) if (windowState.listeners[i].type === type) return true;
  return false;
};
