// Probes: indexed and named properties can't be changed, deleted or frozen; who lists them.
'use strict';
document.body.innerHTML = '<p class="a b" id="named"></p><select id="s"><option>1</option></select><form id="f"><input name="i"></form>';
const t = (n, f) => { try { console.log(n, f()); } catch (e) { console.log(n, e.name + ': ' + e.message); } };
const nl = document.querySelectorAll('p'), hc = document.getElementsByTagName('p'), cl = document.querySelector('p').classList, at = document.querySelector('p').attributes, sel = document.getElementById('s'), f = document.getElementById('f');
for (const [n, o] of [['nl', nl], ['hc', hc], ['cl', cl], ['at', at], ['f', f], ['fe', f.elements], ['so', sel.selectedOptions], ['ds', document.body.dataset]]) {
  t(n + ' set0', () => { o[0] = 'x'; return o[0]; });
  t(n + ' set9', () => { o[9] = 'x'; return o[9]; });
  t(n + ' del0', () => delete o[0]);
  t(n + ' del9', () => delete o[9]);
  t(n + ' def0', () => Object.defineProperty(o, 0, { value: 1 }));
  t(n + ' def9', () => Object.defineProperty(o, 9, { value: 1 }));
  t(n + ' desc', () => JSON.stringify(Object.getOwnPropertyDescriptor(o, 0), (k, v) => v instanceof Node ? 'node' : v));
  t(n + ' keys', () => Object.keys(o).join() + '|' + Object.getOwnPropertyNames(o).join());
  t(n + ' forin', () => { const r = []; for (const k in o) r.push(k); return r.slice(0, 4).join(); });
  t(n + ' pe', () => Object.preventExtensions(o) === o);
  t(n + ' frozen', () => Object.isFrozen(o) + ' ' + Object.isExtensible(o));
  t(n + ' freeze', () => Object.freeze(o) === o);
}
t('named set', () => { hc.named = 1; return hc.named === 1; });
t('named del', () => delete hc.named);
t('named def', () => Object.defineProperty(hc, 'named', { value: 1 }));
t('named desc', () => JSON.stringify(Object.getOwnPropertyDescriptor(hc, 'named'), (k, v) => v instanceof Node ? 'node' : v));
t('attr named', () => JSON.stringify(Object.getOwnPropertyDescriptor(at, 'class'), (k, v) => v instanceof Node ? 'node' : v) + (at.class === at[0]) + ('class' in at));
t('form named', () => JSON.stringify(Object.getOwnPropertyDescriptor(f, 'i'), (k, v) => v instanceof Node ? 'node' : v) + f.hasOwnProperty('i'));
t('form set', () => { f.i = 5; return f.i; });
t('form del', () => delete f.i);
t('expando', () => { hc.foo = 1; return Object.keys(hc).join() + hc.foo; });
t('length', () => { hc.length = 0; return hc.length; });
t('proto', () => { const o = Object.create(hc); o.named = 'foo'; return o.named; });
t('proto idx9', () => { const o = Object.create(nl); o[9] = 'foo'; return o[9]; });
t('opt set', () => { sel.options[0] = 1; });
t('opt keys', () => Object.keys(sel.options).join() + '|' + Object.keys(sel).join());
t('opt del', () => delete sel.options[0]);
