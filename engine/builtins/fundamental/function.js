uses('fundamental/operations');
// ECMA-262 20.2 Function Objects
'use strict';

// ECMA-262 20.2.1.1.1 CreateDynamicFunction; the machine parses, compiles and makes the function
function createDynamicFunction(kind, texts, newTarget, path) {
  for (let i = 0; i < texts.length; i++) texts[i] = `${texts[i]}`;
  const made = %createDynamicFunction(kind, texts, undefined);
  if (newTarget !== undefined) %SetPrototypeOf(made, %PrototypeFor(newTarget, path));
  return made;
}

// ECMA-262 20.2.1.1 Function, 27.3.1.1, 27.7.1.1, 27.4.1.1
%constructor('Function', function (parameter) {
  return createDynamicFunction('normal', %argumentsFrom(0), new.target, 'Function.prototype');
});
%constructor(
  'GeneratorFunction',
  function (parameter) {
    return createDynamicFunction('generator', %argumentsFrom(0), new.target, 'GeneratorFunction.prototype');
  },
  %Function,
);
%constructor(
  'AsyncFunction',
  function (parameter) {
    return createDynamicFunction('async', %argumentsFrom(0), new.target, 'AsyncFunction.prototype');
  },
  %Function,
);
%constructor(
  'AsyncGeneratorFunction',
  function (parameter) {
    return createDynamicFunction('async_generator', %argumentsFrom(0), new.target, 'AsyncGeneratorFunction.prototype');
  },
  %Function,
);

%methods('Function.prototype', {
  // ECMA-262 20.2.3.1
  apply(thisArg, argArray) {
    if (!%isCallable(this)) {
      %throwTypeError('Function.prototype.apply was called on ' + %describe(this) + ', which is ' + %article(this) + ' and not a function');
    }
    if (argArray === undefined || argArray === null) return %call(this, thisArg);
    return %apply(this, thisArg, %ListFromArrayLike(argArray));
  },

  // ECMA-262 20.2.3.2; the fast path does everything but read an accessor "length" or "name"
  bind(thisArg) {
    if (!%isCallable(this)) %throwTypeError('Bind must be called on a function');
    const bound = %bindFunction(this, thisArg, %argumentsFrom(1));
    let length = 0;
    if (%HasOwnProperty(this, 'length')) {
      const targetLength = this.length;
      if (typeof targetLength === 'number') {
        const count = %argumentCount() > 1 ? %argumentCount() - 1 : 0;
        length = %toIntegerOrInfinity(targetLength) - count;
        if (length < 0 || length !== length) length = 0;
      }
    }
    const name = this.name;
    %setFunctionName(bound, 'bound ' + (typeof name === 'string' ? name : ''), length);
    return bound;
  },

  // ECMA-262 20.2.3.3
  call(thisArg) {
    if (!%isCallable(this)) %throwTypeError(%describe(this) + '.call is not a function');
    return %apply(this, thisArg, %argumentsFrom(1));
  },
});

%defineHasInstance(function (value) {
  return %OrdinaryHasInstance(this, value);
});
