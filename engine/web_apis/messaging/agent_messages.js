uses('events/event_target', 'events/events');
uses('files/blob');
uses('infra/buffers', 'infra/dom_exception', 'infra/web_idl');
uses('messaging/clone');
// HTML, Safe passing of structured data, between agents: what StructuredSerialize has copied (clone.js) becomes a flat list of primitive values, which
// another agent's realm makes into objects of its own. The list: the value itself, then one description of each object, in the
// order in which they are met. A value is 0 and a primitive, 1 and the number of an object, or 2 and a BigInt's digits.
'use strict';

const errorPrototypes = [
  %ErrorPrototype,
  %EvalErrorPrototype,
  %RangeErrorPrototype,
  %ReferenceErrorPrototype,
  %SyntaxErrorPrototype,
  %TypeErrorPrototype,
  %URIErrorPrototype,
];
const flagsOfRegExps = 'dgimsuvy';

function ownValue(object, key) {
  const descriptor = %GetOwnProperty(object, key);
  return descriptor === undefined ? undefined : descriptor.value;
}

function put(list, value, memory, objects) {
  if (%isObject(value)) {
    let number = %tableGet(memory, value);
    if (number === undefined) {
      number = objects.length;
      %tableSet(memory, value, number);
      %append(objects, value);
    }
    %append(list, 1);
    %append(list, number);
  } else if (typeof value === 'bigint') {
    %append(list, 2);
    %append(list, `${value}`);
  } else {
    %append(list, 0);
    %append(list, value);
  }
}

function putAll(list, ...values) {
  for (let i = 0; i < values.length; i++) %append(list, values[i]);
}

function putProperties(list, object, memory, objects) {
  const keys = %OwnKeys(object);
  let count = 0;
  for (let i = 0; i < keys.length; i++) if (%IsEnumerableOwn(object, keys[i])) count++;
  %append(list, count);
  for (let i = 0; i < keys.length; i++) {
    if (!%IsEnumerableOwn(object, keys[i])) continue;
    %append(list, keys[i]);
    put(list, ownValue(object, keys[i]), memory, objects);
  }
}

function putCollection(list, object, isMap, memory, objects) {
  putAll(list, isMap ? 'map' : 'set', %collectionSize(object));
  for (let at = %collectionNext(object, 0); at >= 0; at = %collectionNext(object, at + 1)) {
    put(list, %collectionKey(object, at), memory, objects);
    if (isMap) put(list, %collectionValue(object, at), memory, objects);
  }
}

function putError(list, error, memory, objects) {
  const prototype = %GetPrototypeOf(error);
  let kind = 0;
  for (let i = 0; i < errorPrototypes.length; i++) if (errorPrototypes[i] === prototype) kind = i;
  const cause = %GetOwnProperty(error, 'cause');
  putAll(list, 'error', kind, ownValue(error, 'message'), ownValue(error, 'stack'), cause !== undefined);
  put(list, cause === undefined ? undefined : cause.value, memory, objects);
}

function putView(list, view, memory, objects) {
  const typed = %isClass(view, 'typed_array');
  putAll(list, 'view', typed, typed ? %viewKind(view) : 0, %viewOffset(view), %viewFixedLength(view));
  put(list, %viewBuffer(view), memory, objects);
}

function putPlatformObject(list, object) {
  const state = %slot(object, 0);
  if (state.kind === 'DOMException') putAll(list, 'exception', state.message, state.name, state.quota, state.requested);
  else if (state.kind === 'Blob') putAll(list, 'blob', state.bytes, state.type, state.name, state.modified);
  else %refuse('posting a ' + state.kind + ' to another agent', "it can't be sent to a worker or from one yet");
}

function flagsOf(regexp) {
  let flags = '';
  for (let i = 0; i < flagsOfRegExps.length; i++) if (%hasRegExpFlag(regexp, flagsOfRegExps[i])) flags += flagsOfRegExps[i];
  return flags;
}

