// ECMA-262 21.1.2 and 21.3.1: the constants of Number and Math, whose functions are leaves (number_natives.cpp,
// math_natives.cpp).
'use strict';

// Number.prototype, Boolean.prototype and BigInt.prototype become what they are: a realm begins with ordinary objects.
%finishWrappers();
%finishBigInt();

%constants('Number', {
  EPSILON: 2.220446049250313e-16,
  MAX_SAFE_INTEGER: 9007199254740991,
  MAX_VALUE: 1.7976931348623157e308,
  MIN_SAFE_INTEGER: -9007199254740991,
  MIN_VALUE: 5e-324,
  NaN: 0 / 0,
  NEGATIVE_INFINITY: -1 / 0,
  POSITIVE_INFINITY: 1 / 0,
});
%constants('Math', {
  E: 2.718281828459045,
  LN10: 2.302585092994046,
  LN2: 0.6931471805599453,
  LOG10E: 0.4342944819032518,
  LOG2E: 1.4426950408889634,
  PI: 3.141592653589793,
  SQRT1_2: 0.7071067811865476,
  SQRT2: 1.4142135623730951,
});
