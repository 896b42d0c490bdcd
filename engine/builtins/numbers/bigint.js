// ECMA-262 6.1.6.2: multiplying, dividing and raising BigInts that are too long for one step. The machine comes here where
// an operator would do more work than a leaf may (runtime/bigint.h); each leaf that is called here does a small part.
'use strict';

const leafDigits = %bigintLeafDigits(); // the product of two lengths, in 32-bit digits, up to which a leaf does it

function magnitude(a) {
  return a < 0n ? -a : a;
}

// Of magnitudes. Karatsuba; where one is far longer, it alone is halved.
function product(a, b) {
  const m = %bigintDigits(a);
  const n = %bigintDigits(b);
  if (m < n) return product(b, a);
  if (m * n <= leafDigits) return a * b;
  const half = m >>> 1;
  const aHigh = %bigintHigh(a, half);
  const aLow = %bigintLow(a, half);
  if (n <= half) return %bigintShift(product(aHigh, b), half) + product(aLow, b);
  const bHigh = %bigintHigh(b, half);
  const bLow = %bigintLow(b, half);
  const high = product(aHigh, bHigh);
  const low = product(aLow, bLow);
  const middle = product(aHigh + aLow, bHigh + bLow) - high - low;
  return %bigintShift(high, 2 * half) + %bigintShift(middle, half) + low;
}

// [quotient, remainder] of magnitudes: the quotient's high half, then its low half with what is left.
function division(a, b) {
  const quotientDigits = %bigintDigits(a) - %bigintDigits(b) + 1;
  if (quotientDigits <= 2 || quotientDigits * %bigintDigits(b) <= leafDigits) return [a / b, a % b];
  const half = quotientDigits >>> 1;
  const high = division(%bigintHigh(a, half), b);
  const low = division(%bigintShift(high[1], half) + %bigintLow(a, half), b);
  return [%bigintShift(high[0], half) + low[0], low[1]];
}

%define('BigIntMultiply', function (a, b) {
  const result = product(magnitude(a), magnitude(b));
  return a < 0n === b < 0n ? result : -result;
});
%define('BigIntDivide', function (a, b) {
  const result = division(magnitude(a), magnitude(b))[0];
  return a < 0n === b < 0n ? result : -result;
});
%define('BigIntRemainder', function (a, b) {
  const result = division(magnitude(a), magnitude(b))[1];
  return a < 0n ? -result : result;
});
// 6.1.6.2.3 BigInt::exponentiate, by squaring
%define('BigIntExponentiate', function (base, exponent) {
  let result = 1n;
  let power = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = result * power;
    if (rest > 1n) power = power * power;
  }
  return result;
});
