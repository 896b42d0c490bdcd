// Probes: the form owner in the scope of an attribute's code; when false cancels the event.
document.body.innerHTML = '<form id="f"><input id="i" onclick="console.log(elements.length, event.type, this.id)"><button id="b" form="g" onclick="console.log(id, typeof elements)"></button></form><form id="g"></form>';
i.dispatchEvent(new MouseEvent('click', { bubbles: true }));
b.dispatchEvent(new Event('click'));
console.log(i.form.id, b.form.id, f.elements.length, g.elements.length);
b.setAttribute('form', 'none'); console.log(b.form, f.elements.length, g.elements.length);
const d = document.createElement('div'); d.setAttribute('onclick', 'return false');
const e = new MouseEvent('click', { cancelable: true });
d.addEventListener('click', (event) => { Promise.resolve().then(() => console.log('microtask', event.defaultPrevented)); console.log('listener', event.defaultPrevented); });
d.dispatchEvent(e); console.log('after', e.defaultPrevented);
setTimeout(() => { d.onclick = () => { Promise.resolve().then(() => console.log('in', event.defaultPrevented)); return false; }; document.body.append(d); d.click(); });
