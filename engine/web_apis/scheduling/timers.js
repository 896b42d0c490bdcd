uses('infra/global_scope', 'infra/web_idl');
// HTML, Timers, Microtask queuing. The fast paths are in timers.cpp; what stands here runs
// when an argument must be converted by the program's own code.
'use strict';

// HTML, timer initialization steps, with Web IDL's conversions before it: (Function or DOMString), long
function timer(handler, timeout, rest, repeat) {
  if (!%isCallable(handler)) handler = `${handler}`;
  return %setTimer(handler, +timeout | 0, rest, repeat);
}

%methods('', {
  setTimeout(handler) {
    %web_idl.required(%argumentCount(), 1, 'setTimeout', %global_scope.scopeName());
    return timer(handler, %argument(1), %argumentsFrom(2), false);
  },
  setInterval(handler) {
    %web_idl.required(%argumentCount(), 1, 'setInterval', %global_scope.scopeName());
    return timer(handler, %argument(1), %argumentsFrom(2), true);
  },
  clearTimeout() {
    %clearTimeoutOf(+%argument(0) | 0);
  },
  clearInterval() {
    %clearTimeoutOf(+%argument(0) | 0);
  },
  queueMicrotask(value) {
    %web_idl.required(%argumentCount(), 1, 'queueMicrotask', %global_scope.scopeName());
    %queueMicrotaskCallback(%web_idl.callback('queueMicrotask', %global_scope.scopeName(), value));
  },
});
