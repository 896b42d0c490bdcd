uses('infra/web_idl');
// Web IDL, DOMException.
'use strict';

const codes = ['', 'IndexSizeError', '', 'HierarchyRequestError', 'WrongDocumentError', 'InvalidCharacterError', '',
  'NoModificationAllowedError', 'NotFoundError', 'NotSupportedError', 'InUseAttributeError', 'InvalidStateError', 'SyntaxError',
  'InvalidModificationError', 'NamespaceError', 'InvalidAccessError', '', 'TypeMismatchError', 'SecurityError', 'NetworkError',
  'AbortError', 'URLMismatchError', 'QuotaExceededError', 'TimeoutError', 'InvalidNodeTypeError', 'DataCloneError'];

%constructor('DOMException', function (message = '', name = 'Error') {
  %web_idl.mustBeNew('DOMException', new.target);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, %DOMException), 'DOMException');
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

// Web IDL, DOMException names: HIERARCHY_REQUEST_ERR...
const constants = %newRecord();
const named = ['INDEX_SIZE', 'DOMSTRING_SIZE', 'HIERARCHY_REQUEST', 'WRONG_DOCUMENT', 'INVALID_CHARACTER', 'NO_DATA_ALLOWED', 'NO_MODIFICATION_ALLOWED', 'NOT_FOUND',
  'NOT_SUPPORTED', 'INUSE_ATTRIBUTE', 'INVALID_STATE', 'SYNTAX', 'INVALID_MODIFICATION', 'NAMESPACE', 'INVALID_ACCESS', 'VALIDATION', 'TYPE_MISMATCH', 'SECURITY',
  'NETWORK', 'ABORT', 'URL_MISMATCH', 'QUOTA_EXCEEDED', 'TIMEOUT', 'INVALID_NODE_TYPE', 'DATA_CLONE'];
for (let i = 0; i < named.length; i++) constants[named[i] + '_ERR'] = i + 1;
%constants(%DOMException, constants);
%constants(%DOMException.prototype, constants);

%define('NewDOMException', function (message, name) { return new %DOMException(message, name); });
