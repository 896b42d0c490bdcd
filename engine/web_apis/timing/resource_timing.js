uses('infra/mime_types', 'infra/web_idl', 'timing/performance');
// Resource Timing 2 and Navigation Timing 2: what the page and the program have loaded. Requests begin at once here, so what would come
// before the answer is one moment.
'use strict';

const PerformanceEntry = globalThis.PerformanceEntry;
const PerformanceResourceTiming = %web_idl.interface('PerformanceResourceTiming', PerformanceEntry);
const PerformanceNavigationTiming = %web_idl.interface('PerformanceNavigationTiming', PerformanceResourceTiming);
const VisibilityStateEntry = %web_idl.interface('VisibilityStateEntry', PerformanceEntry);

const members = [
  'initiatorType',
  'deliveryType',
  'renderBlockingStatus',
  'contentType',
  'contentEncoding',
  'workerStart',
  'redirectStart',
  'redirectEnd',
  'fetchStart',
  'domainLookupStart',
  'domainLookupEnd',
  'connectStart',
  'secureConnectionStart',
  'connectEnd',
  'requestStart',
  'responseStart',
  'firstInterimResponseStart',
  'finalResponseHeadersStart',
  'responseEnd',
  'transferSize',
  'encodedBodySize',
  'decodedBodySize',
  'responseStatus',
  'serverTiming',
];
const ofNavigation = [
  'unloadEventStart',
  'unloadEventEnd',
  'domInteractive',
  'domContentLoadedEventStart',
  'domContentLoadedEventEnd',
  'domComplete',
  'loadEventStart',
  'loadEventEnd',
  'type',
  'redirectCount',
  'activationStart',
];

function reading(constructor, names) {
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    %defineAccessor(
      constructor.prototype,
      name,
      function () {
        return %performance.entryState(this)[name];
      },
      undefined,
    );
  }
  %methods(constructor.prototype, {
    toJSON() {
      return %refuse(
        constructor.name + '.toJSON',
        'Some of what a browser lists in it is not known here; its members can be read one by one.',
      );
    },
  });
}
reading(PerformanceResourceTiming, members);
reading(PerformanceNavigationTiming, ofNavigation);

function fill(state, initiator, from, headers, end) {
  state.initiatorType = initiator;
  state.deliveryType = state.contentType = state.contentEncoding = '';
  state.renderBlockingStatus = 'non-blocking';
  state.workerStart = state.redirectStart = state.redirectEnd = state.secureConnectionStart = state.firstInterimResponseStart = 0;
  state.fetchStart = state.domainLookupStart = state.domainLookupEnd = state.connectStart = state.connectEnd = state.requestStart = from;
  state.responseStart = state.finalResponseHeadersStart = headers;
  state.responseEnd = end;
  state.transferSize = state.encodedBodySize = state.decodedBodySize = state.responseStatus = 0;
  state.serverTiming = [];
}

// A request that has ended: ('fetch', 'xmlhttprequest' or 'img', its address, {from, headers, status, size, type})
%resource_timing.ended = function (initiator, url, seen) {
  if (%indexOfText(url, 'http') !== 0) return;
  const end = %programTime();
  const entry = %performance.newEntry(PerformanceResourceTiming.prototype, 'resource', url, seen.from, end - seen.from, null);
  const state = %slot(entry, 0);
  fill(state, initiator, seen.from, seen.headers, end);
  if (seen.status !== undefined) {
    state.responseStatus = seen.status;
    state.contentType = %mime_types.minimized(seen.type);
    state.encodedBodySize = state.decodedBodySize = seen.size;
    state.transferSize = seen.size + 300; // Fetch, resource timing: the headers count as so much
  }
  %performance.addEntry(entry);
};
%resource_timing.begun = function () {
  const seen = %newRecord();
  seen.from = %programTime();
  seen.headers = seen.size = 0;
  seen.status = undefined;
  seen.type = '';
  return seen;
};

// --- the page itself: there at time 0, its document complete unless the program stands in it ------------------------------------------

let navigation;
function startPage(href) {
  navigation = %slot(
    %performance.addEntry(%performance.newEntry(PerformanceNavigationTiming.prototype, 'navigation', href, 0, 0, null)),
    0,
  );
  fill(navigation, 'navigation', 0, 0, 0);
  for (let i = 0; i < ofNavigation.length; i++) navigation[ofNavigation[i]] = 0;
  navigation.type = 'navigate';
  navigation.responseStatus = 200;
  %performance.addEntry(%performance.newEntry(VisibilityStateEntry.prototype, 'visibility-state', 'visible', 0, 0, null));
}
%resource_timing.startPage = startPage;

// Navigation Timing 2: when the document came to where `name` says
%resource_timing.notePage = function (name) {
  const time = %programTime();
  %performance.noteTiming(name, time);
  navigation[name] = time;
  if (name === 'loadEventEnd') navigation.duration = time;
};
