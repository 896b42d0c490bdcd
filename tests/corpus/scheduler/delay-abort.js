// Probes: delays, aborts, and signals of several.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const c = new TaskController({ priority: 'user-blocking' });
const d = performance.now(); await scheduler.postTask(() => 1, { delay: 30 }); console.log(performance.now() - d >= 29);
const ac = new AbortController(); const p = scheduler.postTask(() => console.log('never'), { signal: ac.signal }); ac.abort('why'); await p.catch((r) => console.log(r));
await scheduler.postTask(() => 1, { signal: AbortSignal.abort('early') }).catch((r) => console.log(r));
const any = TaskSignal.any([ac.signal], { priority: c.signal }); console.log(any.priority, any.aborted);
const log = []; setTimeout(() => log.push('timer')); scheduler.postTask(async () => { log.push('task'); await scheduler.yield(); log.push('after yield'); }); await scheduler.postTask(() => {}, { priority: 'background' }); console.log(log);
console.log(Object.prototype.toString.call(scheduler), scheduler.yield.length, scheduler.postTask.length);
})();
