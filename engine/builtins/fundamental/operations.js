// Abstract operations of ECMA-262 that can run user code: called by instructions of the machine and by the rest of the library.
'use strict';

// ECMA-262 7.1.1 ToPrimitive; the machine asks only for objects.
%define('ToPrimitive', function (input, hint) {
  const exotic = %GetMethod(input, %SymbolToPrimitive);
  if (exotic !== undefined) {
    const result = %call(exotic, input, hint);
    if (%isObject(result)) %throwTypeError('Cannot convert object to primitive value');
    return result;
  }
  return %OrdinaryToPrimitive(input, hint);
});

// ECMA-262 7.1.13 ToBigInt
%define('ToBigInt', function (value) {
  return %toBigInt(%isObject(value) ? %ToPrimitive(value, 'number') : value);
});

// ECMA-262 7.1.22 ToIndex, with the message of its RangeError
%define('ToIndex', function (value, what) {
  const index = value === undefined ? 0 : %toIntegerOrInfinity(+value);
  if (index < 0 || index > 9007199254740991) %throwRangeError(what);
  return index === 0 ? 0 : index;
});

// ECMA-262 7.1.1.1 OrdinaryToPrimitive
%define('OrdinaryToPrimitive', function (input, hint) {
  if (hint === 'string') {
    const toString = input.toString;
    if (%isCallable(toString)) {
      const text = %call(toString, input);
      if (!%isObject(text)) return text;
    }
  }
  const valueOf = input.valueOf;
  if (%isCallable(valueOf)) {
    const value = %call(valueOf, input);
    if (!%isObject(value)) return value;
  }
  if (hint !== 'string') {
    const toString = input.toString;
    if (%isCallable(toString)) {
      const text = %call(toString, input);
      if (!%isObject(text)) return text;
    }
  }
  %throwTypeError('Cannot convert object to primitive value');
});

// ECMA-262 7.3.10 GetMethod
%define('GetMethod', function (value, key) {
  const method = value[key];
  if (method === undefined || method === null) return undefined;
  if (!%isCallable(method)) %throwTypeError(%describe(method) + ' is not a function');
  return method;
});

// ECMA-262 13.10.2 InstanceofOperator
%define('InstanceofOperator', function (value, target) {
  if (!%isObject(target)) %throwTypeError("Right-hand side of 'instanceof' is not an object");
  const method = %GetMethod(target, %SymbolHasInstance);
  if (method !== undefined) return !!%call(method, target, value);
  if (!%isCallable(target)) %throwTypeError("Right-hand side of 'instanceof' is not callable");
  return %OrdinaryHasInstance(target, value);
});

// ECMA-262 7.3.21 OrdinaryHasInstance
%define('OrdinaryHasInstance', function (constructor, value) {
  if (!%isCallable(constructor)) return false;
  if (%isClass(constructor, 'bound_function')) return value instanceof %boundTarget(constructor);
  if (!%isObject(value)) return false;
  const prototype = constructor.prototype;
  if (!%isObject(prototype)) {
    %throwTypeError("Function has non-object prototype '" + %describe(prototype) + "' in instanceof check");
  }
  let object = value;
  for (;;) {
    object = %GetPrototypeOf(object);
    if (object === null) return false;
    if (object === prototype) return true;
  }
});

// ECMA-262 10.1.14 GetPrototypeFromConstructor
%define('PrototypeFor', function (newTarget, path) {
  const prototype = newTarget.prototype;
  return %isObject(prototype) ? prototype : %realmIntrinsic(newTarget, path);
});

// ECMA-262 7.3.22 SpeciesConstructor
%define('SpeciesConstructor', function (object, defaultConstructor) {
  const constructor = object.constructor;
  if (constructor === undefined) return defaultConstructor;
  if (!%isObject(constructor)) %throwTypeError('object.constructor is not an object');
  const species = constructor[%SymbolSpecies];
  if (species === undefined || species === null) return defaultConstructor;
  if (%isConstructor(species)) return species;
  %throwTypeError('object.constructor[Symbol.species] is not a constructor');
});

// ECMA-262 7.3.25 CopyDataProperties: object spread and rest.
%define('CopyDataProperties', function (target, source, excluded) {
  if (source === undefined || source === null) return target;
  const from = %toObject(source);
  const keys = %OwnKeys(from);
  outer: for (let i = 0; i < keys.length; i++) {
    const key = keys[i];
    for (let j = 0; j < excluded.length; j++) if (%sameValue(excluded[j], key)) continue outer;
    if (%IsEnumerableOwn(from, key)) %setElement(target, key, from[key]);
  }
  return target;
});

