// How Worker is made, and how it is not.
const attempt = (name, work) => { try { console.log(name, String(work())); } catch (error) { console.log(name, error.name, error.message.replace(/127\.0\.0\.1(:\d+)?/, 'HOST')); } };
attempt('call', () => Worker('x.js'));
attempt('nothing', () => new Worker());
attempt('elsewhere', () => new Worker('https://example.com/a.js'));
attempt('bad', () => new Worker('http://['));
attempt('type', () => new Worker('worker.js', { type: 'script' }));
attempt('options', () => new Worker('worker.js', 5));
attempt('made', () => new Worker('worker.js', { get type() { console.log('type read'); }, get name() { console.log('name read'); return 7; }, get credentials() { console.log('credentials read'); } }));
console.log(Reflect.ownKeys(Worker.prototype).map(String).join(), Worker.length, Worker.prototype instanceof EventTarget);
class Counter extends Worker {
  constructor() { super(new URL('worker.js', location.href), null); this.count = 0; }
  ask() { this.count++; this.postMessage(this.count); }
}
const counter = new Counter();
counter.addEventListener('message', function (event) {
  console.log(event.data, this === counter, event.currentTarget === counter);
  if (counter.count < 3) counter.ask();
  else startModule();
});
counter.ask();
function startModule() {
  const module = new Worker('module.js', { type: 'module' });
  module.onmessage = ({ data }) => console.log('module:', data.replace(/127\.0\.0\.1(:\d+)?/, 'HOST'));
  module.onerror = (event) => console.log('module error', event.message);
}
// @file worker.js
onmessage = ({ data }) => setTimeout(postMessage, 2, data * 10);
// @file module.js
import { double } from './lib.js';
postMessage(typeof this + ' ' + double(21) + ' ' + import.meta.url + ' ' + typeof importScripts);
const late = await Promise.resolve('awaited');
postMessage(late);
// @file lib.js
export const double = (x) => x * 2;
