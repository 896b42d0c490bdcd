uses('fundamental/operations');
// ECMA-262 20.1 Object Objects
'use strict';

// ECMA-262 20.1.1.1 Object
%constructor('Object', function (value) {
  if (new.target !== undefined && new.target !== %Object) {
    return %newObject(%PrototypeFor(new.target, 'Object.prototype'), 'ordinary', 0);
  }
  return value === undefined || value === null ? {} : %toObject(value);
});

%methods('Object', {
  // ECMA-262 20.1.2.1
  assign(target, source) {
    const to = %toObject(target);
    for (let i = 1; i < %argumentCount(); i++) {
      const next = %argument(i);
      if (next === undefined || next === null) continue;
      const from = %toObject(next);
      const keys = %OwnKeys(from);
      for (let j = 0; j < keys.length; j++) {
        if (%IsEnumerableOwn(from, keys[j])) to[keys[j]] = from[keys[j]];
      }
    }
    return to;
  },

  // ECMA-262 20.1.2.2
  create(prototype, properties) {
    if (!%isObject(prototype) && prototype !== null) {
      %throwTypeError('Object prototype may only be an Object or null: ' + %describe(prototype));
    }
    const object = %newObject(prototype, 'ordinary', 0);
    return properties === undefined ? object : defineProperties(object, properties);
  },

  // ECMA-262 20.1.2.3
  defineProperties(object, properties) {
    if (!%isObject(object)) %throwTypeError('Object.defineProperties called on non-object');
    return defineProperties(object, properties);
  },

  // ECMA-262 20.1.2.4
  defineProperty(object, key, attributes) {
    if (!%isObject(object)) %throwTypeError('Object.defineProperty called on non-object');
    const name = %ToPropertyKey(key);
    %DefineOrThrow(object, name, %ArrayLengthDescriptor(object, name, %ToPropertyDescriptor(attributes)));
    return object;
  },

  // ECMA-262 20.1.2.5
  entries(object) {
    const from = %toObject(object);
    const keys = %OwnKeys(from);
    const list = [];
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i];
      if (typeof key === 'string' && %IsEnumerableOwn(from, key)) %append(list, [key, from[key]]);
    }
    return list;
  },

  // ECMA-262 20.1.2.6
  freeze(object) {
    if (!%isObject(object)) return object;
    if (!setIntegrityLevel(object, true)) %throwTypeError('Cannot freeze');
    return object;
  },

  // ECMA-262 20.1.2.7
  fromEntries(iterable) {
    if (iterable === undefined || iterable === null) %throwTypeError('undefined is not iterable'); // V8's words, for null too
    const object = {};
    %AddEntriesFromIterable(iterable, (key, value) => %CreateDataOrThrow(object, %ToPropertyKey(key), value));
    return object;
  },

  // ECMA-262 20.1.2.8
  getOwnPropertyDescriptor(object, key) {
    const from = %toObject(object);
    return %fromPropertyDescriptor(%GetOwnProperty(from, %ToPropertyKey(key)));
  },

  // ECMA-262 20.1.2.9
  getOwnPropertyDescriptors(object) {
    const from = %toObject(object);
    const keys = %OwnKeys(from);
    const descriptors = {};
    for (let i = 0; i < keys.length; i++) {
      const descriptor = %GetOwnProperty(from, keys[i]);
      if (descriptor !== undefined) %setElement(descriptors, keys[i], %fromPropertyDescriptor(descriptor));
    }
    return descriptors;
  },

  // ECMA-262 20.1.2.10
  getOwnPropertyNames(object) {
    return keysOfType(%toObject(object), 'string');
  },

  // ECMA-262 20.1.2.11
  getOwnPropertySymbols(object) {
    return keysOfType(%toObject(object), 'symbol');
  },

  // ECMA-262 20.1.2.12
  getPrototypeOf(object) {
    return %GetPrototypeOf(%toObject(object));
  },

  // ECMA-262 20.1.2.13
  groupBy(items, callback) {
    const groups = %GroupBy(items, callback, true);
    const object = %newRecord();
    for (let i = 0; i < groups.length; i++) %setElement(object, groups[i].key, groups[i].elements);
    return object;
  },

  // ECMA-262 20.1.2.14
  hasOwn(object, key) {
    const from = %toObject(object);
    return %HasOwnProperty(from, %ToPropertyKey(key));
  },

  // ECMA-262 20.1.2.16
  isExtensible(object) {
    return %isObject(object) && %IsExtensible(object);
  },

  // ECMA-262 20.1.2.17
  isFrozen(object) {
    return !%isObject(object) || testIntegrityLevel(object, true);
  },

  // ECMA-262 20.1.2.18
  isSealed(object) {
    return !%isObject(object) || testIntegrityLevel(object, false);
  },

  // ECMA-262 20.1.2.19
  keys(object) {
    const from = %toObject(object);
    const keys = %OwnKeys(from);
    const list = [];
    for (let i = 0; i < keys.length; i++) {
      if (typeof keys[i] === 'string' && %IsEnumerableOwn(from, keys[i])) %append(list, keys[i]);
    }
    return list;
  },

  // ECMA-262 20.1.2.20
  preventExtensions(object) {
    if (%isObject(object) && !%PreventExtensions(object)) {
      %throwTypeError(
        %isClass(object, 'proxy') && !%isClass(%slot(object, 0), 'platform')
          ? "'preventExtensions' on proxy: trap returned falsish"
          : 'Cannot prevent extensions',
      );
    }
    return object;
  },

  // ECMA-262 20.1.2.22
  seal(object) {
    if (!%isObject(object)) return object;
    if (!setIntegrityLevel(object, false)) %throwTypeError('Cannot seal');
    return object;
  },

  // ECMA-262 20.1.2.23
  setPrototypeOf(object, prototype) {
    if (object === undefined || object === null) %throwTypeError('Object.setPrototypeOf called on null or undefined');
    if (!%isObject(prototype) && prototype !== null) {
      %throwTypeError('Object prototype may only be an Object or null: ' + %describe(prototype));
    }
    if (%isObject(object)) setPrototype(object, prototype);
    return object;
  },

  // ECMA-262 20.1.2.24
  values(object) {
    const from = %toObject(object);
    const keys = %OwnKeys(from);
    const list = [];
    for (let i = 0; i < keys.length; i++) {
      if (typeof keys[i] === 'string' && %IsEnumerableOwn(from, keys[i])) %append(list, from[keys[i]]);
    }
    return list;
  },
});

