uses('control/promise', 'fundamental/operations');
// Explicit Resource Management, DisposableStack and AsyncDisposableStack: tc39.es/proposal-explicit-resource-management
'use strict';

// What is thrown when disposing throws after something else was thrown. `thrown` is { error } or undefined.
function suppress(thrown, error) {
  if (thrown === undefined) return { error };
  const made = %newError(%SuppressedErrorPrototype);
  %defineHidden(made, 'message', 'An error was suppressed during disposal'); // V8's words
  %captureStack(made);
  %defineHidden(made, 'error', error);
  %defineHidden(made, 'suppressed', thrown.error);
  return { error: made };
}

// GetMethod, with V8's words
function methodOf(value, symbol, name) {
  const method = value[symbol];
  if (method === undefined || method === null) return undefined;
  if (!%isCallable(method)) %throwTypeError('Symbol(' + name + ') is not a function');
  return method;
}

// GetDisposeMethod
function disposeMethod(value, isAsync) {
  if (!isAsync) return methodOf(value, %SymbolDispose, 'Symbol.dispose');
  const method = methodOf(value, %SymbolAsyncDispose, 'Symbol.asyncDispose');
  if (method !== undefined) return method;
  const sync = methodOf(value, %SymbolDispose, 'Symbol.dispose');
  return sync === undefined
    ? undefined
    : async function () {
        %call(sync, this);
      };
}

// CreateDisposableResource: { value, method }, or undefined where there is nothing to dispose of
function resourceOf(value, isAsync) {
  if (value === undefined || value === null) return isAsync ? { value: undefined, method: undefined, isAsync } : undefined;
  if (!%isObject(value)) %throwTypeError('An object is expected with `using` declarations');
  const method = disposeMethod(value, isAsync);
  if (method === undefined) %throwTypeError('Symbol(Symbol.dispose) is not a function');
  return { value, method, isAsync };
}

// DisposeResources
function disposeAll(resources, thrown) {
  for (let i = resources.length - 1; i >= 0; i--) {
    try {
      %call(resources[i].method, resources[i].value);
    } catch (error) {
      thrown = suppress(thrown, error);
    }
  }
  if (thrown !== undefined) throw thrown.error;
}

async function disposeAllAsync(resources) {
  let thrown;
  let needsAwait = false;
  let hasAwaited = false;
  for (let i = resources.length - 1; i >= 0; i--) {
    if (resources[i].method === undefined) {
      needsAwait = true;
      continue;
    }
    try {
      const result = %call(resources[i].method, resources[i].value);
      hasAwaited = true;
      await result;
    } catch (error) {
      thrown = suppress(thrown, error);
    }
  }
  if (needsAwait && !hasAwaited) await undefined;
  if (thrown !== undefined) throw thrown.error;
}

// --- `using` declarations: what their instructions call (engine/bytecode/compile_disposal.cpp) ---------------------------------

// NewDisposeCapability, with what DisposeResources keeps while it waits
%define('NewDisposeCapability', function () {
  return { resources: [], left: -1, thrown: undefined, needsAwait: false, hasAwaited: false };
});

// AddDisposableResource
%define('AddDisposableResource', function (capability, value, isAsync) {
  const resource = resourceOf(value, isAsync);
  if (resource !== undefined) %append(capability.resources, resource);
  return value;
});

// DisposeResources of a list without `await using`
%define('DisposeResources', function (capability, kind, value) {
  disposeAll(capability.resources, kind === 1 ? { error: value } : undefined);
});

// DisposeResources up to the next Await: { value } to wait for, or undefined when all is done
%define('DisposeNext', function (capability, kind, value) {
  if (capability.left < 0) {
    capability.left = capability.resources.length;
    if (kind === 1) capability.thrown = { error: value };
  }
  while (capability.left > 0) {
    const resource = capability.resources[capability.left - 1];
    if (!resource.isAsync && capability.needsAwait && !capability.hasAwaited) {
      capability.needsAwait = false;
      return { value: undefined };
    }
    capability.left--;
    if (resource.method === undefined) {
      capability.needsAwait = true;
      continue;
    }
    try {
      const result = %call(resource.method, resource.value);
      if (resource.isAsync) {
        capability.hasAwaited = true;
        return { value: result };
      }
    } catch (error) {
      capability.thrown = suppress(capability.thrown, error);
    }
  }
  if (capability.needsAwait && !capability.hasAwaited) {
    capability.needsAwait = false;
    return { value: undefined };
  }
  if (capability.thrown !== undefined) throw capability.thrown.error;
  return undefined;
});

%define('DisposeFailed', function (capability, error) {
  capability.thrown = suppress(capability.thrown, error);
});

// Slots of both kinds of stacks: 0 its resources, or undefined when it has been disposed of
function make(prototype, brand) {
  const stack = %newObject(prototype, brand, 1);
  %setSlot(stack, 0, []);
  return stack;
}

function check(stack, brand, name, method) {
  if (!%isClass(stack, brand)) {
    %throwTypeError(
      'Method ' +
        (method === 'disposed' ? 'get ' : '') +
        name +
        '.prototype.' +
        method +
        ' called on incompatible receiver ' +
        %describe(stack),
    );
  }
}

// The resources of what has not been disposed of.
function pending(stack, brand, name, method) {
  check(stack, brand, name, method);
  const resources = %slot(stack, 0);
  if (resources === undefined) {
    %throwReferenceError('Cannot call ' + name + '.prototype.' + method + ' on an already-disposed DisposableStack');
  }
  return resources;
}

