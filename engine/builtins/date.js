// ECMA-262 21.4 Date Objects: what can run user code. Slot 0 of a date: its time value.
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

%methods('Date.prototype', {
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
