// HTML, Module scripts, as far as they meet the event loop.
'use strict';

// 8.1.6.7.3 HostLoadImportedModule: what is imported comes by the network, so it goes on in a task.
%define('ImportJob', function (steps) {
  %queueTask('networking', 'import()', steps, []);
});

// 8.1.4.4 Run a module script. Its errors are reported like a classic script's.
%define('RunModule', function (name, text, sourceId) {
  if (!%LoadModule(name, text, sourceId)) return;
  %performPromiseThen(
    %EvaluateModule(name),
    undefined,
    (error) => {
      %ReportException(error);
    },
    undefined,
    undefined,
    undefined,
  );
});
