uses('events/event_target', 'infra/dom_exception', 'infra/global_scope', 'infra/web_idl', 'messaging/clone');
// High Resolution Time 7 The Performance interface; Performance Timeline; User Timing 3. All on program time.
'use strict';

const random = globalThis.Math.random;

const Performance = %web_idl.interface('Performance', %EventTarget);
const performance = %NewPlatformObject(Performance.prototype, 'Performance');
%MakeTarget(%slot(performance, 0));
%define('thePerformance', performance);
%globalObject('performance', performance);

const PerformanceEntry = %web_idl.interface('PerformanceEntry');
const PerformanceMark = function (markName) {
  %web_idl.mustBeNew('PerformanceMark', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'PerformanceMark');
  return newMark("Failed to construct 'PerformanceMark': ", `${markName}`, %argument(1), %web_idl.prototypeOf(new.target, PerformanceMark));
};
%constructor('PerformanceMark', PerformanceMark, PerformanceEntry);
const PerformanceMeasure = %web_idl.interface('PerformanceMeasure', PerformanceEntry);

let entries = []; // by their start time

let navigationId;
function navigation() {
  if (navigationId === undefined) navigationId = (1 + %call(random) * 10000) | 0;
  return navigationId;
}

function newEntry(prototype, entryType, name, startTime, duration, detail) {
  const made = %NewPlatformObject(prototype, 'PerformanceEntry');
  const state = %slot(made, 0);
  state.entryType = entryType;
  state.name = name;
  state.startTime = startTime;
  state.duration = duration;
  state.detail = detail;
  return made;
}

function entryState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'PerformanceEntry') %throwTypeError('Illegal invocation');
  return state;
}

%methods(PerformanceEntry.prototype, {
  get name() {
    return entryState(this).name;
  },
  get entryType() {
    return entryState(this).entryType;
  },
  get startTime() {
    return entryState(this).startTime;
  },
  get duration() {
    return entryState(this).duration;
  },
  get navigationId() {
    return (entryState(this), navigation());
  },
  toJSON() {
    const state = entryState(this);
    return {
      name: state.name,
      entryType: state.entryType,
      startTime: state.startTime,
      duration: state.duration,
      navigationId: navigation(),
    };
  },
});
%methods(PerformanceMark.prototype, {
  get detail() {
    return entryState(this).detail;
  },
});
%methods(PerformanceMeasure.prototype, {
  get detail() {
    return entryState(this).detail;
  },
});

%performance.entryState = entryState;
%performance.newEntry = newEntry;
%performance.addEntry = add;
let observed = function (entry) {};
%performance.setObservers = function (steps) {
  observed = steps;
};

function insertByStart(list, entry) {
  const start = %slot(entry, 0).startTime;
  let at = list.length;
  %append(list, entry);
  for (; at > 0 && %slot(list[at - 1], 0).startTime > start; at--) list[at] = list[at - 1];
  list[at] = entry;
}
%performance.insertByStart = insertByStart;

// Performance Timeline, queue a PerformanceEntry
function add(entry) {
  insertByStart(entries, entry);
  observed(entry);
  return entry;
}

function detailOf(context, value) {
  return value === undefined || value === null ? null : %clone.structuredSerialize(value, [], context).data;
}

function newMark(context, name, options, prototype) {
  %web_idl.dictionary(context, options, 'PerformanceMarkOptions');
  const detail = %isObject(options) ? options.detail : undefined;
  const given = %isObject(options) ? options.startTime : undefined;
  if (isTiming(name))
    throw %NewDOMException(
      context + "'" + name + "' is part of the PerformanceTiming interface, and cannot be used as a mark name.",
      'SyntaxError',
    );
  const start = given === undefined ? %programTime() : +given;
  if (start < 0) %throwTypeError(context + "'" + name + "' cannot have a negative start time.");
  return newEntry(prototype, 'mark', name, start, 0, detailOf(context, detail));
}

// Navigation Timing 2, PerformanceTiming: when each has happened; undefined: not yet, or not at all
const timings = %newRecord();
const happened = [
  'navigationStart',
  'fetchStart',
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'connectEnd',
  'requestStart',
  'responseStart',
  'responseEnd',
  'domLoading',
];
const ofDocument = [
  'domInteractive',
  'domContentLoadedEventStart',
  'domContentLoadedEventEnd',
  'domComplete',
  'loadEventStart',
  'loadEventEnd',
];
const never = ['unloadEventStart', 'unloadEventEnd', 'redirectStart', 'redirectEnd', 'secureConnectionStart'];
for (let i = 0; i < happened.length; i++) timings[happened[i]] = 0;
for (let i = 0; i < ofDocument.length; i++) timings[ofDocument[i]] = 0;
%performance.noteTiming = function (name, time) {
  timings[name] = time;
};
%performance.documentIsLoading = function () {
  for (let i = 0; i < ofDocument.length; i++) timings[ofDocument[i]] = undefined;
};
function isTiming(name) {
  return !%global_scope.isWorker() && (%listIncludes(happened, name) || %listIncludes(ofDocument, name) || %listIncludes(never, name));
}