// ECMA-262 20.1.2.3.1 ObjectDefineProperties
function defineProperties(object, properties) {
  const from = %toObject(properties);
  const keys = %OwnKeys(from);
  const names = [];
  const descriptors = [];
  for (let i = 0; i < keys.length; i++) {
    if (!%IsEnumerableOwn(from, keys[i])) continue;
    %append(names, keys[i]);
    %append(descriptors, %ToPropertyDescriptor(from[keys[i]]));
  }
  for (let i = 0; i < names.length; i++) {
    %DefineOrThrow(object, names[i], %ArrayLengthDescriptor(object, names[i], descriptors[i]));
  }
  return object;
}

function keysOfType(object, type) {
  const keys = %OwnKeys(object);
  const list = [];
  for (let i = 0; i < keys.length; i++) if (typeof keys[i] === type) %append(list, keys[i]);
  return list;
}

function setPrototype(object, prototype) {
  if (%SetPrototypeOf(object, prototype)) return;
  if (%isClass(object, 'proxy')) %throwTypeError("'setPrototypeOf' on proxy: trap returned falsish for property 'undefined'");
  if (object === %ObjectPrototype) %throwTypeError("Immutable prototype object 'Object.prototype' cannot have their prototype set");
  if (!%IsExtensible(object)) %throwTypeError(%describe(object) + ' is not extensible');
  %throwTypeError('Cyclic __proto__ value');
}

