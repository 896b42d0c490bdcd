uses('fundamental/operations');
// ECMA-262 10.5 Proxy Object Internal Methods and Internal Slots, 28.2 Proxy Objects.
// Slots of a proxy: 0 target, 1 handler (both null when it is revoked).
'use strict';

// ECMA-262 28.2.1.1 Proxy
%constructor('Proxy', function (target, handler) {
  if (new.target === undefined) %throwTypeError("Constructor Proxy requires 'new'");
  return %newProxy(target, handler);
});
%finishProxy();

%methods('Proxy', {
  // ECMA-262 28.2.2.1
  revocable(target, handler) {
    let proxy = %newProxy(target, handler);
    const result = { proxy, revoke: undefined };
    result.revoke = %anonymous(() => {
      if (proxy === null) return;
      const revoked = proxy;
      proxy = null;
      %setSlot(revoked, 0, null);
      %setSlot(revoked, 1, null);
    });
    return result;
  },
});

// The trap, or undefined: then the target is asked.
function trapOf(proxy, name) {
  const handler = %slot(proxy, 1);
  if (handler === null) %throwTypeError("Cannot perform '" + name + "' on a proxy that has been revoked");
  const trap = handler[name];
  if (trap === undefined || trap === null) return undefined;
  if (!%isCallable(trap))
    %throwTypeError(%describe(trap) + " returned for property '" + name + "' of object '" + %describe(handler) + "' is not a function");
  return trap;
}

function invariant(name, rest) {
  %throwTypeError("'" + name + "' on proxy: " + rest);
}

function isFixed(descriptor) {
  return descriptor !== undefined && !descriptor.configurable;
}

// ECMA-262 10.5.1 [[GetPrototypeOf]]
%define('ProxyGetPrototypeOf', function (proxy) {
  const trap = trapOf(proxy, 'getPrototypeOf');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %GetPrototypeOf(target);
  const prototype = %call(trap, %slot(proxy, 1), target);
  if (!%isObject(prototype) && prototype !== null) invariant('getPrototypeOf', 'trap returned neither object nor null');
  if (!%IsExtensible(target) && prototype !== %GetPrototypeOf(target)) {
    invariant('getPrototypeOf', 'proxy target is non-extensible but the trap did not return its actual prototype');
  }
  return prototype;
});

// ECMA-262 10.5.2 [[SetPrototypeOf]]
%define('ProxySetPrototypeOf', function (proxy, prototype) {
  const trap = trapOf(proxy, 'setPrototypeOf');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %SetPrototypeOf(target, prototype);
  if (!%call(trap, %slot(proxy, 1), target, prototype)) return false;
  if (!%IsExtensible(target) && prototype !== %GetPrototypeOf(target)) {
    invariant('setPrototypeOf', 'trap returned truish for setting a new prototype on the non-extensible proxy target');
  }
  return true;
});

// ECMA-262 10.5.3 [[IsExtensible]]
%define('ProxyIsExtensible', function (proxy) {
  const trap = trapOf(proxy, 'isExtensible');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %IsExtensible(target);
  const extensible = !!%call(trap, %slot(proxy, 1), target);
  if (extensible !== %IsExtensible(target)) {
    invariant('isExtensible', "trap result does not reflect extensibility of proxy target (which is '" + !extensible + "')");
  }
  return extensible;
});

// ECMA-262 10.5.4 [[PreventExtensions]]
%define('ProxyPreventExtensions', function (proxy) {
  const trap = trapOf(proxy, 'preventExtensions');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %PreventExtensions(target);
  const prevented = !!%call(trap, %slot(proxy, 1), target);
  if (prevented && %IsExtensible(target)) invariant('preventExtensions', 'the proxy target is extensible');
  return prevented;
});

