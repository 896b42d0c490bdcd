// Probes: when promises of tasks settle; what scheduler.yield inherits; nested idle callbacks.
const ticks = (name, n) => { let p = Promise.resolve(); for (let i = 1; i <= n; i++) p = p.then(() => console.log(name, i)); };
const c = new TaskController({ priority: 'background' });
scheduler.postTask(() => { console.log('task'); ticks('tick', 4); return 'result'; }).then((v) => { console.log('then', v); ticks('after', 2); });
scheduler.postTask(async () => {
  await new Promise((r) => setTimeout(r));
  console.log('awaited a timer');
  scheduler.postTask(() => console.log('visible'), { priority: 'user-visible' });
  await scheduler.yield(); console.log('still in the background');
  c.abort();
  try { await scheduler.yield(); console.log('went on'); } catch (e) { console.log(e.name); }
}, { signal: c.signal });
const d = new TaskController();
scheduler.postTask(async () => { scheduler.postTask(() => d.abort(), { priority: 'user-blocking' }); try { await scheduler.yield(); console.log('went on 2'); } catch (e) { console.log('2', e.name); } }, { signal: d.signal });
setTimeout(() => { requestIdleCallback((first) => { const a = performance.now() + first.timeRemaining(); requestIdleCallback((second) => console.log('idle', performance.now() + second.timeRemaining() > a + 1)); }); }, 100);
