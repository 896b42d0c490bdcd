// Probes: who submits a form: buttons, requestSubmit, required fields; submitter; preventDefault keeps the page.
document.body.innerHTML = '<form id="f"><input name="n" required><button id="go">go</button><button id="not" type="button">not</button><input type="submit" id="send"></form>';
for (const type of ['click', 'submit', 'invalid']) {
  f.addEventListener(type, (event) => {
    console.log(type, event.target.id || event.target.name || 'form', event.submitter === undefined ? '' : event.submitter && event.submitter.id, event.isTrusted, event.constructor.name);
    if (type === 'submit') event.preventDefault();
  }, true);
}
go.click();
console.log('required was empty, focus:', document.activeElement.name);
f.elements.n.value = 'x';
go.click();
not.click();
send.click();
f.requestSubmit();
f.requestSubmit(send);
try { f.requestSubmit(not); } catch (error) { console.log(error.name, error.message); }
go.disabled = true;
go.click();
f.noValidate = true;
f.elements.n.value = '';
send.click();
Promise.resolve().then(() => console.log('microtask after all'));
console.log('end of script');
