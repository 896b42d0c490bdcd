uses('intl/intl');
// ECMA-402 16 NumberFormat Objects, in en-US
'use strict';

const symbols = {
  USD: '$',
  EUR: '€',
  GBP: '£',
  JPY: '¥',
  INR: '₹',
  CNY: 'CN¥',
  KRW: '₩',
  BRL: 'R$',
  CAD: 'CA$',
  AUD: 'A$',
  MXN: 'MX$',
  NZD: 'NZ$',
  HKD: 'HK$',
  TWD: 'NT$',
  ILS: '₪',
  VND: '₫',
  PHP: '₱',
  XAF: 'FCFA',
  XOF: 'F CFA',
  XPF: 'CFPF',
  XCD: 'EC$',
};
const narrow = {
  CNY: '¥',
  CAD: '$',
  AUD: '$',
  MXN: '$',
  NZD: '$',
  HKD: '$',
  TWD: '$',
  SGD: '$',
  RUB: '₽',
  UAH: '₴',
  TRY: '₺',
  PLN: 'zł',
  CZK: 'Kč',
  HUF: 'Ft',
  NGN: '₦',
  CLP: '$',
  COP: '$',
  ARS: '$',
};
const noDigits = ' BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ';
const threeDigits = ' BHD IQD JOD KWD LYD OMR TND ';

function isIn(list, code) {
  return %stringIndexOf(list, ' ' + code + ' ', 0) >= 0;
}
function digitsOf(currency) {
  return isIn(noDigits, currency) ? 0 : isIn(threeDigits, currency) ? 3 : 2;
}

// '?' for what is not a letter
function upperLetter(letter) {
  const index = %stringIndexOf('abcdefghijklmnopqrstuvwxyz', letter, 0);
  if (index >= 0) return 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[index];
  return letter >= 'A' && letter <= 'Z' ? letter : '?';
}

function currencyOf(options, state) {
  const value = options.currency;
  if (value === undefined) {
    if (state.style === 'currency') %throwTypeError('Currency code is required with currency style.');
    return;
  }
  const text = `${value}`;
  let code = '';
  for (let i = 0; i < text.length; i++) code += upperLetter(text[i]);
  if (code.length !== 3 || %stringIndexOf(code, '?', 0) >= 0) %throwRangeError('Invalid currency code : ' + text);
  if (state.style === 'currency') state.currency = code;
}

// 16.1.3 SetNumberFormatDigitOptions
function readDigits(state, options, least, most) {
  const integer = %intl.number(options, 'minimumIntegerDigits', 1, 21);
  const leastFraction = %intl.number(options, 'minimumFractionDigits', 0, 100),
    mostFraction = %intl.number(options, 'maximumFractionDigits', 0, 100);
  const leastSignificant = %intl.number(options, 'minimumSignificantDigits', 1, 21);
  const mostSignificant = %intl.number(options, 'maximumSignificantDigits', leastSignificant === undefined ? 1 : leastSignificant, 21);
  state.integer = integer === undefined ? 1 : integer;
  if (leastSignificant !== undefined || mostSignificant !== undefined) {
    state.leastSignificant = leastSignificant === undefined ? 1 : leastSignificant;
    state.mostSignificant = mostSignificant === undefined ? 21 : mostSignificant;
    return;
  }
  state.compactRounding = state.notation === 'compact' && leastFraction === undefined && mostFraction === undefined;
  if (leastFraction !== undefined && mostFraction !== undefined && leastFraction > mostFraction)
    %throwRangeError('maximumFractionDigits value is out of range.');
  state.leastFraction =
    leastFraction !== undefined ? leastFraction : mostFraction !== undefined && mostFraction < least ? mostFraction : least;
  state.mostFraction = mostFraction !== undefined ? mostFraction : most < state.leastFraction ? state.leastFraction : most;
}

function groupingOf(options, state) {
  const value = options.useGrouping;
  if (value === undefined) return state.notation === 'compact' ? 'min2' : 'auto';
  if (value === true) return 'always';
  if (value === false || value === null || value === 0 || value === '') return false;
  const text = `${value}`;
  if (text === 'true' || text === 'false') return state.notation === 'compact' ? 'min2' : 'auto';
  return %intl.choice({ useGrouping: text }, 'useGrouping', ['min2', 'auto', 'always'], 'auto', state.where);
}

