// In which order sort asks its comparator, for arrays of up to 64 elements (V8 merges the runs of longer ones in an order of its own) and for comparators that contradict themselves.
const ask = (list, by = (a, b) => a - b) => { const asked = []; const sorted = [...list].sort((a, b) => { asked.push(a + '?' + b); return by(a, b); }); console.log(list.length, asked.length < 60 ? asked.join(' ') : asked.length + ' ' + asked.reduce((h, t) => { for (const c of t) h = (h * 31 + c.charCodeAt(0)) | 0; return h; }, 7), '=', sorted.slice(0, 12).join()); };
ask([]); ask([1]); ask([2, 1]); ask([3, 1, 2]); ask([1, 2, 3, 4]); ask([4, 3, 2, 1]); ask([2, 2, 1, 1]); ask([5, 1, 4, 2, 3, 9, 8, 7, 6, 0]);
let seed = 5; const random = () => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % 1000;
for (const length of [11, 15, 16, 17, 20, 32, 33, 63, 64]) { const list = Array.from({ length }, random); ask(list); ask(list, (a, b) => (a < b ? 1 : -1)); ask(list, () => 0); ask(list, () => -1); ask(list, () => 1); ask(list, (a, b) => (a % 7) - (b % 7)); }
const rising = Array.from({ length: 60 }, (_, i) => i); ask(rising); ask(rising.toReversed()); ask([...rising.slice(30), ...rising.slice(0, 30)]); ask(rising.map((n) => n % 10 === 0 ? 500 - n : n));
const named = (name) => ({ name, toString() { console.log('text', name); return name; } });
console.log([named('c'), named('a'), undefined, named('b')].sort().map((o) => o?.name).join());
console.log([3, undefined, 1, , 2].sort((a, b) => { console.log(a, b); return a - b; }));
console.log([3, 1, 2].toSorted((a, b) => { console.log(a, b); return NaN; }), [2, 1].sort(() => '-1'), [2, 1].sort(() => ({ valueOf: () => -1 })));
const typed = []; new Float64Array([5, 1, 4, 2, 3, 9]).sort((a, b) => { typed.push(a + '?' + b); return a - b; }); console.log(typed.join(' '));
const spliced = [3, 1, 2]; spliced.sort((a, b) => { spliced.length = 0; return a - b; }); console.log(spliced);
