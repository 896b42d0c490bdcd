// Async functions, generators and loops: order and results.
const log = (...a) => console.log(...a);
const sleep = (v) => Promise.resolve(v);
async function a1() { log('a1 start'); const x = await 1; log('a1', x); try { await Promise.reject(new Error('no')); } catch (e) { log('a1', e.message); } finally { log('a1 fin'); } return 'a1 ret'; }
async function a2(x = (() => { throw new Error('param'); })()) { }
const a3 = async ({ v }, ...r) => { for (const q of r) v += await q; return v; };
class K { async m() { return super.toString === Object.prototype.toString && this instanceof K; } static async s() { await null; throw 'static'; } }
async function* ag() { log('ag start'); try { const r = yield 1; log('ag got', r); yield sleep(2); yield* [3, sleep(4)]; } finally { log('ag closed'); } }
async function loops() {
  for await (const x of ag()) { log('for await', x); }
  for await (const x of [sleep('p'), 'q']) log(x);
  for await (const x of ag()) { log('break at', x); break; }
  try { for await (const x of ag()) { throw new Error('body'); } } catch (e) { log(e.message); }
  const r = []; for (const x of [1, 2]) { r.push(await x, await sleep(x * 2)); } log(r.join());
  const o = { x: await 1, y: [await 2, ...(await [3])], [await 'k']: await 4 }; log(JSON.stringify(o));
  l: for (const x of [1, 2]) { for await (const y of [1]) { if (x == 1) continue l; break l; } }
  return (await 1) + (await 2) * (await 3);
}
log('sync');
a1().then(log);
a2().catch(e => log(e.message));
a3({ v: 1 }, 2, sleep(3)).then(log);
new K().m().then(log); K.s().catch(log);
loops().then(v => { log('loops', v); const i = ag(); return Promise.all([i.next(), i.next('in'), i.return('r'), i.next()]); }).then(r => log(JSON.stringify(r)));
(async () => { await null; log('iife'); })();
const thenable = { then(r) { log('then called'); r('thenable'); } }; (async () => log(await thenable))();
(async () => { const r = await Promise.all([1, 2].map(async x => { await x; return x * 2; })); log(r.join()); })();
log('end of script');
// expect: sync
// expect: a1 start
// expect: ag start
// expect: end of script
// expect: a1 1
// expect: param
// expect: true
// expect: iife
// expect: then called
// expect: a1 no
// expect: a1 fin
// expect: static
// expect: for await 1
// expect: ag got undefined
// expect: thenable
// expect: a1 ret
// expect: 6
// expect: 2,4
// expect: for await 2
// expect: for await 3
// expect: for await 4
// expect: ag closed
// expect: p
// expect: q
// expect: ag start
// expect: break at 1
// expect: ag closed
// expect: ag start
// expect: ag closed
// expect: body
// expect: 1,2,2,4
// expect: {"x":1,"y":[2,3],"k":4}
// expect: loops 7
// expect: ag start
// expect: ag got in
// expect: ag closed
// expect: [{"value":1,"done":false},{"value":2,"done":false},{"value":"r","done":true},{"done":true}]
