// Probes: CustomEvent, composedPath, defaultPrevented, events on plain targets and subclasses, bubbling to window.
class Store extends EventTarget { set(value) { return this.dispatchEvent(new CustomEvent('change', { detail: value, cancelable: true })); } }
const store = new Store();
store.addEventListener('change', (event) => { console.log(event.detail.n, event.target === store, event.constructor.name); if (event.detail.n > 1) event.preventDefault(); });
console.log(store.set({ n: 1 }), store.set({ n: 2 }));
document.body.innerHTML = '<div id="outer"><span id="inner"></span></div>';
const names = (event) => event.composedPath().map((t) => t.id || t.nodeName || 'window').join(' ');
window.addEventListener('hello', (event) => console.log('window', event.eventPhase, names(event)));
document.addEventListener('hello', (event) => console.log('document', event.currentTarget === document));
outer.addEventListener('hello', (event) => console.log('outer', event.target.id, event.eventPhase));
const event = new CustomEvent('hello', { bubbles: true, detail: 'd' });
inner.dispatchEvent(event);
console.log(event.composedPath().length, event.target.id, event.currentTarget, event.eventPhase, event.isTrusted, event.timeStamp > 0);
inner.dispatchEvent(new CustomEvent('hello'));
console.log(new CustomEvent('x').detail, new Event('x', { bubbles: 1 }).bubbles, 'isTrusted' in event, Object.keys(event).join());
const old = document.createEvent('Event');
try { inner.dispatchEvent(old); } catch (error) { console.log(error.name, error.message); }
old.initEvent('hello', true, false);
inner.dispatchEvent(old);