// 16.1.2 the options, in the order in which they are read
function read(state, locales, given) {
  state.kind = 'Intl.NumberFormat';
  state.locale = %intl.locale(locales, state.where);
  const options = %intl.options(given);
  %intl.choice(options, 'localeMatcher', ['lookup', 'best fit'], 'best fit', state.where);
  %intl.refuseOption(options, 'numberingSystem', state.where);
  state.style = %intl.choice(options, 'style', ['decimal', 'percent', 'currency', 'unit'], 'decimal', state.where);
  currencyOf(options, state);
  state.display = %intl.choice(options, 'currencyDisplay', ['code', 'symbol', 'narrowSymbol', 'name'], 'symbol', state.where);
  state.sign = %intl.choice(options, 'currencySign', ['standard', 'accounting'], 'standard', state.where);
  if (state.style === 'unit' || (state.style === 'currency' && state.display === 'name'))
    %refuse(state.where + ' with the names of units', 'Names of units and currencies cannot be written truthfully yet.');
  state.notation = %intl.choice(options, 'notation', ['standard', 'scientific', 'engineering', 'compact'], 'standard', state.where);
  if (state.notation === 'scientific' || state.notation === 'engineering')
    %refuse(state.where + ' with the notation ' + state.notation, 'This notation cannot be run truthfully yet.');
  const digits = state.style === 'currency' ? digitsOf(state.currency) : 0;
  readDigits(
    state,
    options,
    state.notation === 'compact' ? 0 : digits,
    state.style === 'currency'
      ? state.notation === 'compact'
        ? 0
        : digits
      : state.style === 'percent' || state.notation === 'compact'
        ? 0
        : 3,
  );
  %intl.refuseOption(options, 'roundingIncrement', state.where);
  %intl.choice(options, 'roundingMode', ['halfExpand'], 'halfExpand', state.where);
  %intl.refuseOption(options, 'roundingPriority', state.where);
  %intl.refuseOption(options, 'trailingZeroDisplay', state.where);
  if (%intl.choice(options, 'compactDisplay', ['short', 'long'], 'short', state.where) === 'long' && state.notation === 'compact')
    %refuse(state.where + ' with long compact numbers', 'Long compact numbers cannot be written truthfully yet.');
  state.grouping = groupingOf(options, state);
  state.signs = %intl.choice(options, 'signDisplay', ['auto', 'never', 'always', 'exceptZero', 'negative'], 'auto', state.where);
  return state;
}

function newState(where) {
  const state = %newRecord();
  state.where = where;
  return state;
}

function NumberFormat() {
  const state = newState('Intl.NumberFormat');
  read(state, %argument(0), %argument(1));
  return %intl.make(NumberFormat, new.target, state);
}
%intl.add('NumberFormat', NumberFormat);

// --- formatting --------------------------------------------------------------------------------------------------------------

function integerLength(text) {
  const point = %stringIndexOf(text, '.', 0);
  return point < 0 ? text.length : point;
}

function digitsWith(state, text, shift) {
  if (state.mostSignificant) return %decimalText(text, shift, state.integer, 0, 0, state.leastSignificant, state.mostSignificant);
  if (state.compactRounding) {
    const whole = %decimalText(text, shift, 1, 0, 0, 0, 0);
    if (whole.length > 1) return whole;
    return %decimalText(text, shift, 1, 0, 0, 1, 2);
  }
  return %decimalText(text, shift, state.integer, state.leastFraction, state.mostFraction, 0, 0);
}

// Thousands, millions...: by the size before rounding, and once more where rounding reaches the next.
function compacted(state, text, shift) {
  const letters = ['', 'K', 'M', 'B', 'T'];
  const size = integerLength(%decimalText(text, shift, 1, 0, 0, 0, 0));
  let step = size > 12 ? 4 : size > 9 ? 3 : size > 6 ? 2 : size > 3 ? 1 : 0;
  let digits = digitsWith(state, text, shift - 3 * step);
  if (step < 4 && integerLength(digits) > 3) digits = digitsWith(state, text, shift - 3 * ++step);
  return [digits, letters[step]];
}

function isZero(digits) {
  for (let i = 0; i < digits.length; i++) if (digits[i] !== '0' && digits[i] !== '.') return false;
  return true;
}

function addDigits(parts, digits, grouping) {
  const length = integerLength(digits);
  const grouped = grouping !== false && !(grouping === 'min2' && length < 5);
  let from = 0;
  if (grouped) {
    for (let to = length % 3 || 3; to < length; to += 3) {
      %append(parts, 'integer');
      %append(parts, %substring(digits, from, to));
      %append(parts, 'group');
      %append(parts, ',');
      from = to;
    }
  }
  %append(parts, 'integer');
  %append(parts, %substring(digits, from, length));
  if (length === digits.length) return;
  %append(parts, 'decimal');
  %append(parts, '.');
  %append(parts, 'fraction');
  %append(parts, %substring(digits, length + 1, digits.length));
}

function signOf(state, negative, zero) {
  switch (state.signs) {
    case 'never':
      return '';
    case 'always':
      return negative ? '-' : '+';
    case 'exceptZero':
      return zero ? '' : negative ? '-' : '+';
    case 'negative':
      return negative && !zero ? '-' : '';
    default:
      return negative ? '-' : '';
  }
}

