uses('fundamental/operations');
// ECMA-262 21.3.2: the functions of Math that take any number of arguments; their fast paths take numbers.
'use strict';

// The arguments of the running function as numbers, all converted before anything is computed.
function toNumbers(values) {
  for (let i = 0; i < values.length; i++) values[i] = +values[i];
  return values;
}

%methods('Math', {
  // ECMA-262 21.3.2.19
  hypot(x, y) {
    return %apply(%MathHypot, undefined, toNumbers(%argumentsFrom(0)));
  },
  // ECMA-262 21.3.2.25
  max(x, y) {
    return %apply(%MathMax, undefined, toNumbers(%argumentsFrom(0)));
  },
  // ECMA-262 21.3.2.26
  min(x, y) {
    return %apply(%MathMin, undefined, toNumbers(%argumentsFrom(0)));
  },

  // tc39.es/proposal-math-sum (ES2026)
  sumPrecise(items) {
    const numbers = [];
    %ForEachOf(items, (value) => {
      if (typeof value !== 'number') %throwTypeError(%describe(value) + ' is not a number');
      %append(numbers, value);
    });
    return %sumPrecise(numbers);
  },
});
%remember('MathHypot', %Math['hypot']);
%remember('MathMax', %Math['max']);
%remember('MathMin', %Math['min']);