// ECMA-262 14.7.5.9 EnumerateObjectProperties, where there is a proxy on the way, in V8's order: all keys first, then for each whether
// it is still there and enumerable. Slots: 0 object, 1 keys, 2 position, 3 the key that was found, null at the end.
%define('EnumerateObjectProperties', function (object) {
  const keys = [];
  const seen = %newTable();
  for (let holder = object; holder !== null; holder = %GetPrototypeOf(holder)) {
    const own = %OwnKeys(holder);
    for (let i = 0; i < own.length; i++) {
      const key = own[i];
      if (typeof key === 'symbol' || %tableGet(seen, key) !== undefined) continue;
      if (!%isClass(holder, 'proxy')) {
        const descriptor = %GetOwnProperty(holder, key);
        if (descriptor === undefined) continue;
        %tableSet(seen, key, true);
        if (descriptor.enumerable) %append(keys, key);
      } else {
        %tableSet(seen, key, true);
        %append(keys, key);
      }
    }
  }
  const iterator = %newObject(null, 'for_in_iterator', 4);
  %setSlot(iterator, 0, object);
  %setSlot(iterator, 1, keys);
  %setSlot(iterator, 2, 0);
  return iterator;
});

function isStillEnumerable(object, key) {
  for (let holder = object; holder !== null; holder = %GetPrototypeOf(holder)) {
    const descriptor = %GetOwnProperty(holder, key);
    if (descriptor !== undefined) return !%isClass(holder, 'proxy') || descriptor.enumerable;
  }
  return false;
}

%define('NextEnumerated', function (iterator) {
  const object = %slot(iterator, 0);
  const keys = %slot(iterator, 1);
  let found = null;
  let position = %slot(iterator, 2);
  while (found === null && position < keys.length) {
    const key = keys[position++];
    if (isStillEnumerable(object, key)) found = key;
  }
  %setSlot(iterator, 2, position);
  %setSlot(iterator, 3, found);
  return iterator;
});

// The slow half of the operations on properties: what has a proxy in it. The fast paths take everything else.

// ECMA-262 10.1.11 and 10.5.11 [[OwnPropertyKeys]], as an array of strings and symbols
%define('OwnKeys', function (object) {
  return %ProxyOwnKeys(object);
});
// [[GetOwnProperty]]: a descriptor record (an object without prototype that has the descriptor's fields) or undefined
%define('GetOwnProperty', function (object, key) {
  return %ProxyGetOwnProperty(object, key);
});
%define('DefineOwnProperty', function (object, key, descriptor) {
  if (%isClass(object, 'typed_array')) return %TypedArraySetElement(object, key, descriptor.value);
  return %ProxyDefineOwnProperty(object, key, descriptor);
});
%define('GetPrototypeOf', function (object) {
  return %ProxyGetPrototypeOf(object);
});
%define('SetPrototypeOf', function (object, prototype) {
  return %ProxySetPrototypeOf(object, prototype);
});
%define('PreventExtensions', function (object) {
  return %ProxyPreventExtensions(object);
});
%define('IsExtensible', function (object) {
  return %ProxyIsExtensible(object);
});
%define('DeleteProperty', function (object, key) {
  return %ProxyDelete(object, key);
});
%define('HasOwnProperty', function (object, key) {
  return %GetOwnProperty(object, key) !== undefined;
});

// ECMA-262 7.3.8 DefinePropertyOrThrow
%define('DefineOrThrow', function (object, key, descriptor) {
  if (%DefineOwnProperty(object, key, descriptor)) return;
  if (%isClass(object, 'proxy')) {
    %throwTypeError("'defineProperty' on proxy: trap returned falsish for property '" + %describe(key) + "'");
  }
  const problem = %legacyProblem(object, key);
  if (problem !== undefined) %throwTypeError(problem);
  if (!%HasOwnProperty(object, key)) {
    %throwTypeError('Cannot define property ' + %describe(key) + ', object is not extensible');
  }
  %throwTypeError('Cannot redefine property: ' + %describe(key));
});

