// An event bus, a throttle and a debounce, a once, and what leaks when nobody lets go.
class Bus {
  #handlers = new Map();
  on(type, handler, { once = false, signal } = {}) {
    const entry = { handler, once };
    if (!this.#handlers.has(type)) this.#handlers.set(type, []);
    this.#handlers.get(type).push(entry);
    const off = () => { const list = this.#handlers.get(type); const i = list.indexOf(entry); if (i >= 0) list.splice(i, 1); };
    signal?.addEventListener('abort', off, { once: true });
    return off;
  }
  emit(type, ...args) { for (const entry of [...(this.#handlers.get(type) ?? [])]) { if (entry.once) { const l = this.#handlers.get(type); l.splice(l.indexOf(entry), 1); } entry.handler(...args); } return this; }
  count(type) { return this.#handlers.get(type)?.length ?? 0; }
}
const bus = new Bus();
const off = bus.on('x', (v) => console.log('first', v));
bus.on('x', (v) => console.log('once', v), { once: true });
const controller = new AbortController();
bus.on('x', (v) => console.log('signal', v), { signal: controller.signal });
bus.emit('x', 1).emit('x', 2);
off();
controller.abort();
console.log(bus.count('x'));
function throttle(f, ms) { let last = -Infinity, timer; return (...args) => { const now = Date.now(); clearTimeout(timer); if (now - last >= ms) { last = now; f(...args); } else timer = setTimeout(() => { last = Date.now(); f(...args); }, ms - (now - last)); }; }
const t = throttle((n) => console.log('throttled', n), 50);
for (let i = 0; i < 5; i++) t(i);
document.addEventListener('ping', ({ detail, target, timeStamp }) => console.log(detail, target === document, timeStamp > 0), { once: true });
document.dispatchEvent(new CustomEvent('ping', { detail: { a: 1 } }));
document.dispatchEvent(new CustomEvent('ping', { detail: 2 }));
const target = new EventTarget();
target.addEventListener('e', { handleEvent(e) { console.log(this.name, e.type); }, name: 'object' });
target.dispatchEvent(new Event('e'));
setTimeout(() => console.log('end'), 120);