// ECMA-262 10.1.6.3 ValidateAndApplyPropertyDescriptor with no object: may `descriptor` be defined over `current`?
function isCompatible(extensible, descriptor, current) {
  if (current === undefined) return extensible;
  if (current.configurable) return true;
  if ('configurable' in descriptor && descriptor.configurable) return false;
  if ('enumerable' in descriptor && descriptor.enumerable !== current.enumerable) return false;
  const isAccessor = 'get' in descriptor || 'set' in descriptor;
  const isData = 'value' in descriptor || 'writable' in descriptor;
  if (!isAccessor && !isData) return true;
  if (isAccessor !== 'get' in current) return false;
  if (isAccessor) {
    if ('get' in descriptor && descriptor.get !== current.get) return false;
    return !('set' in descriptor && descriptor.set !== current.set);
  }
  if (current.writable) return true;
  if ('writable' in descriptor && descriptor.writable) return false;
  return !('value' in descriptor && !%sameValue(descriptor.value, current.value));
}

// ECMA-262 6.2.6.6 CompletePropertyDescriptor
function complete(descriptor) {
  if (!('get' in descriptor) && !('set' in descriptor)) {
    if (!('value' in descriptor)) %setElement(descriptor, 'value', undefined);
    if (!('writable' in descriptor)) %setElement(descriptor, 'writable', false);
  } else {
    if (!('get' in descriptor)) %setElement(descriptor, 'get', undefined);
    if (!('set' in descriptor)) %setElement(descriptor, 'set', undefined);
  }
  if (!('enumerable' in descriptor)) %setElement(descriptor, 'enumerable', false);
  if (!('configurable' in descriptor)) %setElement(descriptor, 'configurable', false);
  return descriptor;
}

// ECMA-262 10.5.5 [[GetOwnProperty]]
%define('ProxyGetOwnProperty', function (proxy, key) {
  const trap = trapOf(proxy, 'getOwnPropertyDescriptor');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %GetOwnProperty(target, key);
  const name = 'getOwnPropertyDescriptor';
  const result = %call(trap, %slot(proxy, 1), target, key);
  if (!%isObject(result) && result !== undefined) {
    invariant(name, "trap returned neither object nor undefined for property '" + %describe(key) + "'");
  }
  const current = %GetOwnProperty(target, key);
  if (result === undefined) {
    if (current === undefined) return undefined;
    if (!current.configurable) {
      invariant(name, "trap returned undefined for property '" + %describe(key) + "' which is non-configurable in the proxy target");
    }
    if (!%IsExtensible(target)) {
      invariant(name, "trap returned undefined for property '" + %describe(key) + "' which exists in the non-extensible proxy target");
    }
    return undefined;
  }
  const extensible = %IsExtensible(target);
  const descriptor = complete(%ToPropertyDescriptor(result));
  if (!isCompatible(extensible, descriptor, current)) {
    invariant(
      name,
      "trap returned descriptor for property '" + %describe(key) + "' that is incompatible with the existing property in the proxy target",
    );
  }
  if (!descriptor.configurable) {
    if (current === undefined || current.configurable) {
      invariant(
        name,
        "trap reported non-configurability for property '" +
          %describe(key) +
          "' which is either non-existent or configurable in the proxy target",
      );
    }
    if ('writable' in descriptor && !descriptor.writable && current.writable) {
      invariant(
        name,
        "trap reported non-configurable and writable for property '" +
          %describe(key) +
          "' which is non-configurable, non-writable in the proxy target",
      );
    }
  }
  return descriptor;
});

