// Dates are changed part by part: what is given, what is left out, what does not fit, and what the arguments' own code does meanwhile.
const show = (date) => console.log(Number.isNaN(date.getTime()) ? 'invalid' : date.toISOString());
const date = new Date(Date.UTC(2024, 0, 31, 12, 30, 15, 250));

date.setUTCMonth(1); show(date);
date.setUTCFullYear(2023, 11, 25); show(date);
date.setUTCHours(25, 61); show(date);
date.setUTCMinutes(5, 6, 7); show(date);
date.setUTCSeconds(-1); show(date);
date.setUTCMilliseconds(1001.9, 5); show(date);
date.setUTCDate(0, 99); show(date);
console.log(date.setTime(1e3), date.setTime(8.64e15 + 1));
console.log(date.setUTCHours(3), date.setUTCFullYear(2000), date.setYear(99) === date.getTime());

// Left out and undefined are not the same.
date.setTime(0);
date.setUTCHours(1, undefined); show(date);
date.setUTCFullYear(); show(date);

// The time is read before the arguments are asked for numbers; they are asked from left to right, all of them.
const busy = new Date(0);
const asked = (name, value, also) => ({ valueOf() { console.log('asked', name); also?.(); return value; } });
busy.setUTCHours(asked('hour', 2), asked('minute', 3, () => busy.setTime(NaN)), asked('second', 4)); show(busy);
busy.setTime(NaN);
console.log(busy.setUTCDate(asked('day', 2, () => busy.setTime(0)))); show(busy);

for (const name of ['setDate', 'setUTCHours', 'setTime', 'setYear']) {
  try {
    Date.prototype[name].call({}, asked('never', 1));
  } catch (error) {
    console.log(name, Date.prototype[name].length, error.name, error.message);
  }
}
try { busy.setTime(1n); } catch (error) { console.log(error.name, error.message); }
try { busy.setUTCMonth(Symbol('m')); } catch (error) { console.log(error.name, error.message); }

for (const name of Object.getOwnPropertyNames(Date.prototype).sort()) {
  if (!/^(get|to.*String$|valueOf)/.test(name)) continue;
  try { Date.prototype[name].call([]); } catch (error) { console.log(name, error.message); }
}