// User Timing, convert a mark to a timestamp, for the measure of that name
function timeOf(context, value, measureName) {
  if (typeof value === 'number') {
    if (value < 0) %throwTypeError(context + "'" + measureName + "' cannot have a negative time stamp.");
    return value;
  }
  const name = value;
  if (isTiming(name)) {
    if (timings[name] !== undefined) return timings[name];
    throw %NewDOMException(
      context + "'" + name + "' is empty: either the event hasn't happened yet, or it would provide cross-origin timing information.",
      'InvalidAccessError',
    );
  }
  for (let i = entries.length - 1; i >= 0; i--) {
    const state = %slot(entries[i], 0);
    if (state.entryType === 'mark' && state.name === name) return state.startTime;
  }
  throw %NewDOMException(context + "The mark '" + name + "' does not exist.", 'SyntaxError');
}

function finite(value) {
  if (value === undefined) return undefined;
  const number = +value;
  if (number - number === 0) return number;
  return %throwTypeError(
    "Failed to execute 'measure' on 'Performance': Failed to read the 'duration' property from 'PerformanceMeasureOptions': The provided double value is non-finite.",
  );
}

// (DOMString or DOMHighResTimeStamp), which only options can give as a number
function markOrTime(value, fromOptions) {
  if (value === undefined || (fromOptions && typeof value === 'number')) return value;
  return `${value}`;
}

// User Timing, measure()
function measure(name, startOrOptions, endMark) {
  const context = "Failed to execute 'measure' on 'Performance': ";
  const options = %isObject(startOrOptions) ? startOrOptions : undefined;
  const detail = options === undefined ? undefined : options.detail;
  const duration = options === undefined ? undefined : finite(options.duration);
  const end = markOrTime(options === undefined ? endMark : options.end, options !== undefined);
  const start =
    options === undefined && startOrOptions === null
      ? undefined
      : markOrTime(options === undefined ? startOrOptions : options.start, options !== undefined);
  if (options !== undefined && (start !== undefined || end !== undefined || duration !== undefined || detail !== undefined)) {
    if (endMark !== undefined)
      %throwTypeError(context + 'If a non-empty PerformanceMeasureOptions object was passed, |end_mark| must not be passed.');
    if (start === undefined && end === undefined)
      %throwTypeError(
        context +
          "If a non-empty PerformanceMeasureOptions object was passed, at least one of its 'start' or 'end' properties must be present.",
      );
    if (start !== undefined && end !== undefined && duration !== undefined) {
      %throwTypeError(
        context +
          "If a non-empty PerformanceMeasureOptions object was passed, it must not have all of its 'start', 'duration', and 'end' properties defined",
      );
    }
  }
  let until;
  if (end !== undefined) until = timeOf(context, end, name);
  else if (start !== undefined && duration !== undefined) until = timeOf(context, start, name) + duration;
  else until = %programTime();
  let from = 0;
  if (start !== undefined) from = timeOf(context, start, name);
  else if (duration !== undefined && end !== undefined) from = until - duration;
  return add(newEntry(PerformanceMeasure.prototype, 'measure', name, from, until - from, detailOf(context, detail)));
}

function select(type, name) {
  const found = [];
  for (let i = 0; i < entries.length; i++) {
    const state = %slot(entries[i], 0);
    if ((type === undefined || state.entryType === type) && (name === undefined || state.name === name)) %append(found, entries[i]);
  }
  return found;
}

function clear(type, name) {
  const rest = [];
  for (let i = 0; i < entries.length; i++) {
    const state = %slot(entries[i], 0);
    if (state.entryType !== type || (name !== undefined && state.name !== name)) %append(rest, entries[i]);
  }
  entries = rest;
}

function own(object) {
  if (%StateOf(object).kind !== 'Performance') %throwTypeError('Illegal invocation');
}

%performance.entriesOf = select;

%methods(Performance.prototype, {
  get timeOrigin() {
    own(this);
    return %timeOrigin();
  },
  now() {
    own(this);
    return %programTime();
  },
  clearResourceTimings() {
    own(this);
    clear('resource', undefined);
  },
  clearMarks() {
    own(this);
    clear('mark', %argument(0) === undefined ? undefined : `${%argument(0)}`);
  },
  clearMeasures() {
    own(this);
    clear('measure', %argument(0) === undefined ? undefined : `${%argument(0)}`);
  },
  getEntries() {
    own(this);
    return select();
  },
  getEntriesByName(name) {
    own(this);
    %web_idl.required(%argumentCount(), 1, 'getEntriesByName', 'Performance');
    const text = `${name}`;
    return select(%argument(1) === undefined ? undefined : `${%argument(1)}`, text);
  },
  getEntriesByType(entryType) {
    own(this);
    %web_idl.required(%argumentCount(), 1, 'getEntriesByType', 'Performance');
    return select(`${entryType}`);
  },
  mark(markName) {
    own(this);
    %web_idl.required(%argumentCount(), 1, 'mark', 'Performance');
    return add(newMark("Failed to execute 'mark' on 'Performance': ", `${markName}`, %argument(1), PerformanceMark.prototype));
  },
  measure(measureName) {
    own(this);
    %web_idl.required(%argumentCount(), 1, 'measure', 'Performance');
    return measure(`${measureName}`, %argument(1), %argument(2));
  },
});
