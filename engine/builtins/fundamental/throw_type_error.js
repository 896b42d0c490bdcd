uses('fundamental/operations');
// What strict functions and their arguments objects forbid. ECMA-262 10.2.4
'use strict';

function refuseToTell() {
  %throwTypeError(
    "'caller', 'callee', and 'arguments' properties may not be accessed on strict mode functions or the arguments " +
      'objects for calls to them',
  );
}

// ECMA-262 10.2.4.1 %ThrowTypeError%; browsers answer null for a sloppy function that no sloppy function has called
const thrower = %anonymous(function () {
  if (%legacyCaller(this, false) === null) return null;
  refuseToTell();
});
%define('ThrowTypeError', thrower);
%DefineOwnProperty(thrower, 'length', { value: 0, writable: false, enumerable: false, configurable: false });
%DefineOwnProperty(thrower, 'name', { value: '', writable: false, enumerable: false, configurable: false });
%PreventExtensions(thrower);

// Not the same function, other than in the standard: a sloppy function that runs has arguments, whoever has called it.
const argumentsThrower = %anonymous(function () {
  if (%legacyCaller(this, true) === null) return null;
  refuseToTell();
});

// ECMA-262 10.2.4 AddRestrictedFunctionProperties
%DefineOwnProperty(%FunctionPrototype, 'arguments', {
  get: argumentsThrower,
  set: argumentsThrower,
  enumerable: false,
  configurable: true,
});
%DefineOwnProperty(%FunctionPrototype, 'caller', { get: thrower, set: thrower, enumerable: false, configurable: true });
