uses('events/event_target', 'events/events', 'infra/global_scope');
// HTML, Event handlers: onclick... as properties and as attributes.
'use strict';

const theWindow = globalThis;

// HTML, the event handler processing algorithm
function callHandler(event, inner, target, listener) {
  const callback = currentValue(listener, target, %event_target.operation());
  if (!%isCallable(callback)) return undefined;
  const ofError = inner.type === 'error' && target === theWindow && inner.m_message !== undefined;
  let result;
  %prepareToRunScript();
  try {
    result = ofError
      ? %call(callback, target, inner.m_message, inner.m_filename, inner.m_lineno, inner.m_colno, inner.m_error)
      : %call(callback, target, event);
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript(); // its microtasks still see the event as it was
  if (result === ofError) %events.cancel(inner);
  return undefined;
}

function handlerIndex(state, type) {
  for (let i = 0; i < state.listeners.length; i++) {
    if (state.listeners[i].handler !== undefined && state.listeners[i].type === type) return i;
  }
  return -1;
}

function readingContext(holder, type) {
  const name = holder === theWindow ? %global_scope.scopeName() : holder.constructor.name;
  return "Failed to read the 'on" + type + "' property from '" + name + "': ";
}

// on* accessors of a prototype or of the window, for the given event types
%define('EventHandlers', function (holder, types) {
  for (let i = 0; i < types.length; i++) {
    const type = types[i];
    %defineAccessor(
      holder,
      'on' + type,
      function () {
        const state = %event_target.targetState(this);
        const index = handlerIndex(state, type);
        return index < 0 ? null : currentValue(state.listeners[index], this, readingContext(holder, type));
      },
      function (value) {
        setHandler(%event_target.targetState(this), type, value);
      },
    );
  }
});

function setHandler(state, type, value) {
  const index = handlerIndex(state, type);
  if (!%isObject(value)) {
    if (index >= 0) %event_target.dropListener(state, index);
    return undefined;
  }
  if (index < 0) {
    const listener = %event_target.addListener(state, type, value, false, false, false);
    listener.handler = callHandler;
    return listener;
  }
  state.listeners[index].callback = value;
  state.listeners[index].code = undefined;
  return state.listeners[index];
}

// HTML, Event handlers on elements, Document objects and Window objects: those that can be fired here
%event_handlers.globalHandlers = [
  'abort',
  'auxclick',
  'beforeinput',
  'blur',
  'change',
  'click',
  'contextmenu',
  'dblclick',
  'error',
  'focus',
  'formdata',
  'input',
  'invalid',
  'keydown',
  'keypress',
  'keyup',
  'load',
  'mousedown',
  'mouseenter',
  'mouseleave',
  'mousemove',
  'mouseout',
  'mouseover',
  'mouseup',
  'pointerdown',
  'pointerenter',
  'pointerleave',
  'pointermove',
  'pointerout',
  'pointerover',
  'pointerup',
  'reset',
  'resize',
  'scroll',
  'select',
  'selectionchange',
  'submit',
  'toggle',
];
%event_handlers.windowHandlers = [
  'beforeunload',
  'hashchange',
  'message',
  'messageerror',
  'offline',
  'online',
  'pagehide',
  'pageshow',
  'popstate',
  'rejectionhandled',
  'storage',
  'unhandledrejection',
  'unload',
];
%EventHandlers(theWindow, %event_handlers.globalHandlers);
%EventHandlers(theWindow, %event_handlers.windowHandlers);

// HTML, event handlers: some event handlers of the body are the window's.
%event_handlers.bodyHandlers = ['blur', 'error', 'focus', 'load', 'resize', 'scroll'];
function isWindowHandler(state, type) {
  return (
    state.localName === 'body' && (%listIncludes(%event_handlers.windowHandlers, type) || %listIncludes(%event_handlers.bodyHandlers, type))
  );
}

// HTML, event handlers: on... as an attribute: an internal raw uncompiled handler
%event_handlers.handlerAttribute = function (element, attribute, value) {
  const type = %substring(attribute, 2, attribute.length);
  if (!(attribute in element)) return;
  const own = %event_target.targetState(element);
  const state = isWindowHandler(own, type) ? %event_target.globalState : own;
  const listener = setHandler(state, type, value === null ? null : function () {});
  if (listener !== undefined) listener.code = value;
};

let theDocument; // in whose scope they are compiled
%event_handlers.setDocumentOfHandlers = function (document) {
  theDocument = document;
};
let formOwnerOf = function (element) {
  return null;
};
%event_handlers.setFormOwner = function (steps) {
  formOwnerOf = steps;
};
let reportCode; // HTML, report an exception
%event_handlers.setCodeReport = function (steps) {
  reportCode = steps;
};

// HTML, event handlers, get the current value of the event handler. The `context` is said of code that can't be parsed.
function currentValue(listener, target, context) {
  if (listener.code === undefined) return listener.callback;
  const code = listener.code;
  listener.code = undefined;
  listener.callback = null;
  const ofWindow = target === theWindow || target === undefined || target === null;
  const parameters = listener.type === 'error' && ofWindow ? 'event, source, lineno, colno, error' : 'event';
  const problem = %problemOfCode(code); // 3.7
  if (problem !== undefined) {
    reportCode(context + problem[0], problem[1], problem[2]);
    return null;
  }
  const made = 'return function on' + listener.type + '(' + parameters + ') {\n' + code + '\n}';
  const scopes = ofWindow
    ? made
    : 'with(document){' + (formOwnerOf(target) === null ? '' : 'with(form)') + '{with(element){' + made + '}}}';
  const make = %createDynamicFunction('normal', ['document', 'form', 'element', scopes], undefined, theWindow.location.href, 3);
  listener.callback = %call(make, undefined, theDocument, ofWindow ? null : formOwnerOf(target), target);
  return listener.callback;
}
