uses('cssom/intersection_observer', 'cssom/resize_observer', 'html/focus', 'html/text_selection', 'infra/global_scope', 'infra/web_idl');
// HTML, Animation frames, and Update the rendering as far as it runs code.
'use strict';

%methods('', {
  requestAnimationFrame(value) {
    %web_idl.required(%argumentCount(), 1, 'requestAnimationFrame', %global_scope.scopeName());
    return %requestFrame(%web_idl.callback('requestAnimationFrame', %global_scope.scopeName(), value));
  },
  cancelAnimationFrame(handle) {
    %web_idl.required(%argumentCount(), 1, 'cancelAnimationFrame', %global_scope.scopeName());
    %cancelFrame(+handle | 0);
  },
});

// HTML, Update the rendering; run the animation frame callbacks
%define('UpdateTheRendering', function (timestamp) {
  %beginFrame();
  %text_selection.tellSelected();
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
  %focus.fixUp();
  %resize_observer.observeSizes();
  %intersection_observer.observe(timestamp);
});
