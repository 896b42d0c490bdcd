// What a worker's global scope is.
const worker = new Worker('lib/worker.js?x=1#frag', { name: 'scoped' });
worker.onmessage = ({ data }) => console.log(...data);
worker.onerror = (event) => { console.log(event.message); };
// @file lib/worker.js
const say = (...args) => postMessage(args);
const attempt = (name, work) => { try { say(name, String(work())); } catch (error) { say(name, error.name, error.message.replace(/http:\/\/127\.0\.0\.1(:\d+)?/g, 'ORIGIN')); } };
say(name, location.pathname, location.search, location.hash, location.protocol, String(navigator), navigator.language, String(location).slice(-20));
say(self instanceof WorkerGlobalScope, self instanceof DedicatedWorkerGlobalScope, self instanceof EventTarget, Object.prototype.toString.call(self));
say(typeof window, typeof document, typeof alert, typeof localStorage, typeof HTMLElement, typeof XMLHttpRequest, typeof fetch, typeof Worker, typeof Window);
say('onmessage' in self, Object.hasOwn(self, 'postMessage'), Object.hasOwn(self, 'setTimeout'), typeof importScripts, this === self);
attempt('window', () => window);
attempt('setTimeout', () => setTimeout());
attempt('queueMicrotask', () => queueMicrotask());
attempt('structuredClone', () => structuredClone(() => 1));
attempt('postMessage', () => postMessage());
attempt('postMessage of a function', () => postMessage(() => 1));
attempt('postMessage with an origin', () => postMessage(1, '*'));
attempt('atob', () => atob());
attempt('new WorkerGlobalScope', () => new WorkerGlobalScope());
attempt('importScripts missing', () => importScripts('nowhere.js'));
attempt('importScripts syntax', () => importScripts('wrong.js'));
attempt('importScripts URL', () => importScripts('http://['));
attempt('importScripts throws', () => importScripts('throws.js'));
importScripts('one.js', '/two.js');
say(one, two, typeof lexical, hoisted());
addEventListener('message', () => {});
dispatchEvent(new Event('message'));
// @file lib/one.js
var one = 'one';
let lexical = [this === self];
function hoisted() { return 'hoisted ' + lexical; }
// @file two.js
two = one + ' and two';
// @file lib/wrong.js
let x = ;
// @file lib/throws.js
throw new RangeError('from an imported script');
