uses('fundamental/operations');
// ECMA-262 24.1 Map, 24.2 Set, 24.3 WeakMap, 24.4 WeakSet, 26.1 WeakRef, 26.2 FinalizationRegistry: what calls back
'use strict';

function requireNew(newTarget, name) {
  if (newTarget === undefined) %throwTypeError('Constructor ' + name + " requires 'new'");
}

// The adder of a new collection, which programs may have replaced.
function adderOf(collection, name) {
  const adder = collection[name];
  if (!%isCallable(adder)) {
    %throwTypeError(
      "'" + %describe(adder) + "' returned for property '" + name + "' of object '" + %describe(collection) + "' is not a function",
    );
  }
  return adder;
}

// ECMA-262 24.1.1.1 Map
%constructor('Map', function () {
  requireNew(new.target, 'Map');
  const map = %newCollection(%PrototypeFor(new.target, 'Map.prototype'), 'map');
  const iterable = %argument(0);
  if (iterable === undefined || iterable === null) return map;
  const adder = adderOf(map, 'set');
  %AddEntriesFromIterable(iterable, (key, value) => %call(adder, map, key, value));
  return map;
});

// ECMA-262 24.2.2.1 Set
%constructor('Set', function () {
  requireNew(new.target, 'Set');
  const set = %newCollection(%PrototypeFor(new.target, 'Set.prototype'), 'set');
  const iterable = %argument(0);
  if (iterable === undefined || iterable === null) return set;
  const adder = adderOf(set, 'add');
  const list = adder === %SetAdd ? %listFromPlainIterable(iterable) : undefined;
  if (list === undefined) {
    %ForEachOf(iterable, (value) => %call(adder, set, value));
  } else {
    for (let i = 0; i < list.length; i++) %collectionSet(set, list[i], list[i]);
  }
  return set;
});

// ECMA-262 24.3.1.1 WeakMap
%constructor('WeakMap', function () {
  requireNew(new.target, 'WeakMap');
  const map = %newCollection(%PrototypeFor(new.target, 'WeakMap.prototype'), 'weak_map');
  const iterable = %argument(0);
  if (iterable === undefined || iterable === null) return map;
  const adder = adderOf(map, 'set');
  %AddEntriesFromIterable(iterable, (key, value) => %call(adder, map, key, value));
  return map;
});

// ECMA-262 24.4.1.1 WeakSet
%constructor('WeakSet', function () {
  requireNew(new.target, 'WeakSet');
  const set = %newCollection(%PrototypeFor(new.target, 'WeakSet.prototype'), 'weak_set');
  const iterable = %argument(0);
  if (iterable === undefined || iterable === null) return set;
  const adder = adderOf(set, 'add');
  %ForEachOf(iterable, (value) => %call(adder, set, value));
  return set;
});

// ECMA-262 26.1.1.1 WeakRef
%constructor('WeakRef', function (target) {
  requireNew(new.target, 'WeakRef');
  if (!%canBeHeldWeakly(target)) %throwTypeError('WeakRef: invalid target');
  return %newWeakRef(%PrototypeFor(new.target, 'WeakRef.prototype'), target);
});

// ECMA-262 26.2.1.1 FinalizationRegistry
%constructor('FinalizationRegistry', function (cleanupCallback) {
  requireNew(new.target, 'FinalizationRegistry');
  if (!%isCallable(cleanupCallback)) %throwTypeError('FinalizationRegistry: cleanup must be callable');
  return %newRegistry(%PrototypeFor(new.target, 'FinalizationRegistry.prototype'), cleanupCallback);
});

function checkRegistry(registry, name) {
  if (!%isClass(registry, 'finalization_registry')) {
    %throwTypeError('Method FinalizationRegistry.prototype.' + name + ' called on incompatible receiver ' + %describe(registry));
  }
}

%methods('FinalizationRegistry.prototype', {
  // ECMA-262 26.2.3.2
  register(target, heldValue) {
    checkRegistry(this, 'register');
    const token = %argument(2);
    if (!%canBeHeldWeakly(target)) %throwTypeError('FinalizationRegistry.prototype.register: invalid target');
    if (%sameValue(target, heldValue)) {
      %throwTypeError('FinalizationRegistry.prototype.register: target and holdings must not be same');
    }
    if (token !== undefined && !%canBeHeldWeakly(token)) %throwTypeError("Invalid unregisterToken ('" + %describe(token) + "')");
    %registerTarget(this, target, heldValue, token);
  },
  // ECMA-262 26.2.3.3
  unregister(token) {
    checkRegistry(this, 'unregister');
    if (!%canBeHeldWeakly(token)) %throwTypeError("Invalid unregisterToken ('" + %describe(token) + "')");
    return %unregisterToken(this, token);
  },
});