function checkCallback(callback) {
  if (!%isCallable(callback)) %throwTypeError(%describe(callback) + ' is not a function');
}

function moveTo(stack, resources, moved) {
  %setSlot(moved, 0, resources);
  %setSlot(stack, 0, undefined);
  return moved;
}

// --- DisposableStack ----------------------------------------------------------------------------------------------------------

%constructor('DisposableStack', function () {
  if (new.target === undefined) %throwTypeError("Constructor DisposableStack requires 'new'");
  return make(%PrototypeFor(new.target, 'DisposableStack.prototype'), 'disposable_stack');
});

%methods('DisposableStack.prototype', {
  use(value) {
    const resources = pending(this, 'disposable_stack', 'DisposableStack', 'use');
    const resource = resourceOf(value, false);
    if (resource !== undefined) %append(resources, resource);
    return value;
  },
  dispose() {
    check(this, 'disposable_stack', 'DisposableStack', 'dispose');
    const resources = %slot(this, 0);
    if (resources === undefined) return;
    %setSlot(this, 0, undefined);
    disposeAll(resources, undefined);
  },
  adopt(value, onDispose) {
    const resources = pending(this, 'disposable_stack', 'DisposableStack', 'adopt');
    checkCallback(onDispose);
    %append(resources, { value: undefined, method: () => %call(onDispose, undefined, value) });
    return value;
  },
  defer(onDispose) {
    const resources = pending(this, 'disposable_stack', 'DisposableStack', 'defer');
    checkCallback(onDispose);
    %append(resources, { value: undefined, method: onDispose });
  },
  move() {
    const resources = pending(this, 'disposable_stack', 'DisposableStack', 'move');
    return moveTo(this, resources, make(%DisposableStackPrototype, 'disposable_stack'));
  },
  get disposed() {
    check(this, 'disposable_stack', 'DisposableStack', 'disposed');
    return %slot(this, 0) === undefined;
  },
});
%alias('DisposableStack.prototype', 'dispose', %SymbolDispose);

// --- AsyncDisposableStack -----------------------------------------------------------------------------------------------------

%constructor('AsyncDisposableStack', function () {
  if (new.target === undefined) %throwTypeError("Constructor AsyncDisposableStack requires 'new'");
  return make(%PrototypeFor(new.target, 'AsyncDisposableStack.prototype'), 'async_disposable_stack');
});

%methods('AsyncDisposableStack.prototype', {
  use(value) {
    const resources = pending(this, 'async_disposable_stack', 'AsyncDisposableStack', 'use');
    %append(resources, resourceOf(value, true));
    return value;
  },
  disposeAsync() {
    const capability = %NewPromiseCapability(%Promise);
    try {
      if (!%isClass(this, 'async_disposable_stack')) %throwTypeError('Receiver is not an AsyncDisposableStack');
    } catch (error) {
      %call(capability.reject, undefined, error);
      return capability.promise;
    }
    const resources = %slot(this, 0);
    if (resources !== undefined) {
      %setSlot(this, 0, undefined);
      return disposeAllAsync(resources);
    }
    %call(capability.resolve, undefined, undefined);
    return capability.promise;
  },
  adopt(value, onDisposeAsync) {
    const resources = pending(this, 'async_disposable_stack', 'AsyncDisposableStack', 'adopt');
    checkCallback(onDisposeAsync);
    %append(resources, { value: undefined, method: () => %call(onDisposeAsync, undefined, value) });
    return value;
  },
  defer(onDisposeAsync) {
    const resources = pending(this, 'async_disposable_stack', 'AsyncDisposableStack', 'defer');
    checkCallback(onDisposeAsync);
    %append(resources, { value: undefined, method: onDisposeAsync });
  },
  move() {
    const resources = pending(this, 'async_disposable_stack', 'AsyncDisposableStack', 'move');
    return moveTo(this, resources, make(%AsyncDisposableStackPrototype, 'async_disposable_stack'));
  },
  get disposed() {
    check(this, 'async_disposable_stack', 'AsyncDisposableStack', 'disposed');
    return %slot(this, 0) === undefined;
  },
});
%alias('AsyncDisposableStack.prototype', 'disposeAsync', %SymbolAsyncDispose);

// --- iterators ----------------------------------------------------------------------------------------------------------------

%methods('Iterator.prototype', {
  // Explicit Resource Management, %Iterator.prototype% [ @@dispose ]
  [%SymbolDispose]() {
    const method = %GetMethod(this, 'return');
    if (method !== undefined) %call(method, this);
  },
});

%methods('AsyncIterator.prototype', {
  // Explicit Resource Management, %AsyncIterator.prototype% [ @@asyncDispose ]
  [%SymbolAsyncDispose]() {
    const capability = %NewPromiseCapability(%Promise);
    try {
      const method = %GetMethod(this, 'return');
      if (method === undefined) {
        %call(capability.resolve, undefined, undefined);
        return capability.promise;
      }
      const wrapper = %PromiseResolve(%Promise, %call(method, this));
      const unwrap = %anonymous(() => undefined);
      %performPromiseThen(wrapper, unwrap, undefined, capability.promise, capability.resolve, capability.reject);
    } catch (error) {
      %call(capability.reject, undefined, error);
    }
    return capability.promise;
  },
});
