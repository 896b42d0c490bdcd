// Probes: handleEvent objects, passive, once with capture, signal, the same function twice, window.event.
const el = document.createElement('p');
const object = { name: 'object', handleEvent(event) { console.log(this.name, event.type, window.event === event); } };
el.addEventListener('ping', object);
el.dispatchEvent(new Event('ping'));
object.handleEvent = () => console.log('looked up at the call');
el.dispatchEvent(new Event('ping'));
el.removeEventListener('ping', object);
el.addEventListener('ping', (event) => { event.preventDefault(); console.log('passive', event.defaultPrevented); }, { passive: true });
console.log(el.dispatchEvent(new Event('ping', { cancelable: true })), window.event);
const same = () => console.log('same');
el.addEventListener('pong', same);
el.addEventListener('pong', same, { once: true });
el.addEventListener('pong', same, true);
el.dispatchEvent(new Event('pong'));
el.dispatchEvent(new Event('pong'));
const controller = new AbortController();
el.addEventListener('stop', () => { console.log('one'); controller.abort(); }, { signal: controller.signal });
el.addEventListener('stop', () => console.log('two'), { signal: controller.signal });
el.dispatchEvent(new Event('stop'));
el.addEventListener('stop', () => console.log('never'), { signal: controller.signal });
el.dispatchEvent(new Event('stop'));
for (const bad of [() => el.addEventListener('x'), () => el.addEventListener('x', 1), () => el.dispatchEvent({}), () => new Event()]) {
  try { bad(); } catch (error) { console.log(error.name, error.message); }
}