// ECMA-262 7.3.5 CreateDataProperty
%define('CreateDataProperty', function (object, key, value) {
  return %DefineOwnProperty(object, key, %dataDescriptor(value));
});
// ECMA-262 7.3.6 CreateDataPropertyOrThrow
%define('CreateDataOrThrow', function (object, key, value) {
  %DefineOrThrow(object, key, %dataDescriptor(value));
});

// ECMA-262 10.1.8.1 OrdinaryGet, with any receiver; the fast path stops where a proxy stands on the chain
%define('OrdinaryGet', function (object, key, receiver) {
  let holder = object;
  for (;;) {
    if (%isClass(holder, 'proxy')) return %ProxyGet(holder, key, receiver);
    const descriptor = %GetOwnProperty(holder, key);
    if (descriptor !== undefined) {
      if ('value' in descriptor) return descriptor.value;
      return descriptor.get === undefined ? undefined : %call(descriptor.get, receiver);
    }
    holder = %GetPrototypeOf(holder);
    if (holder === null) return undefined;
  }
});

// ECMA-262 10.1.9.2 OrdinarySetWithOwnDescriptor, step 2.d: an existing data property gets a value, which an array's length converts
%define('SetOwnValue', function (object, key, value) {
  const problem = "Failed to set the 'length' property on 'Array': Invalid array length";
  return %DefineOwnProperty(object, key, %ArrayLengthDescriptor(object, key, %valueDescriptor(value), problem));
});

// ECMA-262 10.1.9.1 OrdinarySet
%define('OrdinarySet', function (object, key, value, receiver) {
  let holder = object;
  let descriptor;
  for (;;) {
    if (%isClass(holder, 'proxy')) return %ProxySet(holder, key, value, receiver);
    if (%isClass(holder, 'typed_array') && %isNumericKey(key)) {
      if (holder === receiver) return %TypedArraySetElement(holder, key, value);
      if (!%HasOwnProperty(holder, key)) return true;
    }
    descriptor = %GetOwnProperty(holder, key);
    if (descriptor !== undefined) break;
    holder = %GetPrototypeOf(holder);
    if (holder === null) break;
  }
  if (descriptor !== undefined && 'set' in descriptor) {
    if (descriptor.set === undefined) return false;
    %call(descriptor.set, receiver, value);
    return true;
  }
  if (descriptor !== undefined && !descriptor.writable) return false;
  if (!%isObject(receiver)) return false;
  const existing = %GetOwnProperty(receiver, key);
  if (existing === undefined) return %CreateDataProperty(receiver, key, value);
  if ('set' in existing || !existing.writable) return false;
  return %SetOwnValue(receiver, key, value);
});

// ECMA-262 6.2.6.5 ToPropertyDescriptor: a descriptor record
%define('ToPropertyDescriptor', function (attributes) {
  if (!%isObject(attributes)) %throwTypeError('Property description must be an object: ' + %describe(attributes));
  const record = %newRecord();
  if ('enumerable' in attributes) %setElement(record, 'enumerable', !!attributes.enumerable);
  if ('configurable' in attributes) %setElement(record, 'configurable', !!attributes.configurable);
  if ('value' in attributes) %setElement(record, 'value', attributes.value);
  if ('writable' in attributes) %setElement(record, 'writable', !!attributes.writable);
  if ('get' in attributes) {
    const getter = attributes.get;
    if (getter !== undefined && !%isCallable(getter)) %throwTypeError('Getter must be a function: ' + %describe(getter));
    %setElement(record, 'get', getter);
  }
  if ('set' in attributes) {
    const setter = attributes.set;
    if (setter !== undefined && !%isCallable(setter)) %throwTypeError('Setter must be a function: ' + %describe(setter));
    %setElement(record, 'set', setter);
  }
  if (('get' in record || 'set' in record) && ('value' in record || 'writable' in record)) {
    %throwTypeError(
      'Invalid property descriptor. Cannot both specify accessors and a value or writable attribute, ' + %describe(attributes),
    );
  }
  return record;
});

// ECMA-262 7.3.19 CreateListFromArrayLike
%define('ListFromArrayLike', function (arrayLike) {
  if (!%isObject(arrayLike)) %throwTypeError('CreateListFromArrayLike called on non-object');
  const length = %toLength(+arrayLike.length);
  const list = [];
  for (let i = 0; i < length; i++) %append(list, arrayLike[i]);
  return list;
});

