// Probes: marks, measures and what they refuse.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const a = performance.mark('a', { startTime: 10, detail: { x: 1 } }), b = performance.mark('b', { startTime: 5 }), m = performance.measure('m', 'b', 'a');
console.log(m.startTime, m.duration, m.detail, m.name, m.entryType, m instanceof PerformanceMeasure, m instanceof PerformanceEntry, a.detail, b.detail, a.duration);
console.log(performance.getEntriesByType('mark').map((e) => e.name), performance.getEntriesByName('m').length, performance.getEntriesByName('m', 'mark').length);
t(() => performance.measure('x', 'nope')); t(() => performance.mark()); t(() => performance.mark('q', { startTime: -1 })); t(() => performance.measure('y', { start: 1, duration: 4 }).duration); t(() => performance.measure('y', { end: 9, duration: 4 }).startTime);
t(() => performance.measure('z', { start: 1, end: 2, duration: 3 })); t(() => performance.measure('z', { detail: 1 })); t(() => performance.measure('z', { start: 1 }, 'a')); t(() => performance.measure('z', {}).startTime); t(() => performance.measure('w', undefined, 'a').duration);
t(() => performance.measure('n', -3)); t(() => { const { now } = performance; return now(); }); t(() => new PerformanceMark('own', { startTime: 3, detail: [1] }).detail); t(() => PerformanceMark('x')); t(() => new PerformanceEntry());
console.log(Object.keys(JSON.parse(JSON.stringify(m))), a, performance);
performance.clearMarks('a'); console.log(performance.getEntriesByType('mark').map((e) => e.name)); performance.clearMarks(); performance.clearMeasures();
console.log(performance.getEntriesByType('mark').length, performance.getEntriesByType('measure').length);