function addCurrency(parts, state) {
  const code = state.currency;
  let sign = code;
  if (state.display === 'narrowSymbol' && narrow[code] !== undefined) sign = narrow[code];
  else if (state.display !== 'code' && symbols[code] !== undefined) sign = symbols[code];
  %append(parts, 'currency');
  %append(parts, sign);
  const last = sign[sign.length - 1];
  if (last < 'A' || (last > 'Z' && last < 'a') || last > 'z') return;
  %append(parts, 'literal');
  %append(parts, '\u00a0');
}

// 16.5.5 PartitionNumberPattern
function partsOf(state, value) {
  const negative = typeof value === 'bigint' ? value < 0n : value < 0 || (value === 0 && 1 / value < 0);
  const parts = [];
  let body = [],
    zero = false,
    letter = '';
  if (value !== value) {
    body = ['nan', 'NaN'];
    zero = true;
  } else if (value === 1 / 0 || value === -1 / 0) {
    body = ['infinity', '∞'];
  } else {
    let text = `${value}`;
    if (text[0] === '-') text = %substring(text, 1, text.length);
    const shift = state.style === 'percent' ? 2 : 0;
    let digits;
    if (state.notation === 'compact') {
      const shown = compacted(state, text, shift);
      digits = shown[0];
      letter = shown[1];
    } else {
      digits = digitsWith(state, text, shift);
    }
    zero = isZero(digits);
    addDigits(body, digits, state.grouping);
  }
  const sign = signOf(state, negative, zero);
  const accounts = sign === '-' && state.style === 'currency' && state.sign === 'accounting';
  if (sign !== '') {
    %append(parts, accounts ? 'literal' : sign === '-' ? 'minusSign' : 'plusSign');
    %append(parts, accounts ? '(' : sign);
  }
  if (state.style === 'currency') addCurrency(parts, state);
  for (let i = 0; i < body.length; i++) %append(parts, body[i]);
  if (letter !== '') {
    %append(parts, 'compact');
    %append(parts, letter);
  }
  if (state.style === 'percent') {
    %append(parts, 'percentSign');
    %append(parts, '%');
  }
  if (accounts) {
    %append(parts, 'literal');
    %append(parts, ')');
  }
  return parts;
}

// 16.5.16 ToIntlMathematicalValue
function numeric(value) {
  const primitive = %isObject(value) ? %ToPrimitive(value, 'number') : value;
  return typeof primitive === 'bigint' ? primitive : +primitive;
}

%methods(NumberFormat.prototype, {
  resolvedOptions() {
    const state = %intl.state(this, 'Intl.NumberFormat', 'resolvedOptions');
    const told = { locale: state.locale, numberingSystem: 'latn', style: state.style };
    if (state.style === 'currency') {
      told.currency = state.currency;
      told.currencyDisplay = state.display;
      told.currencySign = state.sign;
    }
    told.minimumIntegerDigits = state.integer;
    if (state.mostSignificant) {
      told.minimumSignificantDigits = state.leastSignificant;
      told.maximumSignificantDigits = state.mostSignificant;
    } else {
      told.minimumFractionDigits = state.leastFraction;
      told.maximumFractionDigits = state.mostFraction;
    }
    if (state.compactRounding) {
      told.minimumSignificantDigits = 1;
      told.maximumSignificantDigits = 2;
    }
    told.useGrouping = state.grouping;
    told.notation = state.notation;
    if (state.notation === 'compact') told.compactDisplay = 'short';
    told.signDisplay = state.signs;
    told.roundingIncrement = 1;
    told.roundingMode = 'halfExpand';
    told.roundingPriority = state.compactRounding ? 'morePrecision' : 'auto';
    told.trailingZeroDisplay = 'auto';
    return told;
  },
  formatToParts(value) {
    const state = %intl.state(this, 'Intl.NumberFormat', 'formatToParts');
    return %intl.asObjects(partsOf(state, numeric(value)));
  },
  get format() {
    const state = %intl.state(this, 'Intl.NumberFormat', 'format');
    if (state.bound === undefined) {
      state.bound = (value) => %intl.joined(partsOf(state, numeric(value)));
      %setFunctionName(state.bound, '', 1);
    }
    return state.bound;
  },
});

%intl_numbers.formatNumber = function (value) {
  return %intl.joined(partsOf(plain, value));
};
const plain = read(newState(''), undefined, undefined);

function localeText(value, locales, options, where) {
  if (locales === undefined && options === undefined) return %intl_numbers.formatNumber(value);
  return %intl.joined(partsOf(read(newState(where), locales, options), value));
}

%methods('Number.prototype', {
  // ECMA-402 19.2.1
  toLocaleString() {
    return localeText(%thisNumber(this, 'toLocaleString'), %argument(0), %argument(1), 'Number.prototype.toLocaleString');
  },
});
%methods('BigInt.prototype', {
  // ECMA-402 19.3.1
  toLocaleString() {
    return localeText(%thisBigInt(this), %argument(0), %argument(1), 'BigInt.prototype.toLocaleString');
  },
});