// ECMA-262 7.3.15 SetIntegrityLevel; the intrinsic does objects that are not proxies
function setIntegrityLevel(object, frozen) {
  if (!%isClass(object, 'proxy')) return %setIntegrityLevel(object, frozen);
  if (!%PreventExtensions(object)) return false;
  const keys = %OwnKeys(object);
  for (let i = 0; i < keys.length; i++) {
    const record = %newRecord();
    %setElement(record, 'configurable', false);
    if (frozen) {
      const current = %GetOwnProperty(object, keys[i]);
      if (current === undefined) continue;
      if (!('get' in current)) %setElement(record, 'writable', false);
    }
    %DefineOrThrow(object, keys[i], record);
  }
  return true;
}

// ECMA-262 7.3.16 TestIntegrityLevel
function testIntegrityLevel(object, frozen) {
  if (!%isClass(object, 'proxy')) return %testIntegrityLevel(object, frozen);
  if (%IsExtensible(object)) return false;
  const keys = %OwnKeys(object);
  for (let i = 0; i < keys.length; i++) {
    const current = %GetOwnProperty(object, keys[i]);
    if (current === undefined) continue;
    if (current.configurable || (frozen && 'value' in current && current.writable)) return false;
  }
  return true;
}

%methods('Object.prototype', {
  // ECMA-262 20.1.3.2
  hasOwnProperty(key) {
    const name = %ToPropertyKey(key);
    return %HasOwnProperty(%toObject(this), name);
  },

  // ECMA-262 20.1.3.3
  isPrototypeOf(value) {
    if (!%isObject(value)) return false;
    const object = %toObject(this);
    let prototype = value;
    for (;;) {
      prototype = %GetPrototypeOf(prototype);
      if (prototype === null) return false;
      if (prototype === object) return true;
    }
  },

  // ECMA-262 20.1.3.4
  propertyIsEnumerable(key) {
    const name = %ToPropertyKey(key);
    return %IsEnumerableOwn(%toObject(this), name);
  },

  // ECMA-262 20.1.3.5
  toLocaleString() {
    return this.toString();
  },

  // ECMA-262 20.1.3.6
  toString() {
    if (this === undefined) return '[object Undefined]';
    if (this === null) return '[object Null]';
    const object = %toObject(this);
    const builtinTag = %isArray(object) ? 'Array' : %builtinTag(object);
    const tag = object[%SymbolToStringTag];
    return '[object ' + (typeof tag === 'string' ? tag : builtinTag) + ']';
  },

  // ECMA-262 20.1.3.8.1 and .2
  get __proto__() {
    return %GetPrototypeOf(%toObject(this));
  },
  set __proto__(prototype) {
    if (this === undefined || this === null) %throwTypeError('Object.prototype.__proto__ called on null or undefined');
    if ((%isObject(prototype) || prototype === null) && %isObject(this)) setPrototype(this, prototype);
  },

  // ECMA-262 B.2.2.2
  __defineGetter__(key, getter) {
    defineAccessor(%toObject(this), key, 'get', getter, '__defineGetter__');
  },
  // ECMA-262 B.2.2.3
  __defineSetter__(key, setter) {
    defineAccessor(%toObject(this), key, 'set', setter, '__defineSetter__');
  },
  // ECMA-262 B.2.2.4
  __lookupGetter__(key) {
    return lookupAccessor(%toObject(this), %ToPropertyKey(key), 'get');
  },
  // ECMA-262 B.2.2.5
  __lookupSetter__(key) {
    return lookupAccessor(%toObject(this), %ToPropertyKey(key), 'set');
  },
});

function defineAccessor(object, key, field, accessor, name) {
  if (!%isCallable(accessor)) %throwTypeError('Object.prototype.' + name + ': Expecting function');
  const record = %newRecord();
  %setElement(record, field, accessor);
  %setElement(record, 'enumerable', true);
  %setElement(record, 'configurable', true);
  %DefineOrThrow(object, %ToPropertyKey(key), record);
}

function lookupAccessor(object, key, field) {
  for (let holder = object; holder !== null; holder = %GetPrototypeOf(holder)) {
    const descriptor = %GetOwnProperty(holder, key);
    if (descriptor !== undefined) return descriptor[field];
  }
  return undefined;
}
%remember('ObjectPrototypeToString', %ObjectPrototype['toString']);
