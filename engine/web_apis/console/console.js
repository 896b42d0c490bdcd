// Console Standard. The methods' fast paths are in console.cpp; what stands here runs when an argument of a format must be
// turned into a string by the program's own code.
'use strict';

// Web IDL, Namespace objects: a namespace object stands on an object of its own, and has its name as tag.
const console = { __proto__: {} };
%DefineOwnProperty(console, %SymbolToStringTag, { value: 'console', writable: false, enumerable: false, configurable: true });
%define('theConsole', console);
%globalObject('console', console);

function converted(data) {
  let i;
  while ((i = %consoleArgumentNeedingCode(data)) >= 0) %setElement(data, i, `${data[i]}`);
  return data;
}

function write(level, data) {
  %consoleWrite(level, converted(data));
}

// Console 1.3.1 and 1.3.2: without words there is no line.
function group(data, collapsed) {
  if (data.length > 0) %consoleGroup(converted(data), collapsed);
  %consoleIndent(1);
}

function labelOf(value) {
  return value === undefined ? 'default' : `${value}`;
}

// Console 1.4: program time since the timer was started
function timed(label, action, data) {
  const ms = %consoleTimer(label, action);
  if (ms === undefined) %consoleWrite(2, ["Timer '" + label + "' does not exist"]);
  else %consoleWrite(0, data, label + ': ' + ms + ' ms');
}

%methods('console', {
  log() {
    write(0, %argumentsFrom(0));
  },
  info() {
    write(1, %argumentsFrom(0));
  },
  warn() {
    write(2, %argumentsFrom(0));
  },
  error() {
    write(3, %argumentsFrom(0));
  },
  debug() {
    write(4, %argumentsFrom(0));
  },
  dir() {
    %consoleWrite(0, [%argument(0)]);
  },
  dirxml() {
    %consoleWrite(0, %argumentsFrom(0));
  },
  table() {
    %consoleTable(%argument(0), %argument(1));
  },
  trace() {
    %consoleWrite(0, %argumentsFrom(0), 'Trace:');
  },
  assert(condition) {
    if (!condition) %consoleWrite(3, %argumentsFrom(1), 'Assertion failed');
  },
  clear() {
    %consoleIndent(-100);
    %consoleWrite(0, ['Console was cleared']);
  },
  count() {
    const label = labelOf(%argument(0));
    %consoleWrite(0, [label + ': ' + %consoleCount(label, false)]);
  },
  countReset() {
    const label = labelOf(%argument(0));
    if (%consoleCount(label, true) < 0) %consoleWrite(2, ["Count for '" + label + "' does not exist"]);
  },
  time() {
    const label = labelOf(%argument(0));
    if (!%consoleTimer(label, 'start')) %consoleWrite(2, ["Timer '" + label + "' already exists"]);
  },
  timeLog() {
    timed(labelOf(%argument(0)), 'read', %argumentsFrom(1));
  },
  timeEnd() {
    timed(labelOf(%argument(0)), 'end', []);
  },
  group() {
    group(%argumentsFrom(0), false);
  },
  groupCollapsed() {
    group(%argumentsFrom(0), true);
  },
  groupEnd() {
    %consoleIndent(-1);
  },
});
