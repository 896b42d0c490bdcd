// Probes: reportError tells onerror and the listeners, with where it was called.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
window.onerror = function (message, file, line, col, error) { console.log('onerror', arguments.length, message, typeof file, typeof line, line, error instanceof Error); return message.includes('quiet'); };
addEventListener('error', (e) => { console.log('event', e.message, e.error && e.error.name, e.cancelable, e instanceof ErrorEvent, e.isTrusted, e.target === window); });
t(() => reportError(new TypeError('mine')));
t(() => reportError('text')); t(() => reportError()); t(() => reportError({ a: 1 })); t(() => reportError(null));
