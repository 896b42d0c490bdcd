// A pool that runs at most so many promises at once, with progress, results in order, and failures told.
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
async function pool(tasks, limit, onProgress = () => {}) {
  const results = new Array(tasks.length);
  let next = 0, running = 0, most = 0, done = 0;
  async function worker(name) {
    while (next < tasks.length) {
      const i = next++;
      most = Math.max(most, ++running);
      console.log(name, 'takes', i);
      try { results[i] = { status: 'fulfilled', value: await tasks[i]() }; } catch (reason) { results[i] = { status: 'rejected', reason: reason.message }; }
      running--;
      onProgress(++done, tasks.length);
    }
  }
  await Promise.all(Array.from({ length: Math.min(limit, tasks.length) }, (_, i) => worker('w' + i)));
  return { results, most };
}
const times = [50, 10, 30, 20, 40];
const tasks = times.map((ms, i) => async () => { await sleep(ms); if (i === 2) throw new Error('task 2'); return i * i; });
pool(tasks, 2, (done, all) => console.log(`${done}/${all}`)).then(({ results, most }) => {
  console.log(most, JSON.stringify(results));
  console.table?.call;
  return Promise.allSettled(tasks.slice(0, 2).map((t) => t()));
}).then((all) => console.log(all.map((r) => r.value)));
const memo = new Map();
const once = (key, make) => memo.get(key) ?? (memo.set(key, make()), memo.get(key));
once('a', () => sleep(5).then(() => 'A')).then(console.log);
console.log(once('a') instanceof Promise, memo.size);
