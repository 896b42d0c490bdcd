uses('infra/dom_exception', 'infra/web_idl', 'timing/performance');
// Performance Timeline, PerformanceObserver: entries are told in a task, to all observers whose types they are of.
'use strict';

const supported = [
  'element',
  'event',
  'first-input',
  'interaction-contentful-paint',
  'largest-contentful-paint',
  'layout-shift',
  'long-animation-frame',
  'longtask',
  'mark',
  'measure',
  'navigation',
  'paint',
  'resource',
  'soft-navigation',
  'visibility-state',
];
const made = ['mark', 'measure', 'navigation', 'resource'];

let registered = []; // observers that observe, in their order

const PerformanceObserver = function (callback) {
  %web_idl.mustBeNew('PerformanceObserver', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'PerformanceObserver');
  %web_idl.mustBeFunction("Failed to construct 'PerformanceObserver': ", callback);
  const observer = %NewPlatformObject(%web_idl.prototypeOf(new.target, PerformanceObserver), 'PerformanceObserver');
  const state = %slot(observer, 0);
  state.object = observer;
  state.callback = callback;
  state.form = ''; // which of its two forms observe() has had
  state.types = [];
  state.buffer = [];
  state.tellsDropped = false;
  return observer;
};
%constructor('PerformanceObserver', PerformanceObserver);
const shown = [];
for (let i = 0; i < supported.length; i++) %append(shown, supported[i]);
%setIntegrityLevel(shown, true);
%defineAccessor(
  PerformanceObserver,
  'supportedEntryTypes',
  function () {
    return shown;
  },
  undefined,
);

function observerState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'PerformanceObserver') %throwTypeError('Illegal invocation');
  return state;
}

// --- telling ------------------------------------------------------------------------------------------------------------------------------

let isQueued = false;

// Performance Timeline, queue the PerformanceObserver task
function queue() {
  if (isQueued) return;
  isQueued = true;
  %queueTask(
    'DOM manipulation',
    'PerformanceObserver',
    function () {
      isQueued = false;
      const observers = registered;
      for (let i = 0; i < observers.length; i++) if (observers[i].buffer.length > 0) tell(observers[i]);
    },
    [],
  );
}

function tell(state) {
  const list = newList(taken(state));
  const options = {};
  if (state.tellsDropped) options.droppedEntriesCount = 0;
  state.tellsDropped = false;
  %prepareToRunScript();
  try {
    %call(state.callback, state.object, list, state.object, options);
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
}

function taken(state) {
  const entries = state.buffer;
  state.buffer = [];
  return entries;
}

function offer(state, entry) {
  if (!%listIncludes(state.types, %slot(entry, 0).entryType)) return;
  %performance.insertByStart(state.buffer, entry);
  queue();
}
%performance.setObservers(function (entry) {
  for (let i = 0; i < registered.length; i++) offer(registered[i], entry);
});

// --- observing ----------------------------------------------------------------------------------------------------------------------------

function mustBeForm(state, form) {
  const context = "Failed to execute 'observe' on 'PerformanceObserver': ";
  if (state.form === '' || state.form === form) return;
  throw %NewDOMException(
    context +
      (form === 'type'
        ? 'This observer has performed observe({entryTypes:...}, therefore it cannot perform observe({type:...})'
        : 'This PerformanceObserver has performed observe({type:...}, therefore it cannot perform observe({entryTypes:...})'),
    'InvalidModificationError',
  );
}

function known(types) {
  const found = [];
  for (let i = 0; i < types.length; i++) {
    if (!%listIncludes(supported, types[i])) continue;
    if (!%listIncludes(made, types[i]))
      %refuse('performance entries of type ' + types[i], 'Marks, measures, resources and the navigation are told here.');
    if (!%listIncludes(found, types[i])) %append(found, types[i]);
  }
  return found;
}

function register(state) {
  state.tellsDropped = true;
  if (%listIncludes(registered, state)) return;
  const list = [];
  for (let i = 0; i < registered.length; i++) %append(list, registered[i]);
  %append(list, state);
  registered = list;
}

function sequence(value) {
  if (!%isObject(value) || %GetMethod(value, %SymbolIterator) === undefined) {
    %throwTypeError(
      "Failed to execute 'observe' on 'PerformanceObserver': Failed to read the 'entryTypes' property from 'PerformanceObserverInit': The provided value cannot be converted to a sequence.",
    );
  }
  const list = %IterableToList(value);
  const texts = [];
  for (let i = 0; i < list.length; i++) %append(texts, `${list[i]}`);
  return texts;
}

%methods(PerformanceObserver.prototype, {
  observe() {
    const state = observerState(this);
    const context = "Failed to execute 'observe' on 'PerformanceObserver': ";
    const options = %argument(0);
    %web_idl.dictionary(context, options, 'PerformanceObserverInit');
    const buffered = %isObject(options) && !!options.buffered;
    const given = %isObject(options) ? options.entryTypes : undefined;
    const entryTypes = given === undefined ? undefined : sequence(given);
    const type = %isObject(options) && options.type !== undefined ? `${options.type}` : undefined;
    if (entryTypes === undefined && type === undefined)
      %throwTypeError(context + 'An observe() call must include either entryTypes or type arguments.');
    if (entryTypes !== undefined && (type !== undefined || buffered))
      %throwTypeError(context + 'An observe() call must not include both entryTypes and type arguments.');
    const form = type === undefined ? 'entryTypes' : 'type';
    mustBeForm(state, form);
    state.form = form;
    const types = known(type === undefined ? entryTypes : [type]);
    if (types.length === 0) return;
    if (type === undefined) state.types = types;
    else if (!%listIncludes(state.types, type)) %append(state.types, type);
    register(state);
    if (!buffered) return;
    const entries = %performance.entriesOf(type);
    for (let i = 0; i < entries.length; i++) offer(state, entries[i]);
  },
  disconnect() {
    const state = observerState(this);
    const rest = [];
    for (let i = 0; i < registered.length; i++) if (registered[i] !== state) %append(rest, registered[i]);
    registered = rest;
    state.buffer = [];
    state.types = [];
    state.form = '';
  },
  takeRecords() {
    return taken(observerState(this));
  },
});

// --- PerformanceObserverEntryList ---------------------------------------------------------------------------------------------------------

const PerformanceObserverEntryList = %web_idl.interface('PerformanceObserverEntryList');
function newList(entries) {
  const list = %NewPlatformObject(PerformanceObserverEntryList.prototype, 'PerformanceObserverEntryList');
  %slot(list, 0).entries = entries;
  return list;
}
function chosen(list, name, type) {
  const state = %StateOf(list);
  if (state.kind !== 'PerformanceObserverEntryList') %throwTypeError('Illegal invocation');
  const found = [];
  for (let i = 0; i < state.entries.length; i++) {
    const entry = %slot(state.entries[i], 0);
    if ((name === undefined || entry.name === name) && (type === undefined || entry.entryType === type)) %append(found, state.entries[i]);
  }
  return found;
}
%methods(PerformanceObserverEntryList.prototype, {
  getEntries() {
    return chosen(this, undefined, undefined);
  },
  getEntriesByType(type) {
    %web_idl.required(%argumentCount(), 1, 'getEntriesByType', 'PerformanceObserverEntryList');
    return chosen(this, undefined, `${type}`);
  },
  getEntriesByName(name) {
    %web_idl.required(%argumentCount(), 1, 'getEntriesByName', 'PerformanceObserverEntryList');
    return chosen(this, `${name}`, %argument(1) === undefined ? undefined : `${%argument(1)}`);
  },
});
