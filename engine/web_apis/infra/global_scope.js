// Web IDL, [Exposed]: whose global object this is, a window's or a worker's.
'use strict';

let scope = 'Window',
  worker = false;

%global_scope.isWorker = function () {
  return worker;
};
// In messages: the interface that the global's methods are of
%global_scope.scopeName = function () {
  return scope;
};
%global_scope.becomeWorker = function () {
  scope = 'WorkerGlobalScope';
  worker = true;
};
