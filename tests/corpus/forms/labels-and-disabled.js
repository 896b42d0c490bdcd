// Probes: a label hands its click on; disabled controls and fieldsets; details and summary.
document.body.innerHTML = '<label id="l1">a <input type="checkbox" id="c1"></label><label id="l2" for="c2">b</label><input type="checkbox" id="c2"><fieldset id="fs"><legend><input id="in"></legend><button id="b">b</button></fieldset><details id="d"><summary>s</summary>x</details>';
document.body.addEventListener('click', (event) => console.log('click', event.target.id || event.target.localName));
document.body.addEventListener('change', (event) => console.log('change', event.target.id, event.target.checked));
l1.click();
l2.click();
c1.click();
console.log(l1.control === c1, l2.htmlFor, document.activeElement.id);
fs.disabled = true;
b.click();
console.log(b.matches(':disabled'), document.getElementById('in').matches(':disabled'), b.disabled, [...document.querySelectorAll(':enabled')].length);
c2.disabled = true;
l2.click();
d.addEventListener('toggle', (event) => console.log('toggle', d.open, event.oldState, event.newState, event.bubbles));
d.querySelector('summary').click();
console.log('open at once:', d.open);
setTimeout(() => { d.open = false; d.open = true; d.open = false; console.log('set twice'); }, 20);
