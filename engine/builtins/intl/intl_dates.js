uses('intl/intl');
// ECMA-402 11 DateTimeFormat Objects, in en-US, for the run's own time zone and UTC
'use strict';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const areas = ' Africa America Antarctica Arctic Asia Atlantic Australia Brazil Canada Chile Etc Europe Indian Mexico Pacific US ';
const numeric = ['2-digit', 'numeric'],
  words = ['narrow', 'short', 'long'],
  styles = ['full', 'long', 'medium', 'short'];

function two(number) {
  return number < 10 ? '0' + number : `${number}`;
}

// The zones that can be told: the run's own, and UTC.
function zoneOf(options, state) {
  const value = options.timeZone;
  state.zone = %zoneName();
  if (value !== undefined) {
    const text = `${value}`;
    if (text === 'UTC' || text === 'Etc/UTC' || text === 'GMT' || text === 'Etc/GMT') state.zone = 'UTC';
    else if (text !== state.zone) refuseZone(text, state);
  }
  state.utc = state.zone === 'UTC';
}

function refuseZone(text, state) {
  const slash = %stringIndexOf(text, '/', 0);
  const known = slash > 0 && %stringIndexOf(areas, ' ' + %substring(text, 0, slash) + ' ', 0) >= 0;
  if (!known) %throwRangeError('Invalid time zone specified: ' + text);
  %refuse(state.where + ' with the time zone ' + text, "Only the run's own zone and UTC can be told truthfully yet.");
}

// 11.1.2 CreateDateTimeFormat
function read(state, locales, given, required, defaults) {
  state.kind = 'Intl.DateTimeFormat';
  state.locale = %intl.locale(locales, state.where);
  const options = %intl.options(given),
    where = state.where;
  %intl.choice(options, 'localeMatcher', ['lookup', 'best fit'], 'best fit', where);
  %intl.refuseOption(options, 'calendar', where);
  %intl.refuseOption(options, 'numberingSystem', where);
  const hour12 = options.hour12;
  const cycle = %intl.choice(options, 'hourCycle', ['h11', 'h12', 'h23', 'h24'], undefined, where);
  zoneOf(options, state);
  state.weekday = %intl.choice(options, 'weekday', words, undefined, where);
  %intl.refuseOption(options, 'era', where);
  state.year = %intl.choice(options, 'year', numeric, undefined, where);
  state.month = %intl.choice(options, 'month', ['2-digit', 'numeric', 'narrow', 'short', 'long'], undefined, where);
  state.day = %intl.choice(options, 'day', numeric, undefined, where);
  %intl.refuseOption(options, 'dayPeriod', where);
  state.hour = %intl.choice(options, 'hour', numeric, undefined, where);
  state.minute = %intl.choice(options, 'minute', numeric, undefined, where);
  state.second = %intl.choice(options, 'second', numeric, undefined, where);
  state.fraction = %intl.number(options, 'fractionalSecondDigits', 1, 3);
  %intl.refuseOption(options, 'timeZoneName', where);
  %intl.choice(options, 'formatMatcher', ['basic', 'best fit'], 'best fit', where);
  state.dateStyle = %intl.choice(options, 'dateStyle', styles, undefined, where);
  state.timeStyle = %intl.choice(options, 'timeStyle', styles, undefined, where);
  const asked = state.weekday || state.year || state.month || state.day || state.hour || state.minute || state.second || state.fraction;
  if (state.dateStyle !== undefined || state.timeStyle !== undefined) {
    if (asked !== undefined) %throwTypeError('Invalid option : option');
    if (required === 'date' && state.timeStyle !== undefined) %throwTypeError('Invalid option : timeStyle');
    if (required === 'time' && state.dateStyle !== undefined) %throwTypeError('Invalid option : dateStyle');
    spell(state);
  } else {
    addDefaults(state, required, defaults);
  }
  if (state.hour !== undefined) state.cycle = hour12 !== undefined ? (hour12 ? 'h12' : 'h23') : cycle === undefined ? 'h12' : cycle;
  checkFields(state);
  return state;
}

function addDefaults(state, required, defaults) {
  const date = state.weekday || state.year || state.month || state.day;
  const time = state.hour || state.minute || state.second || state.fraction;
  if (required !== 'time' && date !== undefined) return;
  if (required !== 'date' && time !== undefined) return;
  if (defaults !== 'time') state.year = state.month = state.day = 'numeric';
  if (defaults !== 'date') state.hour = state.minute = state.second = 'numeric';
}

