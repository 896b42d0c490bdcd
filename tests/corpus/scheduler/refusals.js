// Probes: what the scheduler refuses, and errors inside.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
(async () => {
const c = new TaskController();
t(() => c.setPriority('x')); t(() => new TaskController({ priority: 'zz' }));
scheduler.postTask(5).catch((e) => console.log(e.name, e.message)); scheduler.postTask().catch((e) => console.log(e.name, e.message)); scheduler.postTask(() => 1, { priority: 'no' }).catch((e) => console.log(e.name, e.message)); 
await scheduler.postTask(() => { throw new Error('inside'); }).catch((e) => console.log(e.message));
await scheduler.postTask(() => 1, { delay: -1 }).catch((e) => console.log(e.name, e.message));
})();
