const dates = [new Date(2026, 10, 28, 15, 5, 7, 89), new Date(2024, 0, 1), new Date(1999, 11, 31, 12, 30)];
const line = (method, ...options) => console.log(...dates.map((d) => JSON.stringify(d[method](...options))));
line('toLocaleString');
line('toLocaleDateString', 'en-US');
line('toLocaleTimeString', 'en-US');
const date_options = [
  { year: 'numeric', month: 'long', day: 'numeric' },
  { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' },
  { year: 'numeric', month: '2-digit', day: '2-digit' },
  { year: '2-digit', month: 'numeric', day: 'numeric' },
  { month: 'short', day: 'numeric' }, { month: 'long', day: '2-digit' }, { month: 'numeric', day: 'numeric' },
  { year: 'numeric', month: 'long' }, { year: 'numeric', month: 'short' }, { year: 'numeric', month: 'numeric' },
  { weekday: 'long' }, { weekday: 'short' }, { weekday: 'narrow' }, { month: 'long' }, { month: 'short' }, { month: 'narrow' },
  { year: 'numeric' }, { month: 'numeric' }, { month: '2-digit' }, { day: 'numeric' }, { day: '2-digit' },
  { weekday: 'long', day: 'numeric' }, { weekday: 'long', month: 'long', day: 'numeric' }, { weekday: 'short', month: 'numeric', day: 'numeric' },
  { weekday: 'short', year: 'numeric', month: 'numeric', day: 'numeric' },
  { dateStyle: 'full' }, { dateStyle: 'long' }, { dateStyle: 'medium' }, { dateStyle: 'short' },
];
for (const options of date_options) line('toLocaleDateString', 'en-US', options);
const time_options = [
  { hour: 'numeric' }, { hour: '2-digit' }, { hour: 'numeric', minute: '2-digit' }, { hour: '2-digit', minute: '2-digit' },
  { hour: '2-digit', minute: '2-digit', second: '2-digit' }, { hour: 'numeric', minute: 'numeric', second: 'numeric' },
  { hour12: false }, { hour: 'numeric', hour12: false }, { hour: '2-digit', minute: '2-digit', hour12: false }, { hour12: true },
  { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h24' },
  { minute: 'numeric' }, { minute: '2-digit' }, { second: 'numeric' }, { second: '2-digit' }, { minute: '2-digit', second: '2-digit' }, { minute: 'numeric', second: 'numeric' },
  { hour: 'numeric', minute: 'numeric', second: 'numeric', fractionalSecondDigits: 3 }, { minute: '2-digit', second: '2-digit', fractionalSecondDigits: 2 },
  { timeStyle: 'short' }, { timeStyle: 'medium' },
];
for (const options of time_options) line('toLocaleTimeString', 'en-US', options);
const both = [
  { dateStyle: 'full', timeStyle: 'short' }, { dateStyle: 'long', timeStyle: 'medium' }, { dateStyle: 'medium', timeStyle: 'short' }, { dateStyle: 'short', timeStyle: 'short' },
  { year: 'numeric', month: 'long', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
  { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false },
  { weekday: 'short', hour: 'numeric' }, { weekday: 'long', hour: '2-digit', minute: '2-digit' },
];
for (const options of both) line('toLocaleString', 'en-US', options);
line('toLocaleDateString', 'en-US', { hour: 'numeric' });
line('toLocaleTimeString', 'en-US', { year: 'numeric' });
line('toLocaleString', undefined, { timeZone: 'UTC' });
const format = new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric' });
console.log(format.format(dates[0]), dates.map(format.format).join('; '), Intl.DateTimeFormat().format(dates[1]));
console.log(JSON.stringify(new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' }).formatToParts(dates[0])));
console.log(JSON.stringify(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC' }).resolvedOptions()));
console.log(JSON.stringify(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', hour: 'numeric', minute: '2-digit' }).resolvedOptions()));
console.log(JSON.stringify(new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', dateStyle: 'full', timeStyle: 'short' }).resolvedOptions()));
const thrown = (f) => { try { return f(); } catch (e) { return `${e.name}: ${e.message}`; } };
console.log(new Date(NaN).toLocaleString(), thrown(() => format.format(NaN)));
console.log(thrown(() => dates[0].toLocaleDateString('en-US', { month: 'big' })), thrown(() => dates[0].toLocaleDateString('en-US', { timeStyle: 'short' })));
console.log(thrown(() => dates[0].toLocaleString('en-US', { dateStyle: 'short', year: 'numeric' })), thrown(() => dates[0].toLocaleString('en-US', { timeZone: 'Mars/Olympus' })));
console.log(Intl.DateTimeFormat.length, Object.prototype.toString.call(format), Object.getOwnPropertyNames(Intl.DateTimeFormat.prototype).join());
