uses('events/abort', 'events/event_handlers', 'events/event_target', 'events/events');
uses('infra/dom_exception', 'infra/pair_iterators', 'infra/web_idl');
// Prioritized Task Scheduling: scheduler, TaskController, TaskSignal.
'use strict';

const priorities = ['user-blocking', 'user-visible', 'background'];

function isPriority(text) {
  return text === priorities[0] || text === priorities[1] || text === priorities[2];
}

const AbortSignal = globalThis.AbortSignal;
const AbortController = globalThis.AbortController;

const TaskSignal = function () {
  %throwTypeError("Failed to construct 'TaskSignal': Illegal constructor");
};
%constructor('TaskSignal', TaskSignal, AbortSignal);

function taskSignalState(object) {
  const state = %abort.signalState(object);
  if (state.priority === undefined) %throwTypeError('Illegal invocation');
  return state;
}
%methods(TaskSignal.prototype, {
  get priority() {
    return taskSignalState(this).priority;
  },
});
%EventHandlers(TaskSignal.prototype, ['prioritychange']);

// Prioritized Task Scheduling 2.3.2: a signal that is aborted with others, and has a priority or follows one
%methods(TaskSignal, {
  any(signals) {
    const context = "Failed to execute 'any' on 'TaskSignal': ";
    %web_idl.required(%argumentCount(), 1, 'any', 'TaskSignal');
    if (!%isObject(signals) || %GetMethod(signals, %SymbolIterator) === undefined)
      %throwTypeError(context + 'The provided value cannot be converted to a sequence.');
    const list = %IterableToList(signals);
    const options = %argument(1);
    const priority = %isObject(options) ? options.priority : undefined;
    const made = %abort.dependentSignal(list, TaskSignal.prototype);
    const state = %slot(made, 0);
    state.tasks = [];
    if (%web_idl.isPlatform(priority, 'AbortSignal') && %slot(priority, 0).priority !== undefined) {
      state.priority = %slot(priority, 0).priority;
      %append(%slot(priority, 0).followers, made);
    } else {
      state.priority = priority === undefined ? 'user-visible' : priorityOf(context, 'priority', priority, 'TaskSignalAnyInit');
    }
    state.followers = [];
    return made;
  },
});

const TaskPriorityChangeEvent = function () {
  return %refuse('new TaskPriorityChangeEvent', "a browser has it, but it can't be run here yet");
};
%constructor('TaskPriorityChangeEvent', TaskPriorityChangeEvent, globalThis.Event);
%methods(TaskPriorityChangeEvent.prototype, {
  get previousPriority() {
    return %StateOf(this).previousPriority;
  },
});

function priorityOf(context, member, value, type) {
  const text = `${value}`;
  if (!isPriority(text)) {
    %throwTypeError(
      context +
        "Failed to read the 'priority' property from '" +
        type +
        "': The provided value '" +
        text +
        "' is not a valid enum value of type TaskPriority.",
    );
  }
  return text;
}

// 2.3.3 signal a priority change, to the signals that follow it too
function changePriority(signal, state, priority) {
  const previous = state.priority;
  state.changing = true;
  state.priority = priority;
  const tasks = state.tasks;
  state.tasks = [];
  for (let i = 0; i < tasks.length; i++)
    if (tasks[i].id !== undefined && %moveTask(tasks[i].id, sourceOf(tasks[i], priority))) follow(tasks[i], priority);
  const event = %MakeEvent('Event', 'prioritychange', undefined, true);
  %setPrototype(event, TaskPriorityChangeEvent.prototype);
  %slot(event, 0).previousPriority = previous;
  %DispatchEvent(event, signal);
  for (let i = 0; i < state.followers.length; i++) changePriority(state.followers[i], %slot(state.followers[i], 0), priority);
  state.changing = false;
}

const TaskController = function () {
  if (new.target === undefined) {
    %throwTypeError(
      "Failed to construct 'TaskController': Please use the 'new' operator, this DOM object constructor cannot be called as a function.",
    );
  }
  const init = %argument(0);
  const given = %isObject(init) ? init.priority : undefined;
  const priority =
    given === undefined ? 'user-visible' : priorityOf("Failed to construct 'TaskController': ", 'priority', given, 'TaskControllerInit');
  const own = new.target.prototype;
  const made = %NewPlatformObject(%isObject(own) ? own : TaskController.prototype, 'AbortController');
  const signal = %abort.newSignal(TaskSignal.prototype);
  %slot(signal, 0).priority = priority;
  %slot(signal, 0).tasks = [];
  %slot(signal, 0).followers = [];
  %slot(made, 0).signal = signal;
  return made;
};
%constructor('TaskController', TaskController, AbortController);
%methods(TaskController.prototype, {
  setPriority(value) {
    const context = "Failed to execute 'setPriority' on 'TaskController': ";
    %web_idl.requiredIn(context, %argumentCount(), 1);
    const text = `${value}`;
    if (!isPriority(text)) %throwTypeError(context + "The provided value '" + text + "' is not a valid enum value of type TaskPriority.");
    const signal = %StateOf(this).signal;
    const state = taskSignalState(signal);
    if (state.changing)
      throw %NewDOMException(context + 'Cannot change priority when a prioritychange event is in progress.', 'NotAllowedError');
    if (state.priority !== text) changePriority(signal, state, text);
  },
});

// --- postTask, yield --------------------------------------------------------------------------------------------------------

const Scheduler = function () {
  %throwTypeError("Failed to construct 'Scheduler': Illegal constructor");
};
%constructor('Scheduler', Scheduler);
const scheduler = %NewPlatformObject(Scheduler.prototype, 'Scheduler');
%globalObject('scheduler', scheduler);

