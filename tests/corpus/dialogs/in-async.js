// Probes: await goes on behind a dialog.
(async () => { console.log('a'); await null; console.log(confirm('x')); })();
Promise.resolve().then(() => console.log('b'));
console.log(prompt('y'));
