uses('cssom/resize_observer', 'infra/global_scope');
// HTML 8.7 Timers, 8.8 Microtask queuing, 8.10 Animation frames. The fast paths are in timers.cpp; what stands here runs
// when an argument must be converted by the program's own code.
'use strict';

function required(method, given, wanted) {
  if (given < wanted) {
    %throwTypeError("Failed to execute '" + method + "' on '" + %global_scope.scopeName() + "': " + wanted + ' argument' + (wanted === 1 ? '' : 's') +
      ' required, but only ' + given + ' present.');
  }
}

function callback(method, value) {
  if (!%isCallable(value)) {
    %throwTypeError("Failed to execute '" + method + "' on '" + %global_scope.scopeName() + "': parameter 1 is not of type 'Function'.");
  }
  return value;
}

// HTML 8.7, timer initialization steps, with Web IDL's conversions before it: (Function or DOMString), long
function timer(method, handler, timeout, rest, repeat) {
  if (!%isCallable(handler)) handler = `${handler}`;
  return %setTimer(handler, +timeout | 0, rest, repeat);
}

%methods('', {
  setTimeout(handler) {
    required('setTimeout', %argumentCount(), 1);
    return timer('setTimeout', handler, %argument(1), %argumentsFrom(2), false);
  },
  setInterval(handler) {
    required('setInterval', %argumentCount(), 1);
    return timer('setInterval', handler, %argument(1), %argumentsFrom(2), true);
  },
  clearTimeout() { %clearTimeoutOf(+%argument(0) | 0); },
  clearInterval() { %clearTimeoutOf(+%argument(0) | 0); },
  queueMicrotask(value) {
    required('queueMicrotask', %argumentCount(), 1);
    %queueMicrotaskCallback(callback('queueMicrotask', value));
  },
  requestAnimationFrame(value) {
    required('requestAnimationFrame', %argumentCount(), 1);
    return %requestFrame(callback('requestAnimationFrame', value));
  },
  cancelAnimationFrame(handle) {
    required('cancelAnimationFrame', %argumentCount(), 1);
    %cancelFrame(+handle | 0);
  },
});

// HTML 8.1.7.3 Update the rendering; 8.10 run the animation frame callbacks
%define('UpdateTheRendering', function (timestamp) {
  %beginFrame();
  let next;
  while ((next = %takeFrameCallback()) !== undefined) {
    %prepareToRunScript();
    try {
      %call(next, undefined, timestamp);
    } catch (error) {
      %ReportException(error);
    }
    %cleanUpAfterRunningScript();
  }
  %resize_observer.observeSizes();
});