// What the styles stand for in en-US.
function spell(state) {
  const { dateStyle: date, timeStyle: time } = state;
  if (date === 'full') state.weekday = 'long';
  if (date !== undefined) {
    state.month = date === 'short' ? 'numeric' : date === 'medium' ? 'short' : 'long';
    state.day = 'numeric';
    state.year = date === 'short' ? '2-digit' : 'numeric';
  }
  if (time === undefined) return;
  if ((time === 'full' || time === 'long') && !state.utc)
    %refuse(state.where + ' with the timeStyle ' + time, 'Names of time zones cannot be told truthfully yet.');
  state.hour = 'numeric';
  state.minute = '2-digit';
  if (time !== 'short') state.second = '2-digit';
  state.zoneWord = time === 'full' ? 'Coordinated Universal Time' : time === 'long' ? 'UTC' : undefined;
}

// Combinations for which en-US has no pattern of its own are put together by rules that we do not have.
function checkFields(state) {
  const { weekday, year, month, day, hour, minute, second, fraction } = state;
  const strange =
    (month === undefined && year !== undefined && (day !== undefined || weekday !== undefined)) ||
    (month !== undefined && weekday !== undefined && day === undefined) ||
    (hour !== undefined && minute === undefined && second !== undefined) ||
    (fraction !== undefined && (minute === undefined || second === undefined));
  if (strange)
    %refuse(state.where + ' with this combination of fields', 'Only the usual combinations of fields can be written truthfully yet.');
}

function DateTimeFormat() {
  const state = newState('Intl.DateTimeFormat');
  read(state, %argument(0), %argument(1), 'any', 'date');
  return %intl.make(DateTimeFormat, new.target, state);
}
%intl.add('DateTimeFormat', DateTimeFormat);

function newState(where) {
  const state = %newRecord();
  state.where = where;
  return state;
}

// --- formatting --------------------------------------------------------------------------------------------------------------

function add(parts, type, text) {
  %append(parts, type);
  %append(parts, text);
}

function shortened(name, width, letters) {
  return width === 'long' ? name : %substring(name, 0, width === 'narrow' ? 1 : letters);
}
function numberText(number, width) {
  return width === '2-digit' ? two(number % 100) : `${number}`;
}

function addDate(parts, state, fields) {
  const { weekday, year, month, day } = state;
  const y = fields[0],
    m = fields[1],
    d = fields[2],
    w = fields[3];
  const textual = month === 'long' || month === 'short' || month === 'narrow';
  if (weekday !== undefined && month === undefined && day !== undefined) {
    add(parts, 'day', numberText(d, day));
    add(parts, 'literal', ' ');
    return add(parts, 'weekday', shortened(days[w], weekday, 3));
  }
  if (weekday !== undefined) add(parts, 'weekday', shortened(days[w], weekday, 3));
  if (weekday !== undefined && month !== undefined) add(parts, 'literal', ', ');
  if (month !== undefined) add(parts, 'month', textual ? shortened(months[m], month, 3) : numberText(m + 1, month));
  if (day !== undefined) {
    if (month !== undefined) add(parts, 'literal', textual ? ' ' : '/');
    add(parts, 'day', numberText(d, day));
  }
  if (year === undefined) return;
  if (month !== undefined) add(parts, 'literal', !textual ? '/' : day === undefined ? ' ' : ', ');
  add(parts, 'year', numberText(y, year));
}

function hourText(hour, state) {
  const { cycle } = state;
  if (cycle === 'h23') return two(hour);
  if (cycle === 'h24') return two(hour === 0 ? 24 : hour);
  const shown = cycle === 'h11' ? hour % 12 : hour % 12 || 12;
  return state.hour === '2-digit' ? two(shown) : `${shown}`;
}

function addTime(parts, state, fields) {
  const h = fields[4],
    min = fields[5],
    s = fields[6],
    ms = fields[7];
  const { hour, minute, second, fraction } = state;
  if (hour !== undefined) add(parts, 'hour', hourText(h, state));
  if (minute !== undefined) {
    if (hour !== undefined) add(parts, 'literal', ':');
    add(parts, 'minute', hour === undefined && second === undefined ? `${min}` : two(min));
  }
  if (second !== undefined) {
    if (minute !== undefined) add(parts, 'literal', ':');
    add(parts, 'second', minute === undefined ? `${s}` : two(s));
  }
  if (fraction !== undefined) {
    add(parts, 'literal', '.');
    add(parts, 'fractionalSecond', %substring(ms < 10 ? '00' + ms : ms < 100 ? '0' + ms : `${ms}`, 0, fraction));
  }
  if (hour !== undefined && (state.cycle === 'h12' || state.cycle === 'h11')) {
    add(parts, 'literal', ' ');
    add(parts, 'dayPeriod', h < 12 ? 'AM' : 'PM');
  }
  if (state.zoneWord !== undefined) {
    add(parts, 'literal', ' ');
    add(parts, 'timeZoneName', state.zoneWord);
  }
}

