uses('fundamental/operations');
// ECMA-262 20.5 Error Objects
'use strict';

// ECMA-262 20.5.1.1 and 20.5.6.1.1. What user code could be asked for stands in the order of the standard: the new target's
// prototype, the message, the options' cause.
function makeError(newTarget, path, message, options) {
  const error = %newError(%PrototypeFor(newTarget, path));
  if (message !== undefined) %defineHidden(error, 'message', `${message}`);
  if (%isObject(options) && 'cause' in options) %defineHidden(error, 'cause', options.cause);
  %captureStack(error, newTarget);
  return error;
}

%constructor('Error', function (message) {
  return makeError(new.target === undefined ? %Error : new.target, 'Error.prototype', message, %argument(1));
});
%constructor(
  'TypeError',
  function (message) {
    return makeError(new.target === undefined ? %TypeError : new.target, 'TypeError.prototype', message, %argument(1));
  },
  %Error,
);
%constructor(
  'RangeError',
  function (message) {
    return makeError(new.target === undefined ? %RangeError : new.target, 'RangeError.prototype', message, %argument(1));
  },
  %Error,
);
%constructor(
  'ReferenceError',
  function (message) {
    return makeError(new.target === undefined ? %ReferenceError : new.target, 'ReferenceError.prototype', message, %argument(1));
  },
  %Error,
);
%constructor(
  'SyntaxError',
  function (message) {
    return makeError(new.target === undefined ? %SyntaxError : new.target, 'SyntaxError.prototype', message, %argument(1));
  },
  %Error,
);
%constructor(
  'EvalError',
  function (message) {
    return makeError(new.target === undefined ? %EvalError : new.target, 'EvalError.prototype', message, %argument(1));
  },
  %Error,
);
%constructor(
  'URIError',
  function (message) {
    return makeError(new.target === undefined ? %URIError : new.target, 'URIError.prototype', message, %argument(1));
  },
  %Error,
);

// ECMA-262 20.5.7.1.1 AggregateError
%constructor(
  'AggregateError',
  function (errors, message) {
    const error = makeError(new.target === undefined ? %AggregateError : new.target, 'AggregateError.prototype', message, %argument(2));
    %defineHidden(error, 'errors', %IterableToList(errors));
    return error;
  },
  %Error,
);

// Explicit Resource Management, SuppressedError
%constructor(
  'SuppressedError',
  function (error, suppressed, message) {
    const newTarget = new.target === undefined ? %SuppressedError : new.target;
    const made = %newError(%PrototypeFor(newTarget, 'SuppressedError.prototype'));
    if (message !== undefined) %defineHidden(made, 'message', `${message}`);
    %captureStack(made, newTarget);
    %defineHidden(made, 'error', error);
    %defineHidden(made, 'suppressed', suppressed);
    return made;
  },
  %Error,
);

%methods('Error.prototype', {
  // ECMA-262 20.5.3.4
  toString() {
    if (!%isObject(this)) %throwTypeError('Method Error.prototype.toString called on incompatible receiver ' + %describe(this));
    let name = this.name;
    name = name === undefined ? 'Error' : `${name}`;
    let message = this.message;
    message = message === undefined ? '' : `${message}`;
    if (name === '') return message;
    if (message === '') return name;
    return name + ': ' + message;
  },
});

%methods('Error', {
  // V8: Error.captureStackTrace(object, constructorOpt)
  captureStackTrace(object, constructor) {
    if (!%isObject(object)) %throwTypeError('invalid_argument');
    %captureStack(object, %isCallable(constructor) ? constructor : %Error['captureStackTrace']);
  },
  // tc39.es/proposal-is-error
  isError(value) {
    return %isClass(value, 'error');
  },
});

// ECMA-262 20.5.3.2, 20.5.3.3 and 20.5.6.3
%defineHidden(%ErrorPrototype, 'name', 'Error');
%defineHidden(%ErrorPrototype, 'message', '');
%defineHidden(%TypeErrorPrototype, 'name', 'TypeError');
%defineHidden(%TypeErrorPrototype, 'message', '');
%defineHidden(%RangeErrorPrototype, 'name', 'RangeError');
%defineHidden(%RangeErrorPrototype, 'message', '');
%defineHidden(%ReferenceErrorPrototype, 'name', 'ReferenceError');
%defineHidden(%ReferenceErrorPrototype, 'message', '');
%defineHidden(%SyntaxErrorPrototype, 'name', 'SyntaxError');
%defineHidden(%SyntaxErrorPrototype, 'message', '');
%defineHidden(%EvalErrorPrototype, 'name', 'EvalError');
%defineHidden(%EvalErrorPrototype, 'message', '');
%defineHidden(%URIErrorPrototype, 'name', 'URIError');
%defineHidden(%URIErrorPrototype, 'message', '');
%defineHidden(%AggregateErrorPrototype, 'name', 'AggregateError');
%defineHidden(%AggregateErrorPrototype, 'message', '');
%defineHidden(%SuppressedErrorPrototype, 'name', 'SuppressedError');
%defineHidden(%SuppressedErrorPrototype, 'message', '');

// V8: how many frames a stack trace lists
%setElement(%Error, 'stackTraceLimit', 10);
