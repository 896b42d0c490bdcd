uses('fundamental/operations');
// ECMA-262 21.4 Date Objects: what can run the program's code. Slot 0 of a date: its time value.
'use strict';

// ECMA-262 21.4.2.1 Date
%constructor('Date', function (year, month, date, hours, minutes, seconds, ms) {
  if (new.target === undefined) return %dateTextNow();
  const count = %argumentCount();
  let time;
  if (count === 0) {
    time = %currentTime();
  } else if (count === 1) {
    if (%isClass(year, 'date')) {
      time = %slot(year, 0);
    } else {
      const value = %isObject(year) ? %ToPrimitive(year, 'default') : year;
      time = typeof value === 'string' ? %parseDate(value) : %timeClip(+value);
    }
  } else {
    const y = +year;
    const m = +month;
    const d = count > 2 ? +date : 1;
    const h = count > 3 ? +hours : 0;
    const min = count > 4 ? +minutes : 0;
    const s = count > 5 ? +seconds : 0;
    const milli = count > 6 ? +ms : 0;
    time = %localDate(y, m, d, h, min, s, milli);
  }
  const object = %newObject(new.target === %Date ? %DatePrototype : %PrototypeFor(new.target, 'Date.prototype'), 'date', 1);
  %setSlot(object, 0, time);
  return object;
});

// ECMA-262 21.4.4 thisTimeValue
function timeOf(date, method) {
  if (!%isClass(date, 'date')) %throwTypeError('Method Date.prototype.' + method + ' called on incompatible receiver ' + %describe(date));
  return %slot(date, 0);
}

// What the setters share: the time is read before the arguments, which may run the program's code, become numbers. `first`: the part
// that the first of them is (year 0, month 1, day 2, hour 3, minute 4, second 5, millisecond 6).
function setParts(date, method, first, utc, given, a, b, c, d) {
  const time = timeOf(date, method);
  a = +a;
  if (given > 1) b = +b;
  if (given > 2) c = +c;
  if (given > 3) d = +d;
  if (time !== time && first !== 0) return time;
  return %setTime(date, %timeWithParts(time, first, utc, given, a, b, c, d));
}

// How many of a setter's parts were given: the first always counts, and no more than it has.
function given(count, most) {
  return count < 1 ? 1 : count > most ? most : count;
}

%methods('Date.prototype', {
  // ECMA-262 21.4.4.20
  setDate(date) {
    return setParts(this, 'setDate', 2, false, 1, date);
  },

  // ECMA-262 21.4.4.21
  setFullYear(year, month, date) {
    return setParts(this, 'setFullYear', 0, false, given(%argumentCount(), 3), year, month, date);
  },

  // ECMA-262 21.4.4.22
  setHours(hour, min, sec, ms) {
    return setParts(this, 'setHours', 3, false, given(%argumentCount(), 4), hour, min, sec, ms);
  },

  // ECMA-262 21.4.4.23
  setMilliseconds(ms) {
    return setParts(this, 'setMilliseconds', 6, false, 1, ms);
  },

  // ECMA-262 21.4.4.24
  setMinutes(min, sec, ms) {
    return setParts(this, 'setMinutes', 4, false, given(%argumentCount(), 3), min, sec, ms);
  },

  // ECMA-262 21.4.4.25
  setMonth(month, date) {
    return setParts(this, 'setMonth', 1, false, given(%argumentCount(), 2), month, date);
  },

  // ECMA-262 21.4.4.26
  setSeconds(sec, ms) {
    return setParts(this, 'setSeconds', 5, false, given(%argumentCount(), 2), sec, ms);
  },

  // ECMA-262 21.4.4.27
  setTime(time) {
    timeOf(this, 'setTime');
    return %setTime(this, +time);
  },

  // ECMA-262 21.4.4.28
  setUTCDate(date) {
    return setParts(this, 'setUTCDate', 2, true, 1, date);
  },

  // ECMA-262 21.4.4.29
  setUTCFullYear(year, month, date) {
    return setParts(this, 'setUTCFullYear', 0, true, given(%argumentCount(), 3), year, month, date);
  },

  // ECMA-262 21.4.4.30
  setUTCHours(hour, min, sec, ms) {
    return setParts(this, 'setUTCHours', 3, true, given(%argumentCount(), 4), hour, min, sec, ms);
  },

  // ECMA-262 21.4.4.31
  setUTCMilliseconds(ms) {
    return setParts(this, 'setUTCMilliseconds', 6, true, 1, ms);
  },

  // ECMA-262 21.4.4.32
  setUTCMinutes(min, sec, ms) {
    return setParts(this, 'setUTCMinutes', 4, true, given(%argumentCount(), 3), min, sec, ms);
  },

  // ECMA-262 21.4.4.33
  setUTCMonth(month, date) {
    return setParts(this, 'setUTCMonth', 1, true, given(%argumentCount(), 2), month, date);
  },

  // ECMA-262 21.4.4.34
  setUTCSeconds(sec, ms) {
    return setParts(this, 'setUTCSeconds', 5, true, given(%argumentCount(), 2), sec, ms);
  },

  // ECMA-262 B.2.3.2
  setYear(year) {
    const time = timeOf(this, 'setYear');
    return %setTime(this, %timeWithParts(time, 0, false, 1, %fullYear(+year)));
  },

  // ECMA-262 21.4.4.37
  toJSON(key) {
    const object = %toObject(this);
    const value = %ToPrimitive(object, 'number');
    if (typeof value === 'number' && value - value !== 0) return null;
    return object.toISOString();
  },

  // ECMA-262 21.4.4.45
  [%SymbolToPrimitive](hint) {
    if (!%isObject(this)) {
      %throwTypeError('Method Date.prototype [ @@toPrimitive ] called on incompatible receiver ' + %describe(this));
    }
    if (hint !== 'string' && hint !== 'default' && hint !== 'number') %throwTypeError('Invalid hint: ' + %describe(hint));
    return %OrdinaryToPrimitive(this, hint === 'number' ? 'number' : 'string');
  },
});
%readOnly(%DatePrototype, %SymbolToPrimitive);
%alias('Date.prototype', 'toUTCString', 'toGMTString');
