uses('events/event_handlers', 'events/event_target', 'events/events', 'infra/global_scope', 'infra/web_idl', 'messaging/agent_messages');
// HTML, Runtime script errors and Unhandled promise rejections.
'use strict';

let reporting = false;

// True when a listener handled it.
%error_reporting.fireErrorEvent = function (message, error, line, column, filename) {
  if (reporting || !%event_target.windowHears('error')) return false;
  reporting = true;
  const went = %DispatchEvent(
    %MakeEvent(
      'ErrorEvent',
      'error',
      { cancelable: true, message, filename: filename === undefined ? %scriptUrl() : filename, lineno: line, colno: column, error },
      true,
    ),
    globalThis,
  );
  reporting = false;
  return !went;
};
%error_reporting.fireRejectionEvent = function (type, promise, reason) {
  if (!%event_target.windowHears(type)) return false;
  return !%DispatchEvent(
    %MakeEvent('PromiseRejectionEvent', type, { cancelable: type === 'unhandledrejection', promise, reason }, true),
    globalThis,
  );
};
%define('FireRejectionHandled', function (promise) {
  %error_reporting.fireRejectionEvent('rejectionhandled', promise, %promiseReason(promise));
});

// What V8 writes after "Uncaught ": for Errors no code of the program runs, for other objects their toString does.
function thrownText(error) {
  if (!%isObject(error) || %isClass(error, 'error')) return %describe(error);
  try {
    return `${error}`;
  } catch {
    return %describe(error);
  }
}

function report(error, text) {
  const place = %thrownPlace(error);
  const source = place[2] === null && !%global_scope.isWorker() ? globalThis.location.href : place[2];
  const ofHandler = !%global_scope.isWorker() && source === globalThis.location.href;
  reportAt(error, text, place[0], place[1], ofHandler ? source : source === 'anonymous' || source === '<anonymous>' ? '' : %scriptUrl());
}

function reportAt(error, text, line, column, filename) {
  if (%error_reporting.fireErrorEvent('Uncaught ' + text, error, line, column, filename)) return;
  if (%global_scope.isWorker())
    %postToOwner(%agent_messages.serializeForAgent({ message: 'Uncaught ' + text, filename, line, column }), true);
  else %writeUncaught(text);
}

function syntaxError(message) {
  try {
    %throwSyntaxError(message);
  } catch (error) {
    return error;
  }
}

// Code of an event handler's attribute or of a timer that can't be parsed: it stands for a script of the page.
function reportCode(message, line, column) {
  reportAt(
    syntaxError(message),
    'SyntaxError: ' + message,
    line,
    column,
    %global_scope.isWorker() ? %scriptUrl() : globalThis.location.href,
  );
}
%event_handlers.setCodeReport(reportCode);
%define('ReportCode', reportCode);

// Report an exception: (error)
%define('ReportException', function (error) {
  report(error, thrownText(error));
});

%methods('', {
  reportError(error) {
    %web_idl.required(%argumentCount(), 1, 'reportError', %global_scope.scopeName());
    %noteCaller();
    report(error, %describe(error)); // runs no code of the program
  },
});

// Notify about rejected promises, the task: (promises)
%define('NotifyRejectedPromises', function (promises) {
  for (let i = 0; i < promises.length; i++) {
    const promise = promises[i];
    if (%promiseIsHandled(promise)) continue;
    if (!%error_reporting.fireRejectionEvent('unhandledrejection', promise, %promiseReason(promise)))
      %writeRejection(%promiseReason(promise));
    if (!%promiseIsHandled(promise)) %noteOutstandingRejection(promise);
  }
});
