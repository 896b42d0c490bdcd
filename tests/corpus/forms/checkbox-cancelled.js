// Probes: a checkbox and radio buttons flip before the listeners, and flip back when the click is cancelled; observers see no attribute.
document.body.innerHTML = '<input type="checkbox" id="c"><input type="radio" name="g" id="r1" checked><input type="radio" name="g" id="r2">';
new MutationObserver((records) => console.log('attribute changed', records.length)).observe(document.body, { attributes: true, subtree: true });
let cancel = true;
for (const el of [c, r1, r2]) for (const type of ['click', 'input', 'change']) {
  el.addEventListener(type, (event) => {
    console.log(type, el.id, 'c', c.checked, 'r1', r1.checked, 'r2', r2.checked, event.cancelable);
    if (type === 'click' && cancel) event.preventDefault();
  });
}
c.indeterminate = true;
c.click();
console.log('after cancel', c.checked, c.indeterminate);
r2.click();
console.log('after cancel', r1.checked, r2.checked);
cancel = false;
c.click();
r2.click();
r2.click();
c.dispatchEvent(new Event('click'));
c.dispatchEvent(new MouseEvent('click'));
console.log('at the end', c.checked, c.indeterminate, r1.checked, r2.checked);
