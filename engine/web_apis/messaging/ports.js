uses('events/event_handlers', 'events/event_target', 'events/events');
uses('infra/dom_exception', 'infra/web_idl');
uses('messaging/clone');
// HTML, Channel messaging; window.postMessage.
//
// A port hands over one message in a task; only when that has run are those behind it posted, each as a task of its own: so
// what others posted meanwhile comes between, as in Chromium.
'use strict';

const EventTarget = %EventTarget;

const MessagePort = function () {
  %throwTypeError("Failed to construct 'MessagePort': Illegal constructor");
};
%constructor('MessagePort', MessagePort, EventTarget);

function newPort() {
  const made = %NewPlatformObject(MessagePort.prototype, 'MessagePort');
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.object = made;
  state.other = null; // the state of the port at the other end
  state.queue = [];
  state.started = state.detached = state.closed = false;
  state.tasks = 0; // that wait to hand over a message
  return made;
}

function portState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'MessagePort') %throwTypeError('Illegal invocation');
  return state;
}

function entangle(one, two) {
  one.other = two;
  if (two !== null) two.other = one;
}

function post(port) {
  port.tasks++;
  %queueTask('posted message', 'message', handOver, [port]);
}

function handOver(port) {
  port.tasks--;
  if (!port.started || port.queue.length === 0) return;
  const message = port.queue[0];
  const rest = [];
  for (let i = 1; i < port.queue.length; i++) %append(rest, port.queue[i]);
  port.queue = rest;
  const event = %MakeEvent('MessageEvent', 'message', undefined, true);
  %slot(event, 0).m_data = message.data;
  %slot(event, 0).m_ports = message.ports;
  %DispatchEvent(event, port.object);
  while (port.started && port.tasks < port.queue.length) post(port);
}

function start(port) {
  if (port.started || port.detached) return;
  port.started = true;
  if (port.queue.length > 0 && port.tasks === 0) post(port);
}

function transferList(context, value) {
  if (value === undefined || value === null) return [];
  if (!%isObject(value)) %throwTypeError(context + 'The provided value cannot be converted to a sequence.');
  if (%GetMethod(value, %SymbolIterator) !== undefined) return %IterableToList(value);
  const transfer = value.transfer;
  return transfer === undefined ? [] : %IterableToList(transfer);
}

%methods(MessagePort.prototype, {
  postMessage(message) {
    const context = "Failed to execute 'postMessage' on 'MessagePort': ";
    const port = portState(this);
    %web_idl.requiredIn(context, %argumentCount(), 1);
    const transfer = transferList(context, %argument(1));
    for (let i = 0; i < transfer.length; i++) {
      if (transfer[i] === this) throw %NewDOMException(context + 'Port at index ' + i + ' contains the source port.', 'DataCloneError');
    }
    const sent = %clone.structuredSerialize(message, transfer, context);
    const other = port.other;
    if (other === null) return;
    %append(other.queue, sent);
    if (other.started && other.tasks === 0) post(other);
  },
  start() {
    start(portState(this));
  },
  close() {
    const port = portState(this);
    port.detached = port.closed = true; // Chromium lets it be transferred still
    port.started = false;
    port.queue = [];
    if (port.other !== null) port.other.other = null;
    port.other = null;
  },
});
%EventHandlers(MessagePort.prototype, ['message', 'messageerror']);
const onmessage = %GetOwnProperty(MessagePort.prototype, 'onmessage');
const setOnmessage = onmessage.set;
// Setting it starts the port.
%defineAccessor(MessagePort.prototype, 'onmessage', onmessage.get, function (value) {
  %call(setOnmessage, this, value);
  start(portState(this));
});

// --- moving a port (HTML, message ports, transfer steps) -----------------------------------------------------------------

%clone.setPortTransfer(newPort, function (from, to) {
  const old = %slot(from, 0);
  const fresh = %slot(to, 0);
  fresh.queue = old.queue;
  entangle(fresh, old.other);
  old.queue = [];
  old.other = null;
  old.started = false;
  old.detached = true;
});

const MessageChannel = function () {
  if (new.target === undefined) {
    %throwTypeError(
      "Failed to construct 'MessageChannel': Please use the 'new' operator, this DOM object constructor cannot be called as a function.",
    );
  }
  const own = new.target.prototype;
  const made = %NewPlatformObject(%isObject(own) ? own : MessageChannel.prototype, 'MessageChannel');
  const state = %slot(made, 0);
  state.port1 = newPort();
  state.port2 = newPort();
  entangle(%slot(state.port1, 0), %slot(state.port2, 0));
  return made;
};
%constructor('MessageChannel', MessageChannel);

function channelState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'MessageChannel') %throwTypeError('Illegal invocation');
  return state;
}
%methods(MessageChannel.prototype, {
  get port1() {
    return channelState(this).port1;
  },
  get port2() {
    return channelState(this).port2;
  },
});

// --- the window's own messages ----------------------------------------------------------------------------------------------

function ownOrigin() {
  const root = %resolveUrl('/');
  return %substring(root, 0, root.length - 1);
}

function targetOrigin(context, text) {
  if (text === '*' || text === '/') return text;
  const scheme = %indexOfText(text, '://');
  if (scheme < 1 || %urlProblem(text) !== '') {
    throw %NewDOMException(context + "Invalid target origin '" + text + "' in a call to 'postMessage'.", 'SyntaxError');
  }
  const rest = %substring(text, scheme + 3, text.length);
  const slash = %indexOfText(rest, '/');
  return %lowerCase(slash < 0 ? text : %substring(text, 0, scheme + 3 + slash));
}

%methods('', {
  postMessage(message) {
    const context = "Failed to execute 'postMessage' on 'Window': ";
    %web_idl.requiredIn(context, %argumentCount(), 1);
    const second = %argument(1);
    let wanted = '/';
    let transfer;
    if (second === undefined || second === null || %isObject(second)) {
      if (%isObject(second)) {
        const given = second.targetOrigin;
        if (given !== undefined) wanted = `${given}`;
        transfer = second.transfer;
      }
    } else {
      wanted = `${second}`;
      transfer = %argument(2);
    }
    const origin = targetOrigin(context, wanted);
    const sent = %clone.structuredSerialize(message, transfer === undefined ? [] : transferList(context, transfer), context);
    const own = ownOrigin();
    %queueTask(
      'posted message',
      'message',
      function () {
        if (origin !== '*' && origin !== '/' && origin !== own) return;
        const event = %MakeEvent('MessageEvent', 'message', { origin: own, source: globalThis }, true);
        %slot(event, 0).m_data = sent.data;
        %slot(event, 0).m_ports = sent.ports;
        %DispatchEvent(event, globalThis);
      },
      [],
    );
  },
});

const MessageEvent = globalThis.MessageEvent;
%methods(MessageEvent.prototype, {
  get ports() {
    const state = %StateOf(this);
    if (state.m_ports === undefined) state.m_ports = [];
    %setIntegrityLevel(state.m_ports, true);
    return state.m_ports;
  },
});
