uses('dom/collections', 'dom/nodes', 'infra/web_idl');
// DOM, Mutation observers. A change queues a record with each observer that is interested; the first record queues one
// microtask for the whole agent, which calls every observer that has records, in the order of their creation.
'use strict';

let anyObservers = false; // nothing is to be done for a change before the first observe()
let microtaskQueued = false;
let created = 0;
let pending = []; // observers with records that are not delivered yet

// --- MutationRecord ----------------------------------------------------------------------------------------------------------

const MutationRecord = %web_idl.interface('MutationRecord');

function recordState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'MutationRecord') %throwTypeError('Illegal invocation');
  return state;
}

%methods(MutationRecord.prototype, {
  get type() {
    return recordState(this).type;
  },
  get target() {
    return recordState(this).target;
  },
  get addedNodes() {
    return recordState(this).added;
  },
  get removedNodes() {
    return recordState(this).removed;
  },
  get previousSibling() {
    return recordState(this).previous;
  },
  get nextSibling() {
    return recordState(this).next;
  },
  get attributeName() {
    return recordState(this).name;
  },
  get attributeNamespace() {
    recordState(this);
    return null;
  },
  get oldValue() {
    return recordState(this).oldValue;
  },
});

function newRecord(type, target, name, oldValue, change) {
  const made = %NewPlatformObject(MutationRecord.prototype, 'MutationRecord');
  const state = %slot(made, 0);
  state.type = type;
  state.target = target;
  state.name = name;
  state.oldValue = oldValue;
  state.added = %collections.staticList(change === undefined ? [] : change.added);
  state.removed = %collections.staticList(change === undefined ? [] : change.removed);
  state.previous = change === undefined ? null : change.previous;
  state.next = change === undefined ? null : change.next;
  return made;
}

// --- queueing (DOM, Queuing a mutation record) -------------------------------------------------------------------------------

function listens(options, type, name, isTarget) {
  if (!isTarget && !options.subtree) return false;
  if (type === 'childList') return options.childList;
  if (type === 'characterData') return options.characterData;
  return options.attributes && (options.filter === undefined || includes(options.filter, name));
}

function includes(list, value) {
  for (let i = 0; i < list.length; i++) if (list[i] === value) return true;
  return false;
}

function wantsOldValue(options, type) {
  return type === 'attributes' ? options.attributeOldValue : type === 'characterData' ? options.characterDataOldValue : false;
}

// Queue a mutation record: each interested observer once, with the old value if any of its registrations asks for it
function queueRecord(type, target, name, oldValue, change) {
  if (!anyObservers) return;
  const interested = [];
  for (let node = target; node !== null; node = %slot(node, 0).parent) {
    const registered = %slot(node, 0).observers;
    for (let i = 0; registered !== undefined && i < registered.length; i++) {
      const each = registered[i];
      if (!listens(each.options, type, name, node === target)) continue;
      if (!includes(interested, each.observer)) %append(interested, each.observer);
      if (wantsOldValue(each.options, type)) each.observer.oldValue = oldValue;
    }
  }
  for (let i = 0; i < interested.length; i++) {
    const observer = interested[i];
    const old = observer.oldValue;
    observer.oldValue = null;
    %append(observer.records, newRecord(type, target, name, old, change));
    if (!includes(pending, observer)) %append(pending, observer);
  }
  if (interested.length === 0 || microtaskQueued) return;
  microtaskQueued = true;
  %queueLibraryMicrotask('mutation observers', notify, []);
}

%mutation_observer.queueTreeRecord = function (target, added, removed, previous, next) {
  if (anyObservers) queueRecord('childList', target, null, null, { added, removed, previous, next });
};
%mutation_observer.queueAttributeRecord = function (target, name, oldValue) {
  queueRecord('attributes', target, name, oldValue, undefined);
};
%mutation_observer.queueDataRecord = function (target, oldValue) {
  queueRecord('characterData', target, null, oldValue, undefined);
};

// DOM, remove: observers of whole subtrees go on seeing what was taken out until they are notified
%mutation_observer.keepObserving = function (node, parent) {
  if (!anyObservers) return;
  for (let at = parent; at !== null; at = %slot(at, 0).parent) {
    const registered = %slot(at, 0).observers;
    for (let i = 0; registered !== undefined && i < registered.length; i++) {
      if (registered[i].options.subtree) register(node, registered[i].observer, registered[i].options, registered[i]);
    }
  }
};

// --- notifying (DOM, notify mutation observers) -------------------------------------------------------------------------------

function inOrderOfCreation(observers) {
  const sorted = [];
  for (let i = 0; i < observers.length; i++) {
    let at = sorted.length;
    %append(sorted, observers[i]);
    for (; at > 0 && sorted[at - 1].created > observers[i].created; at--) sorted[at] = sorted[at - 1];
    sorted[at] = observers[i];
  }
  return sorted;
}

function notify() {
  microtaskQueued = false;
  const set = inOrderOfCreation(pending);
  pending = [];
  for (let i = 0; i < set.length; i++) {
    const observer = set[i];
    const records = observer.records;
    observer.records = [];
    dropTransient(observer);
    if (records.length > 0) deliver(observer, records);
  }
}

