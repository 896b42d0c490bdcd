uses('fundamental/operations', 'intl/intl', 'intl/intl_numbers');
// ECMA-402 10 Collator, 13 ListFormat, 17 PluralRules, 18 RelativeTimeFormat, in en-US
'use strict';

function begun(kind, locales) {
  const state = %newRecord();
  state.kind = 'Intl.' + kind;
  state.where = state.kind;
  state.locale = %intl.locale(locales, state.kind);
  return state;
}

function mustBeNew(newTarget, kind) {
  if (newTarget === undefined) %throwTypeError('Constructor Intl.' + kind + " requires 'new'");
}

// --- 10 Collator ---------------------------------------------------------------------------------------------------------------

function Collator() {
  const state = begun('Collator', %argument(0));
  const options = %intl.options(%argument(1));
  %intl.choice(options, 'usage', ['sort', 'search'], 'sort', state.where);
  %intl.refuseOption(options, 'numeric', state.where);
  %intl.refuseOption(options, 'caseFirst', state.where);
  %intl.refuseOption(options, 'sensitivity', state.where);
  %intl.refuseOption(options, 'ignorePunctuation', state.where);
  return %intl.make(Collator, new.target, state);
}
%intl.add('Collator', Collator);
const { localeCompare } = %StringPrototype;

%methods(Collator.prototype, {
  get compare() {
    const state = %intl.state(this, 'Intl.Collator', 'compare');
    if (state.bound === undefined) {
      state.bound = (x, y) => %call(localeCompare, `${x}`, `${y}`);
      %setFunctionName(state.bound, '', 2);
    }
    return state.bound;
  },
});

// --- 17 PluralRules ------------------------------------------------------------------------------------------------------------

const digitOptions = [
  'notation',
  'minimumIntegerDigits',
  'minimumFractionDigits',
  'maximumFractionDigits',
  'minimumSignificantDigits',
  'maximumSignificantDigits',
];

function PluralRules() {
  mustBeNew(new.target, 'PluralRules');
  const state = begun('PluralRules', %argument(0));
  const options = %intl.options(%argument(1));
  state.type = %intl.choice(options, 'type', ['cardinal', 'ordinal'], 'cardinal', state.where);
  for (let i = 0; i < digitOptions.length; i++) %intl.refuseOption(options, digitOptions[i], state.where);
  state.locale = 'en';
  return %intl.make(PluralRules, new.target, state);
}
%intl.add('PluralRules', PluralRules);

// CLDR's rules for English
function category(type, number) {
  const n = number < 0 ? -number : number;
  if (type === 'cardinal') return n === 1 ? 'one' : 'other';
  const ten = n % 10,
    hundred = n % 100;
  if (ten === 1 && hundred !== 11) return 'one';
  if (ten === 2 && hundred !== 12) return 'two';
  return ten === 3 && hundred !== 13 ? 'few' : 'other';
}

%methods(PluralRules.prototype, {
  resolvedOptions() {
    const state = %intl.state(this, 'Intl.PluralRules', 'resolvedOptions');
    return {
      locale: state.locale,
      type: state.type,
      notation: 'standard',
      minimumIntegerDigits: 1,
      minimumFractionDigits: 0,
      maximumFractionDigits: 3,
      pluralCategories: state.type === 'cardinal' ? ['one', 'other'] : ['few', 'one', 'two', 'other'],
      roundingIncrement: 1,
      roundingMode: 'halfExpand',
      roundingPriority: 'auto',
      trailingZeroDisplay: 'auto',
    };
  },
  select(value) {
    return category(%intl.state(this, 'Intl.PluralRules', 'select').type, +value);
  },
});

// --- 13 ListFormat -------------------------------------------------------------------------------------------------------------

function ListFormat() {
  mustBeNew(new.target, 'ListFormat');
  const state = begun('ListFormat', %argument(0));
  const options = %intl.options(%argument(1));
  state.type = %intl.choice(options, 'type', ['conjunction', 'disjunction', 'unit'], 'conjunction', state.where);
  state.style = %intl.choice(options, 'style', ['long', 'short', 'narrow'], 'long', state.where);
  return %intl.make(ListFormat, new.target, state);
}
%intl.add('ListFormat', ListFormat);