// ECMA-262 9.12 CleanupFinalizationRegistry. What a callback throws is reported, and the rest has a turn of its own.
%define('CleanupFinalizationRegistry', function (registry) {
  const cleanupCallback = %beginCleanup(registry);
  try {
    for (let cell = %takeDeadCell(registry); cell !== undefined; cell = %takeDeadCell(registry)) {
      %call(cleanupCallback, undefined, cell[0]);
    }
  } finally {
    %continueCleanup(registry);
  }
});

%methods('Map', {
  // ECMA-262 24.1.2.1
  groupBy(items, callback) {
    const groups = %GroupBy(items, callback, false);
    const map = %newCollection(%MapPrototype, 'map');
    for (let i = 0; i < groups.length; i++) %collectionSet(map, groups[i].key, groups[i].elements);
    return map;
  },
  // ECMA-262 24.1.2.3
  get [%SymbolSpecies]() {
    return this;
  },
});
%methods('Set', {
  // ECMA-262 24.2.3.2
  get [%SymbolSpecies]() {
    return this;
  },
});

%methods('Map.prototype', {
  // ECMA-262 24.1.3.5
  forEach(callback) {
    if (!%isClass(this, 'map')) %throwTypeError('Method Map.prototype.forEach called on incompatible receiver ' + %describe(this));
    if (!%isCallable(callback)) %throwTypeError(%callSite(callback) + ' is not a function');
    const thisArg = %argument(1);
    for (let at = %collectionNext(this, 0); at >= 0; at = %collectionNext(this, at + 1)) {
      %call(callback, thisArg, %collectionValue(this, at), %collectionKey(this, at), this);
    }
  },
  // tc39.es/proposal-upsert (ES2026)
  getOrInsert(key, value) {
    if (!%isClass(this, 'map')) %throwTypeError('Method Map.prototype.getOrInsert called on incompatible receiver ' + %describe(this));
    if (!%collectionHas(this, key)) %collectionSet(this, key, value);
    return %call(%MapGet, this, key);
  },
  getOrInsertComputed(key, callback) {
    if (!%isClass(this, 'map')) {
      %throwTypeError('Method Map.prototype.getOrInsertComputed called on incompatible receiver ' + %describe(this));
    }
    if (!%isCallable(callback)) %throwTypeError('Map.prototype.getOrInsertComputed is not a function'); // V8's words
    if (%collectionHas(this, key)) return %call(%MapGet, this, key);
    const value = %call(callback, undefined, key === 0 ? 0 : key);
    %collectionSet(this, key, value);
    return value;
  },
});

// A WeakMap, and what can be its key.
function checkWeakMap(map, key, name) {
  if (!%isClass(map, 'weak_map'))
    %throwTypeError('Method WeakMap.prototype.' + name + ' called on incompatible receiver ' + %describe(map));
  if (!%canBeHeldWeakly(key)) %throwTypeError('Invalid value used as weak map key');
}

%methods('WeakMap.prototype', {
  // tc39.es/proposal-upsert (ES2026)
  getOrInsert(key, value) {
    checkWeakMap(this, key, 'getOrInsert');
    if (!%collectionHas(this, key)) %collectionSet(this, key, value);
    return %call(%WeakMapGet, this, key);
  },
  getOrInsertComputed(key, callback) {
    checkWeakMap(this, key, 'getOrInsertComputed');
    if (!%isCallable(callback)) %throwTypeError('WeakMap.prototype.getOrInsertComputed is not a function'); // V8's words
    if (%collectionHas(this, key)) return %call(%WeakMapGet, this, key);
    const value = %call(callback, undefined, key);
    %collectionSet(this, key, value);
    return value;
  },
});

%methods('Set.prototype', {
  // ECMA-262 24.2.4.7
  forEach(callback) {
    if (!%isClass(this, 'set')) %throwTypeError('Method Set.prototype.forEach called on incompatible receiver ' + %describe(this));
    if (!%isCallable(callback)) %throwTypeError(%callSite(callback) + ' is not a function');
    const thisArg = %argument(1);
    for (let at = %collectionNext(this, 0); at >= 0; at = %collectionNext(this, at + 1)) {
      const key = %collectionKey(this, at);
      %call(callback, thisArg, key, key, this);
    }
  },
});

// ECMA-262 24.2.1.2 GetSetRecord
function setRecord(object, method) {
  if (!%isObject(object)) %throwTypeError('Set.prototype.' + method + ' argument must be an object');
  const size = +object.size;
  if (size !== size) %throwTypeError('The .size property is NaN');
  const integer = %toIntegerOrInfinity(size);
  if (integer < 0) %throwRangeError("'" + %describe(size) + "' is an invalid size");
  const has = object.has;
  if (!%isCallable(has)) %throwTypeError('string "has" is not a function');
  const keys = object.keys;
  if (!%isCallable(keys)) %throwTypeError('string "keys" is not a function');
  return { object, size: integer, has, keys };
}

