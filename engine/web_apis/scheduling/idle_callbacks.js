uses('infra/web_idl');
// Cooperative Scheduling of Background Tasks: requestIdleCallback.
'use strict';

const IdleDeadline = function () {
  %throwTypeError("Failed to construct 'IdleDeadline': Illegal constructor");
};
%constructor('IdleDeadline', IdleDeadline);

function deadlineState(object) {
  const state = %StateOf(object);
  if (state.kind !== 'IdleDeadline') %throwTypeError('Illegal invocation');
  return state;
}
%methods(IdleDeadline.prototype, {
  get didTimeout() {
    return deadlineState(this).didTimeout;
  },
  timeRemaining() {
    const state = deadlineState(this);
    const rest = state.deadline - %programTime();
    return state.didTimeout || rest < 0 ? 0 : rest;
  },
});

let idleHandle = 0;
let idleRequests = [];

function withoutRequest(request) {
  const rest = [];
  for (let i = 0; i < idleRequests.length; i++) if (idleRequests[i] !== request) %append(rest, idleRequests[i]);
  idleRequests = rest;
  if (request.timer !== undefined) %clearTimeoutOf(request.timer);
  %dequeueTask(request.id);
}

function runIdle(request, didTimeout) {
  withoutRequest(request);
  const deadline = %NewPlatformObject(IdleDeadline.prototype, 'IdleDeadline');
  %slot(deadline, 0).didTimeout = didTimeout;
  %slot(deadline, 0).deadline = %idleDeadline();
  %prepareToRunScript();
  try {
    %call(request.callback, undefined, deadline);
  } catch (error) {
    %ReportException(error);
  }
  %cleanUpAfterRunningScript();
}

%methods('', {
  requestIdleCallback(callback) {
    const context = "Failed to execute 'requestIdleCallback' on 'Window': ";
    %web_idl.requiredIn(context, %argumentCount(), 1);
    %web_idl.callback('requestIdleCallback', 'Window', callback);
    const options = %argument(1);
    %web_idl.dictionary(context, options, 'IdleRequestOptions');
    const given = %isObject(options) ? options.timeout : undefined;
    const timeout = given === undefined ? 0 : +given >>> 0;
    const request = %newRecord();
    idleHandle++;
    request.handle = idleHandle;
    request.callback = callback;
    request.id = %queueTask('idle', 'requestIdleCallback', runIdle, [request, false]);
    request.timer =
      timeout > 0
        ? %setTimer(
            function () {
              runIdle(request, true);
            },
            timeout,
            [],
            false,
          )
        : undefined;
    %append(idleRequests, request);
    return request.handle;
  },
  cancelIdleCallback(handle) {
    %web_idl.required(%argumentCount(), 1, 'cancelIdleCallback', 'Window');
    const wanted = +handle >>> 0;
    for (let i = 0; i < idleRequests.length; i++) {
      if (idleRequests[i].handle !== wanted) continue;
      withoutRequest(idleRequests[i]);
      return;
    }
  },
});