function describe(list, object, memory, objects) {
  if (%isClass(object, 'ordinary')) {
    %append(list, 'object');
    putProperties(list, object, memory, objects);
  } else if (%isClass(object, 'array')) {
    putAll(list, 'array', object.length);
    putProperties(list, object, memory, objects);
  } else if (%isClass(object, 'map')) putCollection(list, object, true, memory, objects);
  else if (%isClass(object, 'set')) putCollection(list, object, false, memory, objects);
  else if (%isClass(object, 'error')) putError(list, object, memory, objects);
  else if (%isClass(object, 'array_buffer'))
    putAll(list, 'buffer', %bytesOfBuffer(object, 0, %bufferLength(object)), %bufferMaximum(object));
  else if (%buffers.isView(object)) putView(list, object, memory, objects);
  else if (%isClass(object, 'date')) putAll(list, 'date', %slot(object, 0));
  else if (%isClass(object, 'regexp')) putAll(list, 'regexp', %slot(object, 0), flagsOf(object));
  else if (%isClass(object, 'platform')) putPlatformObject(list, object);
  else {
    %append(list, 'wrapped');
    put(list, %slot(object, 0), memory, objects);
  }
}

// (value, as StructuredSerialize gave it): one text
%agent_messages.serializeForAgent = function (value) {
  const list = [];
  const memory = %newTable();
  const objects = [];
  put(list, value, memory, objects);
  for (let i = 0; i < objects.length; i++) describe(list, objects[i], memory, objects);
  const text = %packValues(list);
  if (text === undefined) throw %NewDOMException('Data cannot be cloned, out of memory.', 'DataCloneError');
  return text;
};

// --- the other side --------------------------------------------------------------------------------------------------------

// How many entries of the list follow an object's kind.
function lengthOf(list, at) {
  const kind = list[at];
  if (kind === 'object') return 1 + 3 * list[at + 1];
  if (kind === 'array') return 2 + 3 * list[at + 2];
  if (kind === 'map') return 1 + 4 * list[at + 1];
  if (kind === 'set') return 1 + 2 * list[at + 1];
  if (kind === 'error' || kind === 'view') return 6;
  if (kind === 'blob' || kind === 'exception') return 4;
  return kind === 'date' ? 1 : 2;
}

function makeError(list, at) {
  const error = %newError(errorPrototypes[list[at + 1]]);
  if (list[at + 2] !== undefined) %defineHidden(error, 'message', list[at + 2]);
  if (list[at + 3] !== undefined) %defineHidden(error, 'stack', list[at + 3]);
  return error;
}

function makeBuffer(bytes, maximum) {
  const buffer = %newBuffer(%ArrayBufferPrototype, bytes.length, maximum);
  %storeBytes(buffer, 0, bytes);
  return buffer;
}

function makeBlob(list, at) {
  const blob = %blob.newBlob(list[at + 1], list[at + 2]);
  if (list[at + 3] === undefined) return blob;
  %slot(blob, 0).modified = list[at + 4];
  return %blob.newFile(blob, list[at + 3]);
}

// An object that holds nothing yet; undefined for a view, whose buffer must be there.
function makeShell(list, at) {
  const kind = list[at];
  if (kind === 'object') return {};
  if (kind === 'array') {
    const array = [];
    array.length = list[at + 1];
    return array;
  }
  if (kind === 'map' || kind === 'set') return %newCollection(kind === 'map' ? %MapPrototype : %SetPrototype, kind);
  if (kind === 'error') return makeError(list, at);
  if (kind === 'buffer') return makeBuffer(list[at + 1], list[at + 2]);
  if (kind === 'date') {
    const date = %newObject(%DatePrototype, 'date', 1);
    %setSlot(date, 0, list[at + 1]);
    return date;
  }
  if (kind === 'regexp') return %RegExpCreate(list[at + 1], list[at + 2]);
  if (kind === 'exception') return %dom_exception.make(list[at + 1], list[at + 2], list[at + 3], list[at + 4]);
  if (kind === 'blob') return makeBlob(list, at);
  return kind === 'wrapped' ? %toObject(valueAt(list, at + 1)) : undefined;
}

