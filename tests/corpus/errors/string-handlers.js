// Probes: a string given to a timer is a script of its own.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
window.onerror = function (message, file, line, col, error) { console.log('onerror', arguments.length, message, typeof file, typeof line, line, error instanceof Error); return message.includes('quiet'); };
addEventListener('error', (e) => { console.log('event', e.message, e.error && e.error.name, e.cancelable, e instanceof ErrorEvent, e.isTrusted, e.target === window); });
setTimeout('console.log("string handler", this === window, typeof t)', 2);
setTimeout('syntax error here', 3);
setTimeout('var made = 5; let letted = 6', 4);
setTimeout(() => console.log(made, letted, window.made, window.letted), 5);
