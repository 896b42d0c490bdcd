// PerformanceObserver: both forms of observe(), what is buffered, when its task comes, what is thrown.
const tr = (f) => { try { return f(); } catch (e) { return e.name + ': ' + e.message; } };
const o = new PerformanceObserver((list, me, options) => { console.log('cb', list.getEntries().map((e) => e.entryType + ':' + e.name).sort().join(), me === o, JSON.stringify(options), String(list), list.getEntriesByType('mark').length, list.getEntriesByName('b').length, list.getEntriesByName('b', 'measure').length); });
performance.mark('before');
console.log(o.observe({ entryTypes: ['mark', 'measure', 'nonsense'] }));
performance.mark('a'); performance.mark('b'); performance.measure('m', { start: 'a', duration: 0.5 });
console.log('sync');
Promise.resolve().then(() => console.log('micro'));
setTimeout(() => console.log('t0'));
console.log(tr(() => new PerformanceObserver()), tr(() => new PerformanceObserver(5)), tr(() => PerformanceObserver(() => 1)), tr(() => o.observe()), tr(() => o.observe({})), tr(() => o.observe({ type: 'mark' })), tr(() => o.observe({ entryTypes: ['mark'], type: 'mark' })), tr(() => o.observe({ entryTypes: 5 })), tr(() => new PerformanceObserver(() => 1).observe({ entryTypes: ['nonsense'] })), tr(() => new PerformanceObserver(() => 1).observe({ entryTypes: [] })));
setTimeout(() => {
  console.log('--- 2');
  o.disconnect(); performance.mark('unseen');
  const p = new PerformanceObserver((list) => console.log('p', list.getEntries().map((e) => e.name).sort().join()));
  p.observe({ type: 'mark', buffered: true }); p.observe({ type: 'measure' });
  performance.measure('m2'); performance.mark('c');
  setTimeout(() => {
    console.log('--- 3', p.takeRecords().length); performance.mark('d'); console.log(p.takeRecords().map((e) => e.name).join(), p.takeRecords().length);
    performance.mark('e'); p.disconnect(); console.log(p.takeRecords().length);
    const q = new PerformanceObserver(() => { throw new Error('in callback'); });
    q.observe({ entryTypes: ['mark'] }); performance.mark('f'); console.log(tr(() => q.observe({ type: 'mark' })));
    const r = new PerformanceObserver(() => console.log('r')); r.observe({ type: 'mark' }); console.log(tr(() => r.observe({ entryTypes: ['mark'] })));
    performance.mark('g'); performance.clearMarks(); console.log(PerformanceObserver.supportedEntryTypes.join(), PerformanceObserver.supportedEntryTypes === PerformanceObserver.supportedEntryTypes, Object.isFrozen(PerformanceObserver.supportedEntryTypes));
  }, 30);
}, 30);