// What stands between two items: inside, before the last of more than two, between the only two.
function joints({ type, style }) {
  if (type === 'unit') return style === 'narrow' ? [' ', ' ', ' '] : [', ', ', ', ', '];
  if (type === 'disjunction') return [', ', ', or ', ' or '];
  if (style === 'long') return [', ', ', and ', ' and '];
  return style === 'short' ? [', ', ', & ', ' & '] : [', ', ', ', ', '];
}

function listParts(state, iterable) {
  const items = iterable === undefined ? [] : %IterableToList(iterable);
  const between = joints(state);
  const parts = [];
  for (let i = 0; i < items.length; i++) {
    if (typeof items[i] !== 'string') %throwTypeError('Iterable yielded ' + %describe(items[i]) + ' which is not a string');
    if (i > 0) {
      %append(parts, 'literal');
      %append(parts, between[i < items.length - 1 ? 0 : i > 1 ? 1 : 2]);
    }
    %append(parts, 'element');
    %append(parts, items[i]);
  }
  return parts;
}

%methods(ListFormat.prototype, {
  resolvedOptions() {
    const state = %intl.state(this, 'Intl.ListFormat', 'resolvedOptions');
    return { locale: state.locale, type: state.type, style: state.style };
  },
  format(list) {
    return %intl.joined(listParts(%intl.state(this, 'Intl.ListFormat', 'format'), list));
  },
  formatToParts(list) {
    return %intl.asObjects(listParts(%intl.state(this, 'Intl.ListFormat', 'formatToParts'), list));
  },
});

// --- 18 RelativeTimeFormat -----------------------------------------------------------------------------------------------------

function RelativeTimeFormat() {
  mustBeNew(new.target, 'RelativeTimeFormat');
  const state = begun('RelativeTimeFormat', %argument(0));
  const options = %intl.options(%argument(1));
  %intl.refuseOption(options, 'numberingSystem', state.where);
  if (%intl.choice(options, 'style', ['long', 'short', 'narrow'], 'long', state.where) !== 'long')
    %refuse(state.where + ' with a short style', 'Short names of units cannot be written truthfully yet.');
  state.numeric = %intl.choice(options, 'numeric', ['always', 'auto'], 'always', state.where);
  return %intl.make(RelativeTimeFormat, new.target, state);
}
%intl.add('RelativeTimeFormat', RelativeTimeFormat);
const units = ['second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'];

// 18.5.1 SingularRelativeTimeUnit
function unitOf(text) {
  for (let i = 0; i < units.length; i++) if (text === units[i] || text === units[i] + 's') return units[i];
  return %throwRangeError("Invalid unit argument for format() '" + text + "'");
}

function spoken(value, unit) {
  if (unit === 'day') return value === 0 ? 'today' : value === 1 ? 'tomorrow' : value === -1 ? 'yesterday' : undefined;
  if (unit === 'second') return value === 0 ? 'now' : undefined;
  if (value === 0) return 'this ' + unit;
  if (unit === 'hour' || unit === 'minute') return undefined;
  return value === 1 ? 'next ' + unit : value === -1 ? 'last ' + unit : undefined;
}

%methods(RelativeTimeFormat.prototype, {
  resolvedOptions() {
    const state = %intl.state(this, 'Intl.RelativeTimeFormat', 'resolvedOptions');
    return { locale: state.locale, style: 'long', numeric: state.numeric, numberingSystem: 'latn' };
  },
  format(value, unit) {
    const state = %intl.state(this, 'Intl.RelativeTimeFormat', 'format');
    const number = +value,
      name = unitOf(`${unit}`);
    if (number - number !== 0) %throwRangeError("The 'number' argument must be finite");
    const word = state.numeric === 'auto' ? spoken(number, name) : undefined;
    if (word !== undefined) return word;
    const past = number < 0 || (number === 0 && 1 / number < 0),
      size = past ? -number : number;
    const told = %intl_numbers.formatNumber(size) + ' ' + name + (size === 1 ? '' : 's');
    return past ? told + ' ago' : 'in ' + told;
  },
});