// ECMA-262 10.5.6 [[DefineOwnProperty]]
%define('ProxyDefineOwnProperty', function (proxy, key, descriptor) {
  const trap = trapOf(proxy, 'defineProperty');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %DefineOwnProperty(target, key, descriptor);
  const name = 'defineProperty';
  if (!%call(trap, %slot(proxy, 1), target, key, %fromPropertyDescriptor(descriptor))) return false;
  const current = %GetOwnProperty(target, key);
  const extensible = %IsExtensible(target);
  const settingFixed = 'configurable' in descriptor && !descriptor.configurable;
  if (current === undefined) {
    if (!extensible)
      invariant(name, "trap returned truish for adding property '" + %describe(key) + "'  to the non-extensible proxy target");
    if (settingFixed) {
      invariant(
        name,
        "trap returned truish for defining non-configurable property '" +
          %describe(key) +
          "' which is either non-existent or configurable in the proxy target",
      );
    }
    return true;
  }
  if (!isCompatible(extensible, descriptor, current)) {
    invariant(
      name,
      "trap returned truish for adding property '" +
        %describe(key) +
        "'  that is incompatible with the existing property in the proxy target",
    );
  }
  if (settingFixed && current.configurable) {
    invariant(
      name,
      "trap returned truish for defining non-configurable property '" +
        %describe(key) +
        "' which is either non-existent or configurable in the proxy target",
    );
  }
  if ('writable' in current && !current.configurable && current.writable && 'writable' in descriptor && !descriptor.writable) {
    invariant(name, "trap returned truish for defining non-configurable property '" + %describe(key) + "' which cannot be non-writable");
  }
  return true;
});

// ECMA-262 10.5.7 [[HasProperty]]
%define('ProxyHas', function (proxy, key) {
  const trap = trapOf(proxy, 'has');
  const target = %slot(proxy, 0);
  if (trap === undefined) return key in target;
  const has = !!%call(trap, %slot(proxy, 1), target, key);
  if (!has) {
    const current = %GetOwnProperty(target, key);
    if (current !== undefined) {
      if (!current.configurable) {
        invariant(
          'has',
          "trap returned falsish for property '" + %describe(key) + "' which exists in the proxy target as non-configurable",
        );
      }
      if (!%IsExtensible(target)) {
        invariant('has', "trap returned falsish for property '" + %describe(key) + "' but the proxy target is not extensible");
      }
    }
  }
  return has;
});

// ECMA-262 10.5.8 [[Get]]
%define('ProxyGet', function (proxy, key, receiver) {
  const trap = trapOf(proxy, 'get');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %OrdinaryGet(target, key, receiver);
  const value = %call(trap, %slot(proxy, 1), target, key, receiver);
  const current = %GetOwnProperty(target, key);
  if (isFixed(current)) {
    if ('writable' in current && !current.writable && !%sameValue(value, current.value)) {
      invariant(
        'get',
        "property '" +
          %describe(key) +
          "' is a read-only and non-configurable data property on the proxy target but the proxy did not return its actual value (expected '" +
          %describe(current.value) +
          "' but got '" +
          %describe(value) +
          "')",
      );
    }
    if ('get' in current && current.get === undefined && value !== undefined) {
      invariant(
        'get',
        "property '" +
          %describe(key) +
          "' is a non-configurable accessor property on the proxy target and does not have a getter function, but the trap did not return 'undefined' (got '" +
          %describe(value) +
          "')",
      );
    }
  }
  return value;
});

// ECMA-262 10.4.2.4 ArraySetLength, from an assignment of what must be converted by calling the program
function setArrayLength(array, value, strict) {
  const done = %SetOwnValue(array, 'length', value);
  if (!done && strict) %throwTypeError("Cannot assign to read only property 'length' of object '[object Array]'");
  return done;
}

// ECMA-262 10.5.9 [[Set]]; `strict`: the assignment throws when it is refused
%define('ProxySet', function (proxy, key, value, receiver, strict) {
  if (%isClass(proxy, 'typed_array')) return %TypedArraySetElement(proxy, key, value);
  if (%isClass(proxy, 'array')) return setArrayLength(proxy, value, strict);
  const trap = trapOf(proxy, 'set');
  const target = %slot(proxy, 0);
  if (trap === undefined) {
    const done = %OrdinarySet(target, key, value, receiver);
    if (!done && strict) %throwTypeError("Cannot assign to read only property '" + %describe(key) + "' of object");
    return done;
  }
  if (!%call(trap, %slot(proxy, 1), target, key, value, receiver)) {
    if (strict) invariant('set', "trap returned falsish for property '" + %describe(key) + "'");
    return false;
  }
  const current = %GetOwnProperty(target, key);
  if (isFixed(current)) {
    if ('writable' in current && !current.writable && !%sameValue(value, current.value)) {
      invariant(
        'set',
        "trap returned truish for property '" +
          %describe(key) +
          "' which exists in the proxy target as a non-configurable and non-writable data property with a different value",
      );
    }
    if ('set' in current && current.set === undefined) {
      invariant(
        'set',
        "trap returned truish for property '" +
          %describe(key) +
          "' which exists in the proxy target as a non-configurable and non-writable accessor property without a setter",
      );
    }
  }
  return true;
});

