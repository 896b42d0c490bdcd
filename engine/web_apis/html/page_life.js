uses('dom/document', 'dom/elements', 'dom/tree_changes', 'events/event_target', 'events/events', 'html/html_text');
uses('timing/performance', 'timing/resource_timing');
// The page's beginning and its life: HTML, The end, DOMContentLoaded and load.
'use strict';

const html = %elements.newElement('html');
const head = %elements.newElement('head');
const body = %elements.newElement('body');
%slot(html, 0).mirror = %slot(head, 0).mirror = -1;
%slot(body, 0).mirror = 0;
%tree_changes.append(html, head);
%tree_changes.append(html, body);
%tree_changes.append(%theDocument, %document.newDoctype());
%tree_changes.append(%theDocument, html);

%resource_timing.startPage(%resolveUrl(''));

// --- loading ---------------------------------------------------------------------------------------------------------------------------------

function fire(type, target, bubbles) {
  %DispatchEvent(%MakeEvent('Event', type, { bubbles }, true), target);
}

// HTML, The end: what delays the load event (images under way)
let delaying = 0;
let waitsForLoad;
%page_life.delayLoad = function () {
  delaying++;
};
%page_life.loadMayGoOn = function () {
  delaying--;
  if (delaying > 0 || waitsForLoad === undefined) return;
  const steps = waitsForLoad;
  waitsForLoad = undefined;
  %queueTask('DOM manipulation', 'load', steps, []);
};

// (HTML text of the body, whether the program stands at its end)
%define('BuildBody', function (text, loading) {
  if (loading) {
    %slot(%theDocument, 0).readyState = 'loading';
    %performance.documentIsLoading();
  }
  %html_text.buildInto(%document.body(), text);
});

// Run after the program when it stands at the end of body. HTML, The end
%define('FinishLoading', function () {
  const state = %slot(%theDocument, 0);
  state.readyState = 'interactive';
  %resource_timing.notePage('domInteractive');
  fire('readystatechange', %theDocument, false);
  %queueTask('DOM manipulation', 'DOMContentLoaded', contentLoaded, []);

  function contentLoaded() {
    %resource_timing.notePage('domContentLoadedEventStart');
    fire('DOMContentLoaded', %theDocument, true);
    %resource_timing.notePage('domContentLoadedEventEnd');
    waitsForLoad = loaded;
    delaying++;
    %page_life.loadMayGoOn();
  }
  function loaded() {
    state.readyState = 'complete';
    %resource_timing.notePage('domComplete');
    fire('readystatechange', %theDocument, false);
    %resource_timing.notePage('loadEventStart');
    fire('load', globalThis, false);
    %resource_timing.notePage('loadEventEnd');
    %DispatchEvent(%MakeEvent('PageTransitionEvent', 'pageshow', { bubbles: true, cancelable: true, persisted: false }, true), globalThis);
  }
});
