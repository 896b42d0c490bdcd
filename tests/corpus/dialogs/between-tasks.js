// Probes: a dialog in a timer holds back what is due meanwhile.
setTimeout(() => { console.log('first'); Promise.resolve().then(() => console.log('microtask of the first')); confirm('wait'); console.log('first goes on'); }, 10);
setTimeout(() => console.log('second'), 11);
setTimeout(() => console.log(prompt('?') === null ? 'no answer' : 'answer'), 60);
