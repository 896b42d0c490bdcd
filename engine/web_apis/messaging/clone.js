uses('files/blob', 'infra/buffers', 'infra/dom_exception', 'infra/global_scope', 'infra/web_idl');
// HTML, Safe passing of structured data. As there is one realm, serializing and deserializing are one walk, with a list of
// what is still to copy; the copy is made at the call.
'use strict';

function fail(context, what) {
  throw %NewDOMException(context + what + ' could not be cloned.', 'DataCloneError');
}

// Objects that carry one primitive or a pattern: their copy, or undefined.
function cloneValueObject(value) {
  if (%isClass(value, 'date')) {
    const copy = %newObject(%DatePrototype, 'date', 1);
    %setSlot(copy, 0, %slot(value, 0));
    return copy;
  }
  if (
    %isClass(value, 'boolean_object') ||
    %isClass(value, 'number_object') ||
    %isClass(value, 'string_object') ||
    %isClass(value, 'bigint_object')
  ) {
    return %toObject(%slot(value, 0));
  }
  if (!%isClass(value, 'regexp')) return undefined;
  let flags = '';
  for (let i = 0; i < allFlags.length; i++) if (%hasRegExpFlag(value, allFlags[i])) flags += allFlags[i];
  return %RegExpCreate(%slot(value, 0), flags);
}
const allFlags = 'dgimsuvy';

// Names that keep their prototype; any other error becomes an Error.
const errorPrototypes = %newRecord();
errorPrototypes.EvalError = %EvalErrorPrototype;
errorPrototypes.RangeError = %RangeErrorPrototype;
errorPrototypes.ReferenceError = %ReferenceErrorPrototype;
errorPrototypes.SyntaxError = %SyntaxErrorPrototype;
errorPrototypes.TypeError = %TypeErrorPrototype;
errorPrototypes.URIError = %URIErrorPrototype;

function ownData(object, key) {
  const descriptor = %GetOwnProperty(object, key);
  return descriptor === undefined || !('value' in descriptor) ? undefined : descriptor.value;
}

function cloneError(error) {
  const name = error.name;
  const known = name === undefined ? undefined : errorPrototypes[`${name}`];
  const message = ownData(error, 'message');
  const copy = %newError(known === undefined ? %ErrorPrototype : known);
  if (message !== undefined) %defineHidden(copy, 'message', `${message}`);
  const stack = ownData(error, 'stack');
  if (typeof stack === 'string') %defineHidden(copy, 'stack', stack);
  return copy;
}

function enumerableKeys(object) {
  const keys = %OwnKeys(object);
  const found = [];
  for (let i = 0; i < keys.length; i++) if (typeof keys[i] === 'string' && %IsEnumerableOwn(object, keys[i])) %append(found, keys[i]);
  return found;
}

// What is still to copy of one object. `items`: keys, or values one after another for maps and sets
function work(kind, source, copy, items) {
  const frame = %newRecord();
  frame.kind = kind;
  frame.source = source;
  frame.copy = copy;
  frame.items = items;
  frame.next = 0;
  frame.key = undefined;
  return frame;
}

function entriesOf(collection, isMap) {
  const items = [];
  for (let at = %collectionNext(collection, 0); at >= 0; at = %collectionNext(collection, at + 1)) {
    %append(items, %collectionKey(collection, at));
    if (isMap) %append(items, %collectionValue(collection, at));
  }
  return items;
}

// The copy of an object without what it holds; what it holds is pushed as work.
function cloneShallow(value, context, todo) {
  if (%isCallable(value)) return fail(context, %describe(value));
  if (%isClass(value, 'ordinary')) {
    const copy = {};
    %append(todo, work('object', value, copy, enumerableKeys(value)));
    return copy;
  }
  if (%isClass(value, 'array')) {
    const copy = [];
    copy.length = value.length;
    %append(todo, work('object', value, copy, enumerableKeys(value)));
    return copy;
  }
  const isMap = %isClass(value, 'map');
  if (isMap || %isClass(value, 'set')) {
    const copy = %newCollection(isMap ? %MapPrototype : %SetPrototype, isMap ? 'map' : 'set');
    %append(todo, work(isMap ? 'map' : 'set', value, copy, entriesOf(value, isMap)));
    return copy;
  }
  if (%isClass(value, 'error')) {
    const copy = cloneError(value);
    const cause = %GetOwnProperty(value, 'cause');
    if (cause !== undefined) %append(todo, work('error', value, copy, ['cause']));
    return copy;
  }
  if (%isClass(value, 'array_buffer')) return cloneBuffer(value, context);
  const copy = cloneValueObject(value);
  if (copy !== undefined) return copy;
  if (%isClass(value, 'platform')) return clonePlatformObject(value, context);
  return fail(context, %describe(value));
}

// HTML, StructuredSerializeInternal, steps 13 to 15
function cloneBuffer(buffer, context) {
  const length = %bufferLength(buffer);
  if (length < 0) throw %NewDOMException(context + 'An ArrayBuffer is detached and could not be cloned.', 'DataCloneError');
  const copy = %newBuffer(%ArrayBufferPrototype, length, %bufferMaximum(buffer));
  %copyBytes(buffer, 0, copy, 0, length);
  return copy;
}

