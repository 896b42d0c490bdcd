// Probes: a dialog in a listener holds the dispatch.
addEventListener('x', () => { console.log('one', alert('stop')); queueMicrotask(() => console.log('micro')); });
addEventListener('x', () => console.log('two'));
dispatchEvent(new Event('x'));
console.log('after');
