uses('fundamental/operations');
// ECMA-262 28.1 The Reflect Object
'use strict';

function object(value, name) {
  if (!%isObject(value)) %throwTypeError('Reflect.' + name + ' called on non-object');
}

%methods('Reflect', {
  // ECMA-262 28.1.1; the fast path takes plain arrays
  apply(target, thisArgument, argumentsList) {
    if (!%isCallable(target)) {
      %throwTypeError(
        'Function.prototype.apply was called on ' + %describe(target) + ', which is ' + %article(target) + ' and not a function',
      );
    }
    return %apply(target, thisArgument, %ListFromArrayLike(argumentsList));
  },
  // ECMA-262 28.1.2
  construct(target, argumentsList) {
    if (!%isConstructor(target)) %throwTypeError(%describe(target) + ' is not a constructor');
    const newTarget = %argumentCount() > 2 ? %argument(2) : target;
    if (!%isConstructor(newTarget)) %throwTypeError(%describe(newTarget) + ' is not a constructor');
    return %construct(target, %ListFromArrayLike(argumentsList), newTarget);
  },
  // ECMA-262 28.1.3
  defineProperty(target, key, attributes) {
    object(target, 'defineProperty');
    const name = %ToPropertyKey(key);
    return %DefineOwnProperty(target, name, %ArrayLengthDescriptor(target, name, %ToPropertyDescriptor(attributes)));
  },
  // ECMA-262 28.1.4
  deleteProperty(target, key) {
    object(target, 'deleteProperty');
    return %DeleteProperty(target, %ToPropertyKey(key));
  },
  // ECMA-262 28.1.5
  get(target, key) {
    object(target, 'get');
    return %OrdinaryGet(target, %ToPropertyKey(key), %argumentCount() > 2 ? %argument(2) : target);
  },
  // ECMA-262 28.1.6
  getOwnPropertyDescriptor(target, key) {
    object(target, 'getOwnPropertyDescriptor');
    return %fromPropertyDescriptor(%GetOwnProperty(target, %ToPropertyKey(key)));
  },
  // ECMA-262 28.1.7
  getPrototypeOf(target) {
    object(target, 'getPrototypeOf');
    return %GetPrototypeOf(target);
  },
  // ECMA-262 28.1.8
  has(target, key) {
    object(target, 'has');
    return key in target;
  },
  // ECMA-262 28.1.9
  isExtensible(target) {
    object(target, 'isExtensible');
    return %IsExtensible(target);
  },
  // ECMA-262 28.1.10
  ownKeys(target) {
    object(target, 'ownKeys');
    return %OwnKeys(target);
  },
  // ECMA-262 28.1.11
  preventExtensions(target) {
    object(target, 'preventExtensions');
    return %PreventExtensions(target);
  },
  // ECMA-262 28.1.12
  set(target, key, value) {
    object(target, 'set');
    return %OrdinarySet(target, %ToPropertyKey(key), value, %argumentCount() > 3 ? %argument(3) : target);
  },
  // ECMA-262 28.1.13
  setPrototypeOf(target, prototype) {
    object(target, 'setPrototypeOf');
    if (!%isObject(prototype) && prototype !== null) {
      %throwTypeError('Object prototype may only be an Object or null: ' + %describe(prototype));
    }
    return %SetPrototypeOf(target, prototype);
  },
});
