// High Resolution Time 7 The Performance interface; User Timing.
'use strict';

const performance = {};
%define('performance', performance);
%globalObject('performance', performance);

const entries = [];

function entry(name, entryType, startTime, duration) {
  const made = { name, entryType, startTime, duration, detail: null };
  %append(entries, made);
  return made;
}

function markTime(value, otherwise) {
  if (value === undefined) return otherwise;
  if (typeof value === 'number') return value;
  const name = `${value}`;
  for (let i = entries.length - 1; i >= 0; i--) {
    if (entries[i].entryType === 'mark' && entries[i].name === name) return entries[i].startTime;
  }
  %throwSyntaxError("Failed to execute 'measure' on 'Performance': The mark '" + name + "' does not exist.");
}

function select(test) {
  const found = [];
  for (let i = 0; i < entries.length; i++) if (test(entries[i])) %append(found, entries[i]);
  return found;
}

%methods('performance', {
  now() { return %programTime(); },
  get timeOrigin() { return %timeOrigin(); },
  mark(name) { return entry(`${name}`, 'mark', %programTime(), 0); },
  measure(name) {
    const start = markTime(%argument(1), 0);
    const end = markTime(%argument(2), %programTime());
    return entry(`${name}`, 'measure', start, end - start);
  },
  getEntries() { return select(function () { return true; }); },
  getEntriesByType(type) { return select(function (made) { return made.entryType === type; }); },
  getEntriesByName(name) { return select(function (made) { return made.name === name; }); },
});
