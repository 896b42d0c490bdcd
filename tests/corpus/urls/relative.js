// Probes: addresses against a base.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
for (const b of ['x', '../x', '/x', '?q', '#h', '//h/x', '.', '..', 'http:y', 'a/b/..', '']) t(() => new URL(b, 'http://base.test/p/q/r?s#t').href);
t(() => new URL('x', 'nope'));
t(() => URL('x'));
t(() => new URL());
t(() => URL.canParse('x')); t(() => URL.canParse('x', 'http://a')); t(() => URL.parse('nope')); t(() => URL.parse('http://a') instanceof URL);
