uses('infra/web_idl');
// Web IDL, DOMException.
'use strict';

const codes = [
  '',
  'IndexSizeError',
  '',
  'HierarchyRequestError',
  'WrongDocumentError',
  'InvalidCharacterError',
  '',
  'NoModificationAllowedError',
  'NotFoundError',
  'NotSupportedError',
  'InUseAttributeError',
  'InvalidStateError',
  'SyntaxError',
  'InvalidModificationError',
  'NamespaceError',
  'InvalidAccessError',
  '',
  'TypeMismatchError',
  'SecurityError',
  'NetworkError',
  'AbortError',
  'URLMismatchError',
  'QuotaExceededError',
  'TimeoutError',
  'InvalidNodeTypeError',
  'DataCloneError',
];

%constructor('DOMException', function (message = '', name = 'Error') {
  %web_idl.mustBeNew('DOMException', new.target);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, %DOMException), 'DOMException');
  const state = %slot(made, 0);
  state.message = `${message}`;
  state.name = `${name}`;
  return made;
});
%setPrototype(%DOMException.prototype, %ErrorPrototype);
%methods(%DOMException.prototype, {
  get name() {
    return %StateOf(this).name;
  },
  get message() {
    return %StateOf(this).message;
  },
  get code() {
    const name = %StateOf(this).name;
    for (let i = 1; i < codes.length; i++) if (codes[i] !== '' && codes[i] === name) return i;
    return 0;
  },
});

// Web IDL, DOMException names: HIERARCHY_REQUEST_ERR...
const constants = %newRecord();
const named = [
  'INDEX_SIZE',
  'DOMSTRING_SIZE',
  'HIERARCHY_REQUEST',
  'WRONG_DOCUMENT',
  'INVALID_CHARACTER',
  'NO_DATA_ALLOWED',
  'NO_MODIFICATION_ALLOWED',
  'NOT_FOUND',
  'NOT_SUPPORTED',
  'INUSE_ATTRIBUTE',
  'INVALID_STATE',
  'SYNTAX',
  'INVALID_MODIFICATION',
  'NAMESPACE',
  'INVALID_ACCESS',
  'VALIDATION',
  'TYPE_MISMATCH',
  'SECURITY',
  'NETWORK',
  'ABORT',
  'URL_MISMATCH',
  'QUOTA_EXCEEDED',
  'TIMEOUT',
  'INVALID_NODE_TYPE',
  'DATA_CLONE',
];
for (let i = 0; i < named.length; i++) constants[named[i] + '_ERR'] = i + 1;
%constants(%DOMException, constants);
%constants(%DOMException.prototype, constants);

// Web IDL, QuotaExceededError: what is thrown for a quota; quota and requested are null where nobody says them
const QuotaExceededError = function () {
  const message = %argument(0),
    options = %argument(1);
  %web_idl.mustBeNew('QuotaExceededError', new.target);
  return newQuotaError(%web_idl.prototypeOf(new.target, QuotaExceededError), message === undefined ? '' : `${message}`, optionsOf(options));
};
%constructor('QuotaExceededError', QuotaExceededError, %DOMException);

function newQuotaError(prototype, message, given) {
  const made = %NewPlatformObject(prototype, 'DOMException');
  const state = %slot(made, 0);
  state.message = message;
  state.name = 'QuotaExceededError';
  state.quota = given.quota;
  state.requested = given.requested;
  return made;
}

function optionsOf(options) {
  const given = %newRecord();
  given.quota = given.requested = null;
  if (options === undefined || options === null) return given;
  const context = "Failed to construct 'QuotaExceededError': ";
  if (!%isObject(options)) %throwTypeError(context + "The provided value is not of type 'QuotaExceededErrorOptions'.");
  given.quota = double(options.quota, context, 'quota');
  given.requested = double(options.requested, context, 'requested');
  return given;
}

function double(value, context, member) {
  if (value === undefined) return null;
  const number = +value;
  if (number - number !== 0)
    %throwTypeError(
      context + "Failed to read the '" + member + "' property from 'QuotaExceededErrorOptions': The provided double value is non-finite.",
    );
  return number;
}

function quotaState(object) {
  const state = %StateOf(object);
  if (state.quota === undefined) %throwTypeError('Illegal invocation');
  return state;
}
%methods(QuotaExceededError.prototype, {
  get quota() {
    return quotaState(this).quota;
  },
  get requested() {
    return quotaState(this).requested;
  },
});

// What we throw or reject with ourselves has a stack; Chromium gives none to what a program makes, or a copy.
%define('NewDOMException', function (message, name) {
  const made = %dom_exception.make(message, name, name === 'QuotaExceededError' ? null : undefined, null);
  %captureStack(made);
  const stack = %GetOwnProperty(made, 'stack').value,
    frames = %indexOfText(stack, '\n');
  %defineHidden(made, 'stack', name + (message === '' ? '' : ': ' + message) + (frames < 0 ? '' : %substring(stack, frames, stack.length)));
  return made;
});

%dom_exception.make = function (message, name, quota, requested) {
  if (quota === undefined) return new %DOMException(message, name);
  return newQuotaError(QuotaExceededError.prototype, message, { quota, requested });
};
