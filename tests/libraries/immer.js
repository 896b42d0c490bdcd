import { produce, produceWithPatches, applyPatches, enablePatches, enableMapSet, original, current, isDraft, freeze, createDraft, finishDraft } from 'immer';
enablePatches(); enableMapSet();
const base = { user: { name: 'Ada', tags: ['a'] }, list: [{ n: 1 }, { n: 2 }], m: new Map([['k', { v: 1 }]]), s: new Set([1]) };
const next = produce(base, (draft) => { draft.user.name = 'Bob'; draft.user.tags.push('b'); draft.list[1].n++; draft.m.get('k').v = 2; draft.s.add(2); delete draft.list[0].n; });
console.log(next, base, next === base, next.user === base.user, next.list[0] === base.list[0]);
console.log(produce(base, () => {}) === base, Object.isFrozen(next), Object.isFrozen(next.user.tags));
const [changed, patches, inverse] = produceWithPatches({ a: { b: [1, 2, 3] } }, (draft) => { draft.a.b.splice(1, 1); draft.c = 5; });
console.log(changed); for (const patch of patches) console.log(patch.op, patch.path.join('/'), patch.value);
for (const patch of inverse) console.log(patch.op, patch.path.join('/'), patch.value);
console.log(applyPatches(changed, inverse), applyPatches({ a: { b: [1, 2, 3] } }, patches));
const add = produce((draft, x) => { draft.total += x; }); console.log(add({ total: 1 }, 4));
produce({ a: { b: 1 } }, (draft) => { draft.a.b = 2; console.log(isDraft(draft), original(draft).a.b, current(draft).a.b, isDraft(current(draft))); });
try { next.user.name = 'x'; console.log('sloppy', next.user.name); } catch (error) { console.log(error.message); }
try { produce({ a: 1 }, (draft) => { draft.a = 2; return { b: 1 }; }); } catch (error) { console.log(error.message.slice(0, 80)); }
const draft = createDraft({ x: [1] }); draft.x.push(2); console.log(finishDraft(draft), freeze({ d: { e: 1 } }, true));
let leaked; produce({ a: {} }, (d) => { leaked = d; }); try { leaked.a; } catch (error) { console.log(error.name, error.message.slice(0, 40)); }
class Point { constructor() { this.x = 1; } } try { console.log(produce(new Point(), (d) => { d.x = 2; }).x); } catch (error) { console.log(error.message.slice(0, 50)); }
console.log(produce([3, 1, 2], (d) => { d.sort(); d.reverse(); d.length = 2; }), produce([1], (d) => d.concat(2)), produce({ a: 1 }, (d) => { Object.defineProperty; d.b = d.a in { 1: 1 }; }));
console.log(Object.keys(produce({ z: 1, a: 2 }, (d) => { d.m = 3; })).join(), JSON.stringify(produce({ d: new Date(0) }, (d) => { d.e = 1; })));
for (const [key, value] of produce(new Map([[1, 'a']]), (d) => { d.set(2, 'b'); for (const v of d.values()) d.set(v, v); })) console.log(key, value);
for (const value of produce(new Set(['x']), (d) => { d.delete('x'); d.add('y').add('z'); })) console.log(value);
for (let i = 0; i < 4; i++) console.log(produce({ n: i }, (d) => { d.n *= 2; d.half = d.n / 2; }));
