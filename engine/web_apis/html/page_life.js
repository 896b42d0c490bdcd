uses(
    'dom/document', 'dom/elements', 'dom/tree_changes', 'events/event_target', 'events/events', 'html/html_text',
    'infra/platform_objects'
);
// The page's beginning and its life: HTML 13.2.7 The end, DOMContentLoaded and load.
'use strict';

const dom = %Dom;

const html = dom.newElement('html');
const head = dom.newElement('head');
const body = dom.newElement('body');
%slot(html, 0).mirror = %slot(head, 0).mirror = -1;
%slot(body, 0).mirror = 0;
dom.append(html, head);
dom.append(html, body);
dom.append(%document, dom.newDoctype());
dom.append(%document, html);

// --- loading ---------------------------------------------------------------------------------------------------------------------------------

function fire(type, target, bubbles) { %DispatchEvent(%MakeEvent('Event', type, { bubbles }, true), target); }

// HTML 13.2.7: what delays the load event (images under way)
let delaying = 0;
let waitsForLoad;
dom.delayLoad = function () { delaying++; };
dom.loadMayGoOn = function () {
  delaying--;
  if (delaying > 0 || waitsForLoad === undefined) return;
  const steps = waitsForLoad;
  waitsForLoad = undefined;
  %queueTask('DOM manipulation', 'load', steps, []);
};

// (HTML text of the body, whether the program stands at its end)
%define('BuildBody', function (text, loading) {
  if (loading) %slot(%document, 0).readyState = 'loading';
  dom.buildInto(dom.body(), text);
});

// Run after the program when it stands at the end of body. HTML 13.2.7 The end
%define('FinishLoading', function () {
  const state = %slot(%document, 0);
  state.readyState = 'interactive';
  fire('readystatechange', %document, false);
  %queueTask('DOM manipulation', 'DOMContentLoaded', contentLoaded, []);

  function contentLoaded() {
    fire('DOMContentLoaded', %document, true);
    waitsForLoad = loaded;
    delaying++;
    dom.loadMayGoOn();
  }
  function loaded() {
    state.readyState = 'complete';
    fire('readystatechange', %document, false);
    fire('load', globalThis, false);
    fire('pageshow', globalThis, false);
  }
});