// ECMA-262 7.4.11 IteratorClose. After a normal completion what `return` throws counts, and so does a result that is not an object.
%define('IteratorClose', function (iterator) {
  const method = %GetMethod(iterator, 'return');
  if (method === undefined) return;
  const result = %call(method, iterator);
  %requireIteratorResult(result);
});
// ... after a throw completion the error that is already on its way counts
%define('IteratorCloseSilently', function (iterator) {
  try {
    const method = %GetMethod(iterator, 'return');
    if (method !== undefined) %call(method, iterator);
  } catch {}
});

// ECMA-262 7.4.4 GetIterator, for synchronous ones: the iterator object; `next` is read by the caller
%define('GetIterator', function (iterable) {
  const method = iterable === undefined || iterable === null ? undefined : iterable[%SymbolIterator];
  if (!%isCallable(method)) %throwTypeError(%callSite(iterable) + ' is not iterable (cannot read property Symbol(Symbol.iterator))');
  const iterator = %call(method, iterable);
  if (!%isObject(iterator)) %throwTypeError('Result of the Symbol.iterator method is not an object');
  return iterator;
});

// Calls visit(value) for each value of GetIterator(iterable), as ECMA-262 says where it fills something: what visit throws closes the iterator.
%define('ForEachOf', function (iterable, visit) {
  const iterator = %GetIterator(iterable);
  const next = iterator.next;
  for (;;) {
    const result = %call(next, iterator);
    %requireIteratorResult(result);
    if (result.done) return;
    const value = result.value;
    try {
      visit(value);
    } catch (error) {
      %IteratorCloseSilently(iterator);
      throw error;
    }
  }
});

// ECMA-262 7.4.18 IteratorToList of GetIterator(iterable)
%define('IterableToList', function (iterable) {
  const list = %listFromPlainIterable(iterable);
  if (list !== undefined) return list;
  const items = [];
  %ForEachOf(iterable, (value) => %append(items, value));
  return items;
});

// ECMA-262 24.1.1.2 AddEntriesFromIterable: add(key, value) for each entry
%define('AddEntriesFromIterable', function (iterable, add) {
  %ForEachOf(iterable, (entry) => {
    if (!%isObject(entry)) %throwTypeError('Iterator value ' + %describe(entry) + ' is not an entry object');
    add(entry[0], entry[1]);
  });
});

// ECMA-262 7.3.35 GroupBy: [{key, elements}]; keys are property keys, or values as in a Map
%define('GroupBy', function (items, callback, propertyKeys) {
  if (items === undefined || items === null) {
    %throwTypeError((propertyKeys ? 'Object' : 'Map') + '.groupBy called on null or undefined');
  }
  if (!%isCallable(callback)) %throwTypeError(%describe(callback) + ' is not a function');
  const groups = [];
  const places = %newTable();
  const iterator = %GetIterator(items);
  const next = iterator.next;
  for (let k = 0; ; k++) {
    const result = %call(next, iterator);
    %requireIteratorResult(result);
    if (result.done) return groups;
    const value = result.value;
    let key;
    try {
      key = %call(callback, undefined, value, k);
      if (propertyKeys) key = %ToPropertyKey(key);
      else if (key === 0) key = 0;
    } catch (error) {
      %IteratorCloseSilently(iterator);
      throw error;
    }
    let group = %tableGet(places, key);
    if (group === undefined) {
      group = { key, elements: [] };
      %tableSet(places, key, group);
      %append(groups, group);
    }
    %append(group.elements, value);
  }
});

%define('IsEnumerableOwn', function (object, key) {
  const descriptor = %GetOwnProperty(object, key);
  return descriptor !== undefined && descriptor.enumerable;
});

// ECMA-262 7.1.19 ToPropertyKey; the fast path takes what is primitive
%define('ToPropertyKey', function (value) {
  return %ToPropertyKey(%ToPrimitive(value, 'string'));
});

// ECMA-262 10.4.2.4 ArraySetLength, steps 3 to 5: the value of an array's "length" is converted, which can run user code.
%define('ArrayLengthDescriptor', function (object, key, descriptor, problem) {
  if (key !== 'length' || !%isClass(object, 'array') || !('value' in descriptor)) return descriptor;
  const value = descriptor.value;
  if (typeof value === 'number') return descriptor;
  const length = +value >>> 0;
  if (length !== +value) %throwRangeError(problem === undefined ? 'Invalid array length' : problem);
  %setElement(descriptor, 'value', length);
  return descriptor;
});
