uses('events/event_handlers', 'events/event_target', 'events/events');
uses('infra/dom_exception', 'infra/web_idl');
uses('messaging/agent_messages', 'messaging/clone');
// HTML, Broadcasting to other browsing contexts: the channels of the same name hear that this agent has, the page or a worker, and those of the others.
'use strict';

let channels = []; // open ones, in the order of their creation

const BroadcastChannel = function (name) {
  %web_idl.mustBeNew('BroadcastChannel', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'BroadcastChannel');
  const text = `${name}`;
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, BroadcastChannel), 'BroadcastChannel');
  const state = %slot(made, 0);
  %MakeTarget(state);
  state.name = text;
  state.closed = false;
  %append(channels, made);
  return made;
};
%constructor('BroadcastChannel', BroadcastChannel, %EventTarget);
%EventHandlers(BroadcastChannel.prototype, ['message', 'messageerror']);

function channelState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'BroadcastChannel') %throwTypeError('Illegal invocation');
  return state;
}

function deliver(channel, data, origin) {
  if (%slot(channel, 0).closed) return;
  const event = %MakeEvent('MessageEvent', 'message', { origin }, true);
  %slot(event, 0).m_data = data;
  %DispatchEvent(event, channel);
}

%methods(BroadcastChannel.prototype, {
  get name() {
    return channelState(this).name;
  },
  close() {
    const state = channelState(this);
    state.closed = true;
    const rest = [];
    for (let i = 0; i < channels.length; i++) if (channels[i] !== this) %append(rest, channels[i]);
    channels = rest;
  },
  postMessage(message) {
    const state = channelState(this);
    const context = "Failed to execute 'postMessage' on 'BroadcastChannel': ";
    %web_idl.required(%argumentCount(), 1, 'postMessage', 'BroadcastChannel');
    if (state.closed) throw %NewDOMException(context + 'Channel is closed', 'InvalidStateError');
    const origin = %ownOrigin();
    const sent = %clone.structuredSerialize(message, [], context); // what can't be sent is said although nobody hears
    if (!%isAlone()) %postToAll(%agent_messages.serializeForAgent([state.name, sent.data]));
    for (let i = 0; i < channels.length; i++) {
      const other = %slot(channels[i], 0);
      if (channels[i] === this || other.name !== state.name) continue;
      %queueTask('posted message', 'broadcast', deliver, [channels[i], %clone.structuredSerialize(message, [], context).data, origin]);
    }
  },
});

// What a channel of another agent says
%agent_messages.onBroadcast(function (text) {
  const name = %agent_messages.deserializeFromAgent(text)[0];
  const present = channels;
  for (let i = 0; i < present.length; i++) {
    if (%slot(present[i], 0).name === name) deliver(present[i], %agent_messages.deserializeFromAgent(text)[1], %ownOrigin());
  }
});
