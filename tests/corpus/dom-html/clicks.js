// Probes: what clicks do on checkboxes, labels, buttons, from texts inside and where things change meanwhile.
for (const type of ['checkbox', 'radio', 'submit', 'button']) {
  const f = document.createElement('form'); document.body.append(f);
  const i = document.createElement('input'); i.type = type; i.disabled = true; f.append(i);
  f.onsubmit = e => { e.preventDefault(); console.log('submit'); };
  for (const t of ['click', 'input', 'change']) i.addEventListener(t, () => console.log(type, t, i.checked));
  i.dispatchEvent(new MouseEvent('click')); console.log(type, i.checked);
  i.dispatchEvent(new MouseEvent('click', { cancelable: true, bubbles: true })); console.log(type, i.checked);
  i.dispatchEvent(new Event('click')); console.log(type, i.checked);
}
const label = document.createElement('label'); label.innerHTML = '<input type=checkbox id=c>text'; document.body.append(label);
for (const t of ['click', 'input', 'change']) { c.addEventListener(t, e => console.log('c', t, c.checked, e.detail, e.isTrusted, e.constructor.name)); label.addEventListener(t, e => console.log('label', t, e.target.nodeName, e.detail)); }
label.lastChild.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 3 })); console.log(c.checked);
label.click(); console.log(c.checked);
const b = document.createElement('button'); b.textContent = 'x'; const f = document.createElement('form'); f.append(b); document.body.append(f); f.onsubmit = e => { e.preventDefault(); console.log('submit', e.submitter === b); };
b.firstChild.dispatchEvent(new MouseEvent('click', { bubbles: true }));
b.firstChild.dispatchEvent(new MouseEvent('click'));
b.firstChild.dispatchEvent(new Event('click', { bubbles: true }));
b.disabled = true; b.firstChild.dispatchEvent(new MouseEvent('click', { bubbles: true })); b.dispatchEvent(new MouseEvent('click', { bubbles: true }));
for (const mid of ['type', 'remove', 'disable']) { const i = document.createElement('input'); i.type = 'checkbox'; document.body.append(i); i.onchange = i.oninput = e => console.log(mid, e.type); i.onclick = () => { if (mid === 'type') i.type = 'text'; if (mid === 'remove') i.remove(); if (mid === 'disable') i.disabled = true; }; i.click(); console.log(mid, i.checked); }
