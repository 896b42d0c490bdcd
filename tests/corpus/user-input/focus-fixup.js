// Probes: the focus leaves what is disabled or hidden, with the next frame.
document.body.innerHTML = '<input id=a><button id=b>b</button><input id=c type=checkbox><div id=w><input id=d></div>';
for (const t of ['focus', 'blur', 'focusin', 'focusout', 'change']) document.addEventListener(t, e => console.log(t, e.target.id, e.relatedTarget && e.relatedTarget.id), true);
const now = n => console.log(n, document.activeElement.id || document.activeElement.nodeName);
const acts = [['disable', () => { b.focus(); b.disabled = true; }], ['style', () => { c.focus(); c.style.display = 'none'; }], ['parent', () => { d.focus(); w.hidden = true; }], ['visibility', () => { w.hidden = false; d.focus(); d.style.visibility = 'hidden'; }], ['type', () => { a.hidden = false; a.focus(); a.type = 'hidden'; }]];
(async () => { for (const [n, f] of acts) { f(); now(n); await 0; now(n + ' microtask'); await new Promise(r => setTimeout(r, 120)); now(n + ' later'); } })();
