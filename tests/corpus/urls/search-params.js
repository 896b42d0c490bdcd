// Probes: the pairs of a query, by themselves and bound to an address.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const v = new URL('http://a.test/');
const p = v.searchParams;
p.append('a', 1); p.append('b', 'x y&z'); p.append('a', null); console.log(v.href, p.size, p.toString());
p.set('a', 'é€'); console.log(v.search); p.delete('b'); console.log(v.search); v.search = '?q=1&q=2&&=x&y'; console.log([...p], p.getAll('q'), p.get('none'), p.has('q', '2'), p.has('q', '3'));
p.delete('q', '1'); console.log(`${p}`); p.sort(); console.log(v.href);
console.log([...new URLSearchParams({ a: 1, b: [2, 3] })], [...new URLSearchParams([['x', 'y'], ['z', 'w']])], `${new URLSearchParams('?a=b%20c+d%zz')}`, [...new URLSearchParams(new Map([['m', 1]]))]);
t(() => new URLSearchParams([['x']])); t(() => new URLSearchParams([1])); t(() => new URLSearchParams('a').append('x'));
const it = new URLSearchParams('a=1&b=2'); for (const [k] of it) { if (k === 'a') it.append('c', 3); console.log(k); }
it.forEach(function (value, key, obj) { console.log(value, key, obj === it, this.q); }, { q: 5 });
console.log(Object.prototype.toString.call(it.keys()), [...it.keys()], [...it.values()]);
console.log(new URLSearchParams('x=%F0%9F%98%80').get('x'), `${new URLSearchParams([['\ud800', '*-._~']])}`);
