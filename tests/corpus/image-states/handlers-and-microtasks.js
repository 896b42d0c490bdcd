// Probes: load and error events do not bubble, microtasks run between listeners, an empty source is an error.
const image = new Image(), parent = document.createElement('div');
parent.append(image);
document.body.append(parent);
parent.addEventListener('error', () => console.log('bubbled'));
parent.addEventListener('error', () => console.log('captured'), true);
image.addEventListener('error', (event) => { console.log('first', event.bubbles, event.cancelable, event.isTrusted, event.constructor.name); Promise.resolve().then(() => console.log('microtask')); });
image.addEventListener('error', () => console.log('second'));
image.src = '';
console.log('set', image.complete, image.getAttribute('src') === '', image.src.endsWith('/page.html'));