function between(state) {
  if (state.month === 'long') return ' at ';
  return state.weekday !== undefined && state.month === undefined && state.day === undefined ? ' ' : ', ';
}

// 11.5.6 PartitionDateTimePattern
function partsOf(state, time) {
  const clipped = %timeClip(time);
  if (clipped !== clipped) %throwRangeError('Invalid time value');
  const fields = %dateFields(clipped, state.utc);
  if (fields[0] < 1 && state.year !== undefined) %refuse(state.where + ' of a year before 1', 'Eras cannot be told truthfully yet.');
  const parts = [];
  const date = state.weekday || state.year || state.month || state.day,
    clock = state.hour || state.minute || state.second;
  if (date !== undefined) addDate(parts, state, fields);
  if (date !== undefined && clock !== undefined) add(parts, 'literal', between(state));
  if (clock !== undefined) addTime(parts, state, fields);
  return parts;
}

function timeOf(date) {
  return date === undefined ? %currentTime() : %isClass(date, 'date') ? %slot(date, 0) : +date;
}

%methods(DateTimeFormat.prototype, {
  resolvedOptions() {
    const state = %intl.state(this, 'Intl.DateTimeFormat', 'resolvedOptions');
    const told = { locale: state.locale, calendar: 'gregory', numberingSystem: 'latn', timeZone: state.zone };
    if (state.hour !== undefined) {
      told.hourCycle = state.cycle;
      told.hour12 = state.cycle === 'h12' || state.cycle === 'h11';
    }
    if (state.dateStyle !== undefined || state.timeStyle !== undefined) {
      if (state.dateStyle !== undefined) told.dateStyle = state.dateStyle;
      if (state.timeStyle !== undefined) told.timeStyle = state.timeStyle;
      return told;
    }
    if (state.weekday !== undefined) told.weekday = state.weekday;
    if (state.year !== undefined) told.year = state.year;
    if (state.month !== undefined) told.month = state.month;
    if (state.day !== undefined) told.day = state.day;
    if (state.hour !== undefined) told.hour = state.cycle === 'h12' || state.cycle === 'h11' ? state.hour : '2-digit';
    if (state.minute !== undefined) told.minute = state.hour === undefined && state.second === undefined ? state.minute : '2-digit';
    if (state.second !== undefined) told.second = state.minute === undefined ? state.second : '2-digit';
    if (state.fraction !== undefined) told.fractionalSecondDigits = state.fraction;
    return told;
  },
  formatToParts(date) {
    const state = %intl.state(this, 'Intl.DateTimeFormat', 'formatToParts');
    return %intl.asObjects(partsOf(state, timeOf(date)));
  },
  get format() {
    const state = %intl.state(this, 'Intl.DateTimeFormat', 'format');
    if (state.bound === undefined) {
      state.bound = (date) => %intl.joined(partsOf(state, timeOf(date)));
      %setFunctionName(state.bound, '', 1);
    }
    return state.bound;
  },
});

function localeText(date, name, locales, options, required, defaults) {
  if (!%isClass(date, 'date')) %throwTypeError('Method Date.prototype.' + name + ' called on incompatible receiver ' + %describe(date));
  const time = %slot(date, 0);
  if (time !== time) return 'Invalid Date';
  return %intl.joined(partsOf(read(newState('Date.prototype.' + name), locales, options, required, defaults), time));
}

%methods('Date.prototype', {
  // ECMA-402 20.4.1 to 20.4.3
  toLocaleString() {
    return localeText(this, 'toLocaleString', %argument(0), %argument(1), 'any', 'all');
  },
  toLocaleDateString() {
    return localeText(this, 'toLocaleDateString', %argument(0), %argument(1), 'date', 'date');
  },
  toLocaleTimeString() {
    return localeText(this, 'toLocaleTimeString', %argument(0), %argument(1), 'time', 'time');
  },
});