// ECMA-262 10.5.10 [[Delete]]; `strict`: the deletion throws when it is refused
%define('ProxyDelete', function (proxy, key, strict) {
  const trap = trapOf(proxy, 'deleteProperty');
  const target = %slot(proxy, 0);
  if (trap === undefined) {
    const done = %DeleteProperty(target, key);
    if (!done && strict) %throwTypeError("Cannot delete property '" + %describe(key) + "' of " + %describe(proxy));
    return done;
  }
  if (!%call(trap, %slot(proxy, 1), target, key)) {
    if (strict) invariant('deleteProperty', "trap returned falsish for property '" + %describe(key) + "'");
    return false;
  }
  const current = %GetOwnProperty(target, key);
  if (current === undefined) return true;
  if (!current.configurable) {
    invariant('deleteProperty', "trap returned truish for property '" + %describe(key) + "' which is non-configurable in the proxy target");
  }
  if (!%IsExtensible(target)) {
    invariant('deleteProperty', "trap returned truish for property '" + %describe(key) + "' but the proxy target is non-extensible");
  }
  return true;
});

// ECMA-262 10.5.11 [[OwnPropertyKeys]]
%define('ProxyOwnKeys', function (proxy) {
  const trap = trapOf(proxy, 'ownKeys');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %OwnKeys(target);
  const result = %call(trap, %slot(proxy, 1), target);
  if (!%isObject(result)) %throwTypeError('CreateListFromArrayLike called on non-object');
  const keys = [];
  const seen = %newTable();
  const length = %toLength(+result.length);
  for (let i = 0; i < length; i++) {
    const key = result[i];
    if (typeof key !== 'string' && typeof key !== 'symbol') %throwTypeError(%describe(key) + ' is not a valid property name');
    %append(keys, key);
  }
  for (let i = 0; i < keys.length; i++) {
    if (%tableGet(seen, keys[i]) !== undefined) invariant('ownKeys', 'trap returned duplicate entries');
    %tableSet(seen, keys[i], true);
  }
  const extensible = %IsExtensible(target);
  const targetKeys = %OwnKeys(target);
  let found = 0;
  for (let i = 0; i < targetKeys.length; i++) {
    const key = targetKeys[i];
    const present = %tableGet(seen, key) !== undefined;
    const fixed = isFixed(%GetOwnProperty(target, key));
    if (!present && (fixed || !extensible)) invariant('ownKeys', "trap result did not include '" + %describe(key) + "'");
    if (present) found++;
  }
  if (!extensible && found !== keys.length) invariant('ownKeys', 'trap returned extra keys but proxy target is non-extensible');
  return keys;
});

// ECMA-262 10.5.12 [[Call]]
%define('ProxyCall', function (proxy, thisArgument, list) {
  const trap = trapOf(proxy, 'apply');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %apply(target, thisArgument, list);
  return %call(trap, %slot(proxy, 1), target, thisArgument, list);
});

// ECMA-262 10.5.13 [[Construct]]
%define('ProxyConstruct', function (proxy, list, newTarget) {
  const trap = trapOf(proxy, 'construct');
  const target = %slot(proxy, 0);
  if (trap === undefined) return %construct(target, list, newTarget);
  const object = %call(trap, %slot(proxy, 1), target, list, newTarget);
  if (!%isObject(object)) %throwTypeError('proxy [[Construct]] must return an object');
  return object;
});