function hasIn(record, value) {
  return !!%call(record.has, record.object, value);
}

// Calls each(value) for each key of a Set Record; when it answers false, that is enough, and the iterator is closed.
function eachKey(record, each) {
  const iterator = %call(record.keys, record.object);
  if (!%isObject(iterator)) %throwTypeError(%describe(iterator) + ' is not an object');
  const next = iterator.next;
  for (;;) {
    const result = %call(next, iterator);
    %requireIteratorResult(result);
    if (result.done) return;
    if (each(result.value) === false) {
      %IteratorClose(iterator);
      return;
    }
  }
}

function thisSet(value, name) {
  if (!%isClass(value, 'set')) %throwTypeError('Method Set.prototype.' + name + ' called on incompatible receiver ' + %describe(value));
}

function copyOf(set) {
  const copy = %newCollection(%SetPrototype, 'set');
  for (let at = %collectionNext(set, 0); at >= 0; at = %collectionNext(set, at + 1)) {
    const key = %collectionKey(set, at);
    %collectionSet(copy, key, key);
  }
  return copy;
}

%methods('Set.prototype', {
  // ECMA-262 24.2.4.5
  difference(other) {
    thisSet(this, 'difference');
    const record = setRecord(other, 'difference');
    const result = copyOf(this);
    if (%collectionSize(this) <= record.size) {
      for (let at = %collectionNext(this, 0); at >= 0; at = %collectionNext(this, at + 1)) {
        const key = %collectionKey(this, at);
        if (hasIn(record, key)) %collectionDelete(result, key);
      }
    } else {
      eachKey(record, (key) => {
        %collectionDelete(result, key);
      });
    }
    return result;
  },
  // ECMA-262 24.2.4.9
  intersection(other) {
    thisSet(this, 'intersection');
    const record = setRecord(other, 'intersection');
    const result = %newCollection(%SetPrototype, 'set');
    if (%collectionSize(this) <= record.size) {
      for (let at = %collectionNext(this, 0); at >= 0; at = %collectionNext(this, at + 1)) {
        const key = %collectionKey(this, at);
        if (hasIn(record, key)) %collectionSet(result, key, key);
      }
    } else {
      eachKey(record, (key) => {
        if (%collectionHas(this, key)) %collectionSet(result, key, key === 0 ? 0 : key);
      });
    }
    return result;
  },
  // ECMA-262 24.2.4.10
  isDisjointFrom(other) {
    thisSet(this, 'isDisjointFrom');
    const record = setRecord(other, 'isDisjointFrom');
    if (%collectionSize(this) <= record.size) {
      for (let at = %collectionNext(this, 0); at >= 0; at = %collectionNext(this, at + 1)) {
        if (hasIn(record, %collectionKey(this, at))) return false;
      }
      return true;
    }
    let disjoint = true;
    eachKey(record, (key) => {
      if (%collectionHas(this, key)) disjoint = false;
      return disjoint;
    });
    return disjoint;
  },
  // ECMA-262 24.2.4.11
  isSubsetOf(other) {
    thisSet(this, 'isSubsetOf');
    const record = setRecord(other, 'isSubsetOf');
    if (%collectionSize(this) > record.size) return false;
    for (let at = %collectionNext(this, 0); at >= 0; at = %collectionNext(this, at + 1)) {
      if (!hasIn(record, %collectionKey(this, at))) return false;
    }
    return true;
  },
  // ECMA-262 24.2.4.12
  isSupersetOf(other) {
    thisSet(this, 'isSupersetOf');
    const record = setRecord(other, 'isSupersetOf');
    if (%collectionSize(this) < record.size) return false;
    let superset = true;
    eachKey(record, (key) => {
      if (!%collectionHas(this, key)) superset = false;
      return superset;
    });
    return superset;
  },
  // ECMA-262 24.2.4.15
  symmetricDifference(other) {
    thisSet(this, 'symmetricDifference');
    const record = setRecord(other, 'symmetricDifference');
    const result = copyOf(this);
    eachKey(record, (key) => {
      if (%collectionHas(this, key)) %collectionDelete(result, key);
      else %collectionSet(result, key, key === 0 ? 0 : key);
    });
    return result;
  },
  // ECMA-262 24.2.4.16
  union(other) {
    thisSet(this, 'union');
    const record = setRecord(other, 'union');
    const result = copyOf(this);
    eachKey(record, (key) => {
      %collectionSet(result, key, key === 0 ? 0 : key);
    });
    return result;
  },
});

%alias('Map.prototype', 'entries', %SymbolIterator);
%alias('Set.prototype', 'values', 'keys');
%alias('Set.prototype', 'values', %SymbolIterator);
%remember('SetAdd', %SetPrototype['add']);
%remember('MapGet', %MapPrototype['get']);
%remember('WeakMapGet', %WeakMapPrototype['get']);
