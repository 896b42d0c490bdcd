// PerformanceObserver: marks and measures are told in a later task.
const observer = new PerformanceObserver((list, me) => {
  for (const entry of list.getEntries()) console.log(entry.entryType, entry.name, entry.duration >= 0, me === observer);
});
observer.observe({ entryTypes: ['mark', 'measure'] });
performance.mark('start');
performance.mark('end', { detail: { x: 1 } });
performance.measure('work', 'start', 'end');
console.log('sync', performance.getEntriesByType('mark').length);
Promise.resolve().then(() => console.log('microtask'));
setTimeout(() => {
  console.log('timeout');
  observer.disconnect();
  performance.mark('unseen');
  const late = new PerformanceObserver((list) => console.log('buffered', list.getEntriesByName('work').length, list.getEntries().length));
  late.observe({ type: 'measure', buffered: true });
}, 30);
console.log(PerformanceObserver.supportedEntryTypes.includes('mark'), observer.takeRecords().length);
