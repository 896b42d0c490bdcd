// Probes: a request against promises and timers: its events are tasks.
const x = new XMLHttpRequest();
x.onreadystatechange = () => { const s = x.readyState; queueMicrotask(() => console.log('micro', s)); console.log('state', s); };
x.onload = () => { console.log('load'); Promise.resolve().then(() => console.log('after load')); };
x.onloadend = () => console.log('loadend');
x.open('GET', 'data:text/plain,hi');
x.send();
console.log('script ends');
queueMicrotask(() => console.log('microtask'));
