import PQueue, { TimeoutError } from 'p-queue';
(async () => {
  const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  const queue = new PQueue({ concurrency: 2 });
  for (const event of ['add', 'next', 'idle', 'active', 'completed', 'error', 'empty']) queue.on(event, (value) => console.log('event', event, value instanceof Error ? value.message : typeof value === 'function' ? '' : value));
  const task = (name, ms) => async () => { console.log('start', name); await wait(ms); console.log('end', name); return name; };
  const results = [queue.add(task('a', 40)), queue.add(task('b', 80)), queue.add(task('c', 10)), queue.add(task('urgent', 5), { priority: 1 })];
  console.log('size', queue.size, 'pending', queue.pending, queue.concurrency, queue.isPaused);
  queue.add(async () => { throw new Error('broken'); }).catch((error) => console.log('rejected', error.message));
  const all = await Promise.all(results); console.log(all);
  await queue.onIdle(); console.log('idle', queue.size, queue.pending);
  queue.pause(); const paused = queue.add(task('paused', 1)); console.log('paused', queue.isPaused, queue.size); await wait(20); queue.start(); await paused;
  const controller = new AbortController(); const aborted = queue.add(({ signal }) => wait(50).then(() => signal.aborted), { signal: controller.signal }); controller.abort(new Error('aborted')); await aborted.then(console.log, (error) => console.log('abort', error.message));
  const slow = new PQueue({ timeout: 20, throwOnTimeout: true }); await slow.add(() => wait(100)).catch((error) => console.log(error instanceof TimeoutError, error.name));
  const limited = new PQueue({ interval: 60, intervalCap: 2 }); const order = []; await limited.addAll([1, 2, 3, 4].map((n) => async () => { order.push(n); return n * 2; })).then(console.log); console.log(order.join());
  queue.clear(); await queue.onEmpty(); console.log(queue.sizeBy({ priority: 0 }), await queue.add(() => 'plain'));
})();