function valueAt(list, at, objects) {
  if (list[at] === 1) return objects[list[at + 1]];
  return list[at] === 2 ? %toBigInt(list[at + 1]) : list[at + 1];
}

function makeView(list, at, objects) {
  const typed = list[at + 1];
  return %newView(
    typed,
    %buffers.viewPrototype(typed, list[at + 2]),
    typed ? list[at + 2] : undefined,
    valueAt(list, at + 5, objects),
    list[at + 3],
    list[at + 4],
  );
}

function fill(object, list, at, objects) {
  const kind = list[at];
  if (kind === 'object' || kind === 'array') {
    const first = kind === 'object' ? at + 2 : at + 3;
    const end = first + 3 * list[first - 1];
    for (let i = first; i < end; i += 3) %setElement(object, list[i], valueAt(list, i + 1, objects));
  } else if (kind === 'map') {
    for (let i = at + 2; i < at + 2 + 4 * list[at + 1]; i += 4)
      %collectionSet(object, valueAt(list, i, objects), valueAt(list, i + 2, objects));
  } else if (kind === 'set') {
    for (let i = at + 2; i < at + 2 + 2 * list[at + 1]; i += 2)
      %collectionSet(object, valueAt(list, i, objects), valueAt(list, i, objects));
  } else if (kind === 'error' && list[at + 4]) {
    %defineHidden(object, 'cause', valueAt(list, at + 5, objects));
  }
}

%agent_messages.deserializeFromAgent = function (text) {
  const list = %unpackValues(text);
  const places = [];
  const objects = [];
  for (let at = 2; at < list.length; at += 1 + lengthOf(list, at)) {
    %append(places, at);
    %append(objects, makeShell(list, at));
  }
  for (let i = 0; i < places.length; i++) if (list[places[i]] === 'view') objects[i] = makeView(list, places[i], objects);
  for (let i = 0; i < places.length; i++) fill(objects[i], list, places[i], objects);
  return valueAt(list, 0, objects);
};

// --- postMessage between a worker and its owner ------------------------------------------------------------------------------

// Web IDL: (message, sequence<object> transfer) or (message, StructuredSerializeOptions options)
function transferList(context, second) {
  if (second === undefined || second === null) return [];
  if (!%isObject(second)) %throwTypeError(context + 'Overload resolution failed.');
  const isList = %GetMethod(second, %SymbolIterator) !== undefined;
  const transfer = isList ? second : second.transfer;
  if (transfer === undefined) return [];
  const list = %IterableToList(transfer);
  for (let i = 0; i < list.length; i++) if (!%isObject(list[i])) %throwTypeError(context + "Failed to convert value to 'object'.");
  return list;
}

%agent_messages.messageText = function (context, message, given, second) {
  %web_idl.requiredIn(context, given, 1);
  const transfer = transferList(context, second);
  const sent = %clone.structuredSerialize(message, transfer, context);
  if (sent.ports.length > 0) %refuse('posting a MessagePort to another agent', "a port can't be sent to a worker or from one yet");
  return %agent_messages.serializeForAgent(sent.data);
};

// HTML, the message port post message steps, 7: what can't be made again here is a messageerror
%agent_messages.fireMessage = function (target, text) {
  const event = %MakeEvent('MessageEvent', 'message', undefined, true);
  %slot(event, 0).m_data = %agent_messages.deserializeFromAgent(text);
  %slot(event, 0).m_ports = [];
  %DispatchEvent(event, target);
};

// HTML, Broadcasting to other browsing contexts: what another agent says to all
let hear;
%agent_messages.onBroadcast = function (steps) {
  hear = steps;
};
%agent_messages.hearBroadcast = function (text) {
  hear(text);
};
