// Web IDL: platform objects and DOMException. A platform object has one internal slot: its state, a record without prototype.
// What programs call are methods that look the state up; nothing of it can be reached or disturbed by the program.
'use strict';

function prototypeOf(newTarget, constructor) {
  const own = newTarget.prototype;
  return %isObject(own) ? own : constructor.prototype;
}
%platform_objects.prototypeOf = prototypeOf;

// Web IDL 3.7.1: an interface that programs cannot construct
%platform_objects.interface = function (name, parent) {
  const constructor = function () { %throwTypeError("Failed to construct '" + name + "': Illegal constructor"); };
  %constructor(name, constructor, parent);
  return constructor;
};

%platform_objects.mustBeNew = function (name, newTarget) {
  if (newTarget !== undefined) return;
  %throwTypeError("Failed to construct '" + name + "': Please use the 'new' operator, this DOM object constructor cannot be called as a function.");
};

function wanted(count, given) { return count + ' argument' + (count === 1 ? '' : 's') + ' required, but only ' + given + ' present.'; }

// Web IDL 3.6: too few arguments; (given, required, method, interface) and (given, required, interface)
%platform_objects.required = function (given, count, method, name) {
  if (given < count) %throwTypeError("Failed to execute '" + method + "' on '" + name + "': " + wanted(count, given));
};
%platform_objects.requiredToConstruct = function (given, count, name) {
  if (given < count) %throwTypeError("Failed to construct '" + name + "': " + wanted(count, given));
};

%platform_objects.isPlatform = function (value, kind) { return %isClass(value, 'platform') && %slot(value, 0).kind === kind; };

// --- platform objects -------------------------------------------------------------------------------------------------

%define('NewPlatformObject', function (prototype, kind) {
  const made = %newObject(prototype, 'platform', 1);
  const state = %newRecord();
  state.kind = kind;
  %setSlot(made, 0, state);
  return made;
});

// The state of a platform object of one of the kinds whose test is given; a TypeError otherwise, as Web IDL says.
%define('StateOf', function (object) {
  if (!%isClass(object, 'platform')) %throwTypeError('Illegal invocation');
  return %slot(object, 0);
});

// --- DOMException (Web IDL 2.8.1) --------------------------------------------------------------------------------------

const codes = ['', 'IndexSizeError', '', 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', '',
  'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError', 'InvalidStateError', 'SyntaxError',
  'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', '', 'TypeMismatchError', 'SecurityError', 'NetworkError',
  'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError', 'InvalidNodeTypeError', 'DataCloneError'];

%constructor('DOMException', function (message = '', name = 'Error') {
  %platform_objects.mustBeNew('DOMException', new.target);
  const made = %NewPlatformObject(prototypeOf(new.target, %DOMException), 'DOMException');
  const state = %slot(made, 0);
  state.message = `${message}`;
  state.name = `${name}`;
  %captureStack(made);
  return made;
});
%setPrototype(%DOMException.prototype, %ErrorPrototype);
%methods(%DOMException.prototype, {
  get name() { return %StateOf(this).name; },
  get message() { return %StateOf(this).message; },
  get code() {
    const name = %StateOf(this).name;
    for (let i = 1; i < codes.length; i++) if (codes[i] !== '' && codes[i] === name) return i;
    return 0;
  },
});

// Web IDL 2.8.1: HIERARCHY_REQUEST_ERR...
const constants = %newRecord();
const named = ['INDEX_SIZE', 'DOMSTRING_SIZE', 'HIERARCHY_REQUEST', 'WRONG_DOCUMENT', 'INVALID_CHARACTER', 'NO_DATA_ALLOWED', 'NO_MODIFICATION_ALLOWED', 'NOT_FOUND',
  'NOT_SUPPORTED', 'INUSE_ATTRIBUTE', 'INVALID_STATE', 'SYNTAX', 'INVALID_MODIFICATION', 'NAMESPACE', 'INVALID_ACCESS', 'VALIDATION', 'TYPE_MISMATCH', 'SECURITY',
  'NETWORK', 'ABORT', 'URL_MISMATCH', 'QUOTA_EXCEEDED', 'TIMEOUT', 'INVALID_NODE_TYPE', 'DATA_CLONE'];
for (let i = 0; i < named.length; i++) constants[named[i] + '_ERR'] = i + 1;
%constants(%DOMException, constants);
%constants(%DOMException.prototype, constants);

%define('NewDOMException', function (message, name) { return new %DOMException(message, name); });