function sourceOf(task, priority) {
  return task.isContinuation ? priority + ' continuation' : priority;
}

function queue(task, priority) {
  if (task.isContinuation) task.id = %queueTask(sourceOf(task, priority), 'yield', continueAfterYield, [task]);
  else task.id = %queueTask(priority, 'postTask', run, [task]);
  follow(task, priority);
}

function follow(task, priority) {
  task.priority = priority;
  if (task.follows !== undefined) %append(task.follows.tasks, task);
}

function addAbort(task, state) {
  task.abort = function () {
    if (task.id !== undefined) %dequeueTask(task.id);
    if (task.timer !== undefined) %clearTimeoutOf(task.timer);
    settle(task, true, state.reason);
  };
  %abort.addAbortAlgorithm(task.signal, task.abort);
}

function settle(task, failed, value) {
  if (task.settled) return;
  task.settled = true;
  if (failed) %rejectPromise(task.promise, value);
  else %ResolvePromise(task.promise, value);
}

// 2.4 Processing model of a task: its promise is settled when the microtasks of the callback have run.
function run(task) {
  task.id = undefined;
  if (task.settled) return;
  let failed = false;
  let result;
  // For scheduler.yield(): the signal, and the priority, of its own or the signal's
  const inherited = %newRecord();
  inherited.signal = task.signal;
  inherited.fixed = task.follows === undefined ? task.priority : undefined;
  %setContinuationData(inherited);
  %prepareToRunScript();
  try {
    result = %call(task.callback, undefined);
  } catch (error) {
    result = error;
    failed = true;
  }
  %setContinuationData(undefined);
  %cleanUpAfterRunningScript();
  if (task.signal !== undefined) %abort.removeAbortAlgorithm(task.signal, task.abort);
  settle(task, failed, result);
}

function taskSignal(context, options) {
  const signal = options.signal;
  if (signal === undefined) return undefined;
  if (!%isClass(signal, 'platform') || %slot(signal, 0).kind !== 'AbortSignal') {
    %throwTypeError(
      context + "Failed to read the 'signal' property from 'SchedulerPostTaskOptions': Failed to convert value to 'AbortSignal'.",
    );
  }
  return signal;
}

function postTask(promise, callback, options) {
  const context = "Failed to execute 'postTask' on 'Scheduler': ";
  %web_idl.mustBeFunction(context, callback);
  %web_idl.dictionary(context, options, 'SchedulerPostTaskOptions');
  const given = %isObject(options) ? options : %newRecord();
  const delayGiven = given.delay;
  const delay =
    delayGiven === undefined
      ? 0
      : %pair_iterators.enforceRange(context + "Failed to read the 'delay' property from 'SchedulerPostTaskOptions': ", delayGiven);
  const priorityGiven = given.priority;
  const fixed = priorityGiven === undefined ? undefined : priorityOf(context, 'priority', priorityGiven, 'SchedulerPostTaskOptions');
  const signal = taskSignal(context, given);
  const state = signal === undefined ? undefined : %slot(signal, 0);
  if (state !== undefined && state.aborted) {
    %rejectPromise(promise, state.reason);
    return;
  }
  const task = %newRecord();
  task.promise = promise;
  task.isContinuation = false;
  task.callback = callback;
  task.signal = signal;
  task.id = task.timer = undefined;
  task.settled = false;
  task.follows = fixed === undefined && state !== undefined && state.priority !== undefined ? state : undefined;
  if (signal !== undefined) addAbort(task, state);
  const begin = function () {
    task.timer = undefined;
    queue(task, fixed !== undefined ? fixed : task.follows !== undefined ? task.follows.priority : 'user-visible');
  };
  if (delay > 0) task.timer = %setTimer(begin, delay, [], false);
  else begin();
}

// 2.4 yield: with the priority and the signal of the task that it continues
function yieldContinuation(promise) {
  const inherited = %continuationData();
  const signal = inherited === undefined ? undefined : inherited.signal;
  const state = signal === undefined ? undefined : %slot(signal, 0);
  if (state !== undefined && state.aborted) return %rejectPromise(promise, state.reason);
  const task = %newRecord();
  task.promise = promise;
  task.isContinuation = true;
  task.settled = false;
  task.signal = signal;
  task.timer = undefined;
  task.follows = inherited !== undefined && inherited.fixed === undefined ? state : undefined;
  if (signal !== undefined) addAbort(task, state);
  queue(task, inherited === undefined ? 'user-visible' : inherited.fixed === undefined ? state.priority : inherited.fixed);
  return undefined;
}

function continueAfterYield(task) {
  task.id = undefined;
  if (task.signal !== undefined) %abort.removeAbortAlgorithm(task.signal, task.abort);
  %prepareToRunScript();
  settle(task, false, undefined);
  %cleanUpAfterRunningScript();
}

%methods(Scheduler.prototype, {
  postTask(callback) {
    const promise = %newPromise(%PromisePrototype);
    try {
      if (%StateOf(this).kind !== 'Scheduler') %throwTypeError('Illegal invocation');
      %web_idl.required(%argumentCount(), 1, 'postTask', 'Scheduler');
      postTask(promise, callback, %argument(1));
    } catch (error) {
      %rejectPromise(promise, error);
    }
    return promise;
  },
  yield() {
    const promise = %newPromise(%PromisePrototype);
    if (!%isClass(this, 'platform') || %slot(this, 0).kind !== 'Scheduler') %rejectPromise(promise, %makeTypeError('Illegal invocation'));
    else yieldContinuation(promise);
    return promise;
  },
});