function clonePlatformObject(value, context) {
  const state = %slot(value, 0);
  if (state.kind === 'DOMException') return %dom_exception.make(state.message, state.name, state.quota, state.requested);
  if (state.kind === 'Blob') return %blob.copyBlob(value);
  if (state.kind === 'MessagePort') {
    throw %NewDOMException(context + 'A MessagePort could not be cloned because it was not transferred.', 'DataCloneError');
  }
  const prototype = %GetPrototypeOf(value);
  const constructor = prototype === null ? undefined : ownData(prototype, 'constructor');
  const name = %isCallable(constructor) ? ownData(constructor, 'name') : undefined;
  return fail(context, (typeof name === 'string' ? name : state.kind) + ' object');
}

// One more member of the work on top: its source value, or nothing when the property has gone
function store(frame, value) {
  if (frame.kind === 'object') %setElement(frame.copy, frame.key, value);
  else if (frame.kind === 'error') %defineHidden(frame.copy, frame.key, value);
  else if (frame.kind === 'set') %collectionSet(frame.copy, value, value);
  else if (frame.next % 2 === 1) frame.key = value;
  else %collectionSet(frame.copy, frame.key, value);
}

// HTML, StructuredSerializeInternal and StructuredDeserialize, with what is transferred in `memory` already
function clone(value, context, memory) {
  const todo = [];
  const result = cloneOne(value, context, memory, todo);
  while (todo.length > 0) {
    const frame = todo[todo.length - 1];
    if (frame.next === frame.items.length) {
      todo.length = todo.length - 1;
      continue;
    }
    const item = frame.items[frame.next];
    frame.next++;
    let member = item;
    if (frame.kind === 'object' || frame.kind === 'error') {
      if (!%HasOwnProperty(frame.source, item)) continue;
      frame.key = item;
      member = frame.source[item];
    }
    store(frame, cloneOne(member, context, memory, todo));
  }
  return result;
}

function cloneOne(value, context, memory, todo) {
  if (typeof value === 'symbol') return fail(context, %describe(value));
  if (!%isObject(value)) return value;
  const known = %tableGet(memory, value);
  if (known !== undefined) return known;
  const copy = %buffers.isView(value)
    ? %buffers.viewOf(value, cloneOne(%viewBuffer(value), context, memory, todo))
    : cloneShallow(value, context, todo);
  %tableSet(memory, value, copy);
  return copy;
}

// HTML, transfer-receiving and transfer steps of ports (ports.js): a port for the other side, and moving into it
let receivePort, movePort;
%clone.setPortTransfer = function (receive, move) {
  (receivePort = receive), (movePort = move);
};

// What a transferred object will be on the other side; nothing has moved yet, as the rest may still fail.
function placeFor(each, index, memory, context) {
  const isBuffer = %isClass(each, 'array_buffer');
  if (!isBuffer && !%web_idl.isPlatform(each, 'MessagePort')) {
    throw %NewDOMException(context + 'Value at index ' + index + ' does not have a transferable type.', 'DataCloneError');
  }
  const what = isBuffer ? 'ArrayBuffer' : 'Message port';
  if (%tableGet(memory, each) !== undefined)
    throw %NewDOMException(
      context + what + ' at index ' + index + ' is a duplicate of an earlier ' + (isBuffer ? 'ArrayBuffer' : 'port') + '.',
      'DataCloneError',
    );
  if (isBuffer) {
    const length = %bufferLength(each);
    if (length < 0) throw %NewDOMException(context + 'ArrayBuffer at index ' + index + ' is already detached.', 'DataCloneError');
    return %newBuffer(%ArrayBufferPrototype, length, %bufferMaximum(each));
  }
  if (%slot(each, 0).detached && !%slot(each, 0).closed)
    throw %NewDOMException(context + 'Port at index ' + index + ' is already neutered.', 'DataCloneError');
  return receivePort();
}

function moveBuffer(from, to) {
  %copyBytes(from, 0, to, 0, %bufferLength(from));
  %detachBuffer(from);
}

// (value, list of what is transferred, context of messages): {data, ports}. HTML, StructuredSerializeWithTransfer
%clone.structuredSerialize = function (value, transfer, context) {
  const memory = %newTable();
  const result = %newRecord();
  result.ports = [];
  const moved = [];
  for (let i = 0; i < transfer.length; i++) {
    const fresh = placeFor(transfer[i], i, memory, context);
    %tableSet(memory, transfer[i], fresh);
    %append(moved, fresh);
    if (%web_idl.isPlatform(fresh, 'MessagePort')) %append(result.ports, fresh);
  }
  result.data = clone(value, context, memory);
  for (let i = 0; i < transfer.length; i++) {
    if (%isClass(transfer[i], 'array_buffer')) moveBuffer(transfer[i], moved[i]);
    else movePort(transfer[i], moved[i]);
  }
  return result;
};

%methods('', {
  structuredClone(value) {
    const context = "Failed to execute 'structuredClone' on '" + %global_scope.scopeName() + "': ";
    %web_idl.requiredIn(context, %argumentCount(), 1);
    const options = %argument(1);
    %web_idl.dictionary(context, options, 'StructuredSerializeOptions');
    const transfer = %isObject(options) ? options.transfer : undefined;
    if (transfer !== undefined && (!%isObject(transfer) || %GetMethod(transfer, %SymbolIterator) === undefined)) {
      %throwTypeError(
        context +
          "Failed to read the 'transfer' property from 'StructuredSerializeOptions': The provided value cannot be converted to a sequence.",
      );
    }
    return %clone.structuredSerialize(value, transfer === undefined ? [] : %IterableToList(transfer), context).data;
  },
});
