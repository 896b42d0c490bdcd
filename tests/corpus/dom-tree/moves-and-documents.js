// Probes: records of replacements, documents of templates, checks of tokens, no-break spaces.
document.body.innerHTML = '<p><i>a</i><b>b</b><u>c</u></p><p title="a&nbsp;b">x&nbsp;y</p>'; console.log(document.body.lastChild.outerHTML);
const p = document.querySelector('p'), [i, b, u] = p.children;
const names = (l) => [...l].map((n) => n.localName);
new MutationObserver((rs) => { for (const r of rs) console.log(names(r.removedNodes), names(r.addedNodes), r.previousSibling && r.previousSibling.localName, r.nextSibling && r.nextSibling.localName); }).observe(p, { childList: true });
p.replaceChild(i, b); p.replaceChild(u, i); p.append(i, b); p.replaceChild(b, b); p.replaceChildren(u, b); b.replaceWith(u, i);
const t = document.createElement('template'); t.innerHTML = '<p>x</p>';
console.log(t.content.ownerDocument === document, t.content.firstChild.ownerDocument === document, t.content.firstChild.firstChild.ownerDocument === t.content.ownerDocument);
const x = t.content.firstChild; x.remove(); console.log(x.ownerDocument === document); document.body.append(x); console.log(x.ownerDocument === document, document.importNode(t.content).ownerDocument === document);
const l = document.body.classList;
for (const [a, c] of [[' ', ''], ['', ' '], ['a', ''], ['a b', 'c'], ['c', 'a b']]) try { l.replace(a, c); console.log('ok'); } catch (e) { console.log(JSON.stringify([a, c]), e.name); }
for (const a of [['a', ''], [' ', ''], ['', ' '], ['q', 'w']]) try { l.add(...a); console.log('ok', l.value); } catch (e) { console.log(e.name, l.value); }
