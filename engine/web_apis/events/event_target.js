// DOM 2.7 EventTarget, 2.9 Dispatching events; HTML 8.1.8.1 Event handlers (onclick...).
'use strict';

const dom = %Dom;

const windowState = %newRecord();
windowState.kind = 'Window';
windowState.isTarget = true;
windowState.listeners = [];
dom.globalState = windowState;
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
  dom.mustBeNew('EventTarget', new.target);
  const made = %NewPlatformObject(dom.prototypeOf(new.target, EventTarget), 'EventTarget');
  %MakeTarget(%slot(made, 0));
  return made;
};
%constructor('EventTarget', EventTarget);
%define('EventTarget', EventTarget);

// What the picture calls a target: button#go, window...
function targetLabel(state) {
  if (state === windowState) return dom.isWorker ? 'worker' : 'window';
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

// Movements of the mouse and scrolling come from outside only when somebody listens.
const noisy = ['mousemove', 'mouseover', 'mouseout', 'mouseenter', 'mouseleave', 'pointermove', 'pointerover', 'pointerout', 'pointerenter', 'pointerleave', 'scroll', 'resize'];

function hearFromOutside(type) {
  if (dom.isWorker) return;
  for (let i = 0; i < noisy.length; i++) {
    if (noisy[i] !== type) continue;
    noisy[i] = '';
    dom.tell('"op":"hear","type":"' + type + '"');
  }
}

dom.hearFromOutside = hearFromOutside;

function addListener(state, type, callback, capture, once, passive) {
  hearFromOutside(type);
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
    dom.required(%argumentCount(), 2, 'addEventListener', 'EventTarget');
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
    dom.required(%argumentCount(), 2, 'removeEventListener', 'EventTarget');
    const capture = flattenCapture(%argument(2));
    const index = findListener(state.listeners, `${type}`, callback, capture);
    if (index >= 0) dropListener(state, index);
  },
  dispatchEvent(event) {
    const state = targetState(this);
    dom.required(%argumentCount(), 1, 'dispatchEvent', 'EventTarget');
    if (!%isClass(event, 'platform') || %slot(event, 0).kind !== 'Event') {
      %throwTypeError("Failed to execute 'dispatchEvent' on 'EventTarget': parameter 1 is not of type 'Event'.");
    }
    const inner = %slot(event, 0);
    if (inner.dispatching || !inner.initialized) {
      throw %NewDOMException("Failed to execute 'dispatchEvent' on 'EventTarget': " + (inner.dispatching ? 'The event is already being dispatched.' : 'The event provided is uninitialized.'), 'InvalidStateError');
    }
    inner.trusted = false;
    return dispatch(event, this === undefined || this === null ? theWindow : this, state);
  },
});

const Window = dom.interface('Window', EventTarget);
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

let currentEvent; // HTML: window.event
%defineAccessor(theWindow, 'event', function () { return currentEvent; }, undefined);

function call(event, inner, target, listener) {
  %listenerHeard(listener.id);
  const outer = currentEvent;
  currentEvent = event;
  %prepareToRunScript();
  try {
    if (listener.handler === true) {
      callHandler(event, inner, target, compiled(listener, target));
    } else if (%isCallable(listener.callback)) {
      %call(listener.callback, target, event);
    } else {
      callObject(event, listener.callback);
    }
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
  currentEvent = outer;
}

function callObject(event, callback) {
  const method = callback.handleEvent;
  if (%isCallable(method)) %call(method, callback, event); // else Chromium does nothing
}

// HTML 8.1.8.1 the event handler processing algorithm
function callHandler(event, inner, target, callback) {
  if (!%isCallable(callback)) return undefined;
  if (inner.type === 'error' && target === theWindow && inner.m_message !== undefined) {
    if (%call(callback, target, inner.m_message, inner.m_filename, inner.m_lineno, inner.m_colno, inner.m_error) === true) dom.cancel(inner);
    return undefined;
  }
  if (%call(callback, target, event) === false) dom.cancel(inner);
  return undefined;
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
      return index < 0 ? null : compiled(state.listeners[index], this);
    }, function (value) {
      const state = targetState(this);
      const index = handlerIndex(state, type);
      if (!%isObject(value)) {
        if (index >= 0) dropListener(state, index);
        return;
      }
      if (index >= 0) {
        state.listeners[index].callback = value;
        state.listeners[index].code = undefined;
      }
      else addListener(state, type, value, false, false, false).handler = true;
    });
  }
});
// HTML 8.1.8.2.1 Event handlers on elements, Document objects and Window objects: those that can be fired here
dom.globalHandlers = ['abort', 'auxclick', 'beforeinput', 'blur', 'change', 'click', 'contextmenu', 'dblclick', 'error', 'focus', 'input', 'invalid', 'keydown',
  'keypress', 'keyup', 'load', 'mousedown', 'mouseenter', 'mouseleave', 'mousemove', 'mouseout', 'mouseover', 'mouseup', 'pointerdown', 'pointerenter',
  'pointerleave', 'pointermove', 'pointerout', 'pointerover', 'pointerup', 'reset', 'resize', 'scroll', 'submit', 'toggle'];
dom.windowHandlers = ['beforeunload', 'hashchange', 'message', 'messageerror', 'offline', 'online', 'pagehide', 'pageshow', 'popstate', 'rejectionhandled', 'storage',
  'unhandledrejection', 'unload'];
%EventHandlers(theWindow, dom.globalHandlers);
%EventHandlers(theWindow, dom.windowHandlers);

// DOM 2.7, HTML 8.1.8.1: on... as an attribute: code, compiled when it is first needed, in the scopes of document and element
dom.handlerAttribute = function (element, attribute, value) {
  const type = %substring(attribute, 2, attribute.length);
  if (!(attribute in element)) return;
  const state = targetState(element);
  if (value === null) {
    element[attribute] = null;
    return;
  }
  element[attribute] = function () {};
  state.listeners[handlerIndex(state, type)].code = value;
};

function compiled(listener, target) {
  if (listener.code === undefined) return listener.callback;
  const make = %createDynamicFunction('normal', ['document', 'element', 'with(document){with(element){return function on' + listener.type + '(event) {\n' + listener.code + '\n}}}'], undefined);
  listener.code = undefined;
  listener.callback = %call(make, undefined, %document, target);
  return listener.callback;
}

// Whether anybody would hear this at the window: spares the making of events that nobody hears.
%define('WindowHears', function (type) {
  for (let i = 0; i < windowState.listeners.length; i++) if (windowState.listeners[i].type === type) return true;
  return false;
});
