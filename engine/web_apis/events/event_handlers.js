uses('events/event_target', 'events/events');
// HTML, Event handlers: onclick... as properties and as attributes.
'use strict';

const theWindow = globalThis;

// HTML, the event handler processing algorithm
function callHandler(event, inner, target, listener) {
  const callback = compiled(listener, target);
  if (!%isCallable(callback)) return undefined;
  if (inner.type === 'error' && target === theWindow && inner.m_message !== undefined) {
    if (%call(callback, target, inner.m_message, inner.m_filename, inner.m_lineno, inner.m_colno, inner.m_error) === true) %events.cancel(inner);
    return undefined;
  }
  if (%call(callback, target, event) === false) %events.cancel(inner);
  return undefined;
}

function handlerIndex(state, type) {
  for (let i = 0; i < state.listeners.length; i++) {
    if (state.listeners[i].handler !== undefined && state.listeners[i].type === type) return i;
  }
  return -1;
}

// on* accessors of a prototype or of the window, for the given event types
%define('EventHandlers', function (holder, types) {
  for (let i = 0; i < types.length; i++) {
    const type = types[i];
    %defineAccessor(holder, 'on' + type, function () {
      const state = %event_target.targetState(this);
      const index = handlerIndex(state, type);
      return index < 0 ? null : compiled(state.listeners[index], this);
    }, function (value) {
      const state = %event_target.targetState(this);
      const index = handlerIndex(state, type);
      if (!%isObject(value)) {
        if (index >= 0) %event_target.dropListener(state, index);
        return;
      }
      if (index >= 0) {
        state.listeners[index].callback = value;
        state.listeners[index].code = undefined;
      }
      else %event_target.addListener(state, type, value, false, false, false).handler = callHandler;
    });
  }
});

// HTML, Event handlers on elements, Document objects and Window objects: those that can be fired here
%event_handlers.globalHandlers = ['abort', 'auxclick', 'beforeinput', 'blur', 'change', 'click', 'contextmenu', 'dblclick', 'error', 'focus', 'input', 'invalid', 'keydown',
  'keypress', 'keyup', 'load', 'mousedown', 'mouseenter', 'mouseleave', 'mousemove', 'mouseout', 'mouseover', 'mouseup', 'pointerdown', 'pointerenter',
  'pointerleave', 'pointermove', 'pointerout', 'pointerover', 'pointerup', 'reset', 'resize', 'scroll', 'submit', 'toggle'];
%event_handlers.windowHandlers = ['beforeunload', 'hashchange', 'message', 'messageerror', 'offline', 'online', 'pagehide', 'pageshow', 'popstate', 'rejectionhandled', 'storage',
  'unhandledrejection', 'unload'];
%EventHandlers(theWindow, %event_handlers.globalHandlers);
%EventHandlers(theWindow, %event_handlers.windowHandlers);

// HTML, Event handlers: on... as an attribute: code, compiled when it is first needed, in the scopes of document and element
%event_handlers.handlerAttribute = function (element, attribute, value) {
  const type = %substring(attribute, 2, attribute.length);
  if (!(attribute in element)) return;
  const state = %event_target.targetState(element);
  if (value === null) {
    element[attribute] = null;
    return;
  }
  element[attribute] = function () {};
  state.listeners[handlerIndex(state, type)].code = value;
};

let theDocument; // in whose scope they are compiled
%event_handlers.setDocumentOfHandlers = function (document) { theDocument = document; };

function compiled(listener, target) {
  if (listener.code === undefined) return listener.callback;
  const make = %createDynamicFunction('normal', ['document', 'element', 'with(document){with(element){return function on' + listener.type + '(event) {\n' + listener.code + '\n}}}'], undefined);
  listener.code = undefined;
  listener.callback = %call(make, undefined, theDocument, target);
  return listener.callback;
}
