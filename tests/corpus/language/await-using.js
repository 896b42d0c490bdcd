// await using: when it waits, and for what.
const r = (name, fail) => ({ async [Symbol.asyncDispose]() { console.log('dispose', name); await null; console.log('disposed', name); if (fail) throw new Error(name); } });
const plain = (name) => ({ [Symbol.dispose]() { console.log('plain', name); } });
const ticks = (n, name) => { let p = Promise.resolve(); for (let i = 0; i < n; i++) p = p.then(() => console.log(name, i)); };
(async () => {
  ticks(12, 't');
  { await using a = r('a'); using b = plain('b'); await using c = plain('c'); await using d = null; console.log('block'); }
  console.log('after');
  ticks(3, 'n');
  { await using nothing = null; console.log('nothing'); }
  console.log('waited once');
  for (await using x of [r('x1'), plain('x2')]) console.log('turn');
  for await (using x of [Promise.resolve(plain('p1')), plain('p2')]) { console.log('for await'); break; }
  async function f() { await using a = r('fa'); return console.log('returning'), 'value'; }
  console.log(await f());
  async function* g() { await using a = r('ga'); yield 1; yield 2; }
  for await (const v of g()) { console.log(v); break; }
  try { await using a = r('e1', true); await using b = r('e2', true); throw new Error('body'); } catch (e) { console.log(e.name, e.error.message, e.suppressed.error.message, e.suppressed.suppressed.message); }
  for (const bad of [5, {}, { [Symbol.asyncDispose]: 1 }]) try { await using a = bad; } catch (e) { console.log(e.message); }
  const stack = new AsyncDisposableStack(); stack.use(r('s')); stack.defer(async () => console.log('deferred'));
  { await using all = stack; }
  { await using q = { [Symbol.dispose]() { throw new Error('plain throws'); } }; console.log('q'); }
})().catch((e) => console.log('rejected', e.message));
