// Probes: measures by the names of PerformanceTiming; entries of the page and of resources.
const attempt = f => { try { f(); console.log('ok'); } catch (e) { console.log(e.name + ': ' + e.message); } };
attempt(() => performance.measure('a', 'redirectStart'));
attempt(() => performance.measure('a', 'navigationStart'));
attempt(() => performance.measure('a', { start: -1 }));
attempt(() => performance.measure('a', { start: 1, end: -1 }));
attempt(() => performance.measure('a', { duration: -1, end: 5 }).duration);
attempt(() => performance.measure('a', { duration: 5 }));
attempt(() => performance.mark('navigationStart'));
attempt(() => performance.mark('m', { startTime: -1 }));
console.log(performance.measure('a', 'navigationStart').startTime === 0, performance.measure('b', 'domComplete').name);
attempt(() => performance.measure('b', { start: 0, duration: NaN }));
attempt(() => performance.measure('c', 'missing'));
attempt(() => performance.measure('c', null));
attempt(() => performance.measure('c', 5));
console.log(performance.getEntriesByType('navigation').length, performance.getEntriesByType('navigation')[0].type, performance.getEntriesByType('visibility-state').length);
fetch('/x').then((r) => r.text()).then(() => setTimeout(() => {
  const e = performance.getEntriesByType('resource').find((entry) => entry.name.endsWith('/x'));
  console.log(e.constructor.name, e.initiatorType, e.responseStatus, e.decodedBodySize, e.transferSize, e.contentType, e.startTime === e.fetchStart, e.responseEnd - e.startTime === e.duration);
  console.log(performance.getEntriesByType('Resource').length);
  performance.clearResourceTimings(); console.log(performance.getEntriesByType('resource').length);
}, 50));
