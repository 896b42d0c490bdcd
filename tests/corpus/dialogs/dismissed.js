// Probes: the run stands while a dialog is open; nobody answers here, so each is dismissed.
setTimeout(() => console.log('timer, due during the dialog'), 0);
Promise.resolve().then(() => console.log('microtask'));
console.log('alert gives', alert('stop'));
console.log('confirm gives', confirm('sure?'));
console.log('prompt gives', prompt('name?', 'Ada'));
console.log(alert.length, confirm.length, prompt.length, alert(), prompt());
