// Probes: a task follows the priority of its signal, and keeps the place of its age.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const c = new TaskController({ priority: 'background' });
console.log(c.signal.priority, c.signal instanceof TaskSignal, c.signal instanceof AbortSignal, c instanceof AbortController);
c.signal.onprioritychange = (e) => console.log('change', e.previousPriority, e.target.priority, e instanceof TaskPriorityChangeEvent);
const order = [];
const a = scheduler.postTask(() => order.push('signal'), { signal: c.signal });
const b = scheduler.postTask(() => order.push('bg'), { priority: 'background' });
const v = scheduler.postTask(() => order.push('visible')); const u = scheduler.postTask(() => order.push('blocking'), { priority: 'user-blocking' });
c.setPriority('user-blocking'); await Promise.all([a, b, v, u]); console.log(order);
})();