function deliver(observer, records) {
  %prepareToRunScript();
  try {
    %call(observer.callback, observer.object, records, observer.object);
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
}

// --- registrations ------------------------------------------------------------------------------------------------------------

// `source`: the registration for whose sake this one is transient; undefined for one of observe()
function register(node, observer, options, source) {
  const state = %slot(node, 0);
  if (state.observers === undefined) state.observers = [];
  const registration = %newRecord();
  registration.observer = observer;
  registration.options = options;
  registration.source = source;
  %append(state.observers, registration);
  if (!includes(observer.nodes, node)) %append(observer.nodes, node);
}

function drop(observer, unwanted) {
  const nodes = [];
  for (let i = 0; i < observer.nodes.length; i++) {
    const state = %slot(observer.nodes[i], 0);
    const rest = [];
    let stays = false;
    for (let k = 0; k < state.observers.length; k++) {
      const each = state.observers[k];
      if (each.observer === observer && unwanted(each)) continue;
      %append(rest, each);
      stays = stays || each.observer === observer;
    }
    state.observers = rest;
    if (stays) %append(nodes, observer.nodes[i]);
  }
  observer.nodes = nodes;
}

function dropTransient(observer) {
  drop(observer, function (registration) {
    return registration.source !== undefined;
  });
}

// --- MutationObserver ---------------------------------------------------------------------------------------------------------

const MutationObserver = function (callback) {
  %web_idl.mustBeNew('MutationObserver', new.target);
  %web_idl.requiredToConstruct(%argumentCount(), 1, 'MutationObserver');
  %web_idl.mustBeFunction("Failed to construct 'MutationObserver': ", callback);
  const made = %NewPlatformObject(%web_idl.prototypeOf(new.target, MutationObserver), 'MutationObserver');
  const state = %slot(made, 0);
  state.object = made;
  state.callback = callback;
  state.created = created++;
  state.nodes = [];
  state.records = [];
  state.oldValue = null;
  state.listener = undefined;
  return made;
};
%constructor('MutationObserver', MutationObserver);

function observerState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'MutationObserver') %throwTypeError('Illegal invocation');
  return state;
}

const context = "Failed to execute 'observe' on 'MutationObserver': ";

// MutationObserverInit, its members in the order in which Web IDL reads them
function readOptions(given) {
  const options = %newRecord();
  const read = %isObject(given) ? given : %newRecord();
  const filter = read.attributeFilter;
  options.filter = undefined;
  if (filter !== undefined) {
    if (!%isObject(filter))
      %throwTypeError(
        context +
          "Failed to read the 'attributeFilter' property from 'MutationObserverInit': The object must have a callable @@iterator property.",
      );
    const names = %IterableToList(filter);
    options.filter = [];
    for (let i = 0; i < names.length; i++) %append(options.filter, `${names[i]}`);
  }
  const attributeOldValue = read.attributeOldValue,
    attributes = read.attributes;
  const characterData = read.characterData,
    characterDataOldValue = read.characterDataOldValue;
  options.childList = !!read.childList;
  options.subtree = !!read.subtree;
  options.attributeOldValue = !!attributeOldValue;
  options.characterDataOldValue = !!characterDataOldValue;
  options.attributes = attributes === undefined ? attributeOldValue !== undefined || filter !== undefined : !!attributes;
  options.characterData = characterData === undefined ? characterDataOldValue !== undefined : !!characterData;
  return options;
}

function checkOptions(options) {
  const only = function (name, of) {
    %throwTypeError(context + 'The options object may only set ' + name + " when '" + of + "' is true or not present.");
  };
  if (options.attributeOldValue && !options.attributes) only("'attributeOldValue' to true", 'attributes');
  if (options.filter !== undefined && !options.attributes) only("'attributeFilter'", 'attributes');
  if (options.characterDataOldValue && !options.characterData) only("'characterDataOldValue' to true", 'characterData');
  if (!options.childList && !options.attributes && !options.characterData) {
    %throwTypeError(context + "The options object must set at least one of 'attributes', 'characterData', or 'childList' to true.");
  }
}

%methods(MutationObserver.prototype, {
  // DOM, observe
  observe(target) {
    const state = observerState(this);
    %web_idl.required(%argumentCount(), 1, 'observe', 'MutationObserver');
    %nodes.mustBeNode('observe', 'MutationObserver', target, 1);
    const given = %argument(1);
    %web_idl.dictionary(context, given, 'MutationObserverInit');
    const options = readOptions(given);
    checkOptions(options);
    anyObservers = true;
    const registered = %slot(target, 0).observers;
    for (let i = 0; registered !== undefined && i < registered.length; i++) {
      const old = registered[i];
      if (old.observer !== state || old.source !== undefined) continue;
      drop(state, function (each) {
        return each.source === old;
      });
      old.options = options;
      return;
    }
    register(target, state, options, undefined);
  },
  disconnect() {
    const state = observerState(this);
    drop(state, function () {
      return true;
    });
    state.records = [];
  },
  takeRecords() {
    const state = observerState(this);
    const records = state.records;
    state.records = [];
    return records;
  },
});
%globalObject('WebKitMutationObserver', MutationObserver);
