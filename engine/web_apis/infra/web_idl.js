// Web IDL: interfaces, their arguments, and platform objects. A platform object has one internal slot: its state, a record without prototype.
// What programs call are methods that look the state up; nothing of it can be reached or disturbed by the program.
'use strict';

function prototypeOf(newTarget, constructor) {
  const own = newTarget.prototype;
  return %isObject(own) ? own : constructor.prototype;
}
%web_idl.prototypeOf = prototypeOf;

// Web IDL, Interface object: an interface that programs cannot construct
%web_idl.interface = function (name, parent) {
  const constructor = function () {
    %throwTypeError("Failed to construct '" + name + "': Illegal constructor");
  };
  %constructor(name, constructor, parent);
  return constructor;
};

// Web IDL, [Replaceable]: assignment makes a property of the program's own
%web_idl.replaceable = function (name, read) {
  %defineAccessor(globalThis, name, read, function (given) {
    const descriptor = %newRecord();
    descriptor.value = given;
    descriptor.writable = descriptor.enumerable = descriptor.configurable = true;
    %DefineOwnProperty(globalThis, name, descriptor);
  });
};

%web_idl.mustBeNew = function (name, newTarget) {
  if (newTarget !== undefined) return;
  %throwTypeError(
    "Failed to construct '" + name + "': Please use the 'new' operator, this DOM object constructor cannot be called as a function.",
  );
};

function wanted(count, given) {
  return count + ' argument' + (count === 1 ? '' : 's') + ' required, but only ' + given + ' present.';
}

// Web IDL, Overload resolution algorithm: too few arguments; (given, required, method, interface), (given, required, interface), or with the sentence's beginning
%web_idl.required = function (given, count, method, name) {
  if (given < count) %throwTypeError("Failed to execute '" + method + "' on '" + name + "': " + wanted(count, given));
};
%web_idl.requiredToConstruct = function (given, count, name) {
  if (given < count) %throwTypeError("Failed to construct '" + name + "': " + wanted(count, given));
};
%web_idl.requiredIn = function (context, given, count) {
  if (given < count) %throwTypeError(context + wanted(count, given));
};

// Web IDL, Type mapping: what is no object of an interface type; (beginning of the sentence, which argument, type)
%web_idl.notOfType = function (context, position, type) {
  %throwTypeError(context + 'parameter ' + position + " is not of type '" + type + "'.");
};

// Web IDL, Callback function types: a callback function as the first argument
%web_idl.mustBeFunction = function (context, value) {
  if (!%isCallable(value)) %web_idl.notOfType(context, 1, 'Function');
};
%web_idl.callback = function (method, name, value) {
  %web_idl.mustBeFunction("Failed to execute '" + method + "' on '" + name + "': ", value);
  return value;
};

// Web IDL, Dictionary types: an object, undefined or null
%web_idl.dictionary = function (context, value, name) {
  if (value !== undefined && value !== null && !%isObject(value)) {
    %throwTypeError(context + "The provided value is not of type '" + name + "'.");
  }
};

// Web IDL, record<K, V>: pairs [key, value]; a key that comes again changes the value that is there.
%web_idl.record = function (context, object, convertKey, convertValue) {
  const pairs = [];
  const keys = %OwnKeys(object);
  for (let i = 0; i < keys.length; i++) {
    if (!%IsEnumerableOwn(object, keys[i])) continue;
    if (typeof keys[i] === 'symbol') %throwTypeError(context + 'Cannot convert a Symbol value to a string');
    const key = convertKey(keys[i]);
    const value = convertValue(object[keys[i]]);
    let at = 0;
    while (at < pairs.length && pairs[at][0] !== key) at++;
    %setElement(pairs, at, [key, value]);
  }
  return pairs;
};

%web_idl.isPlatform = function (value, kind) {
  return %isClass(value, 'platform') && %slot(value, 0).kind === kind;
};

// --- platform objects -------------------------------------------------------------------------------------------------

%define('NewPlatformObject', function (prototype, kind) {
  const made = %newObject(prototype, 'platform', 1);
  const state = %newRecord();
  state.kind = kind;
  %setSlot(made, 0, state);
  return made;
});

// Web IDL, legacy platform objects: a platform object with indexed or named properties; (..., flags: 1, names stand before all; 2, indices can be set; 4, names are not listed)
%define('NewLegacyObject', function (prototype, kind, flags) {
  const made = %newObject(prototype, 'platform', 4);
  const state = %newRecord();
  state.kind = kind;
  %setSlot(made, 0, state);
  %makeLegacy(made, flags);
  return made;
});

// What such an object has at its indices; what it has by name, as pairs of a record: [name, value, whether it is enumerable]
%web_idl.setItems = function (object, items) {
  %setSlot(object, 1, items);
};
%web_idl.newNames = function () {
  return %newObject(null, 'ordinary', 0);
};
%web_idl.setNames = function (object, names) {
  %setSlot(object, 2, names);
};

// The state of a platform object of one of the kinds whose test is given; a TypeError otherwise, as Web IDL says.
%define('StateOf', function (object) {
  if (!%isClass(object, 'platform')) %throwTypeError('Illegal invocation');
  return %slot(object, 0);
});
