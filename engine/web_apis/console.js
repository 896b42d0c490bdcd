// Console Standard. The methods' fast paths are in console.cpp; what stands here runs when an argument of a format must be
// turned into a string by the program's own code.
'use strict';

const console = {};
%define('console', console);
%globalObject('console', console);

function write(level, data) {
  let i;
  while ((i = %consoleArgumentNeedingCode(data)) >= 0) %setElement(data, i, `${data[i]}`);
  %consoleWrite(level, data);
}

%methods('console', {
  log() { write(0, %argumentsFrom(0)); },
  info() { write(1, %argumentsFrom(0)); },
  warn() { write(2, %argumentsFrom(0)); },
  error() { write(3, %argumentsFrom(0)); },
  debug() { write(4, %argumentsFrom(0)); },
  dir() { %consoleWrite(0, [%argument(0)]); },
  dirxml() { %consoleWrite(0, %argumentsFrom(0)); },
  table() { %consoleWrite(0, [%argument(0)]); },
  trace() { %consoleWrite(0, %argumentsFrom(0), 'Trace:'); },
  assert(condition) { if (!condition) %consoleWrite(3, %argumentsFrom(1), 'Assertion failed'); },
  count() {
    const label = %argument(0) === undefined ? 'default' : `${%argument(0)}`;
    %consoleWrite(0, [label + ': ' + %consoleCount(label, false)]);
  },
  countReset() {
    %consoleCount(%argument(0) === undefined ? 'default' : `${%argument(0)}`, true);
  },
  group() {
    if (%argumentCount() > 0) write(0, %argumentsFrom(0));
    %consoleIndent(1);
  },
  groupCollapsed() {
    if (%argumentCount() > 0) write(0, %argumentsFrom(0));
    %consoleIndent(1);
  },
  groupEnd() { %consoleIndent(-1); },
});
