// @input click #c
// @input click #l
// Probes: a checkbox and its label clicked by the visitor: the same default actions as by script, but each listener has its checkpoint.
document.body.innerHTML = '<input type="checkbox" id="c"><br><label id="l" for="c">label</label>';
for (const type of ['click', 'input', 'change']) {
  c.addEventListener(type, (event) => { console.log(type, c.checked, event.isTrusted); Promise.resolve().then(() => console.log('  microtask', type)); });
}
l.addEventListener('click', (event) => console.log('label', event.isTrusted));
c.addEventListener('click', () => console.log('second listener'));
