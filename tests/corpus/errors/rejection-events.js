// Probes: unhandled and handled later; cancelled by a listener or by the attribute.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
Promise.reject(new Error('r1'));
const late = Promise.reject('late'); setTimeout(() => late.catch(() => console.log('caught late')), 50);
addEventListener('unhandledrejection', (e) => { console.log('unhandled', String(e.reason), e.promise instanceof Promise, e.cancelable); if (e.reason === 'stop') e.preventDefault(); });
addEventListener('rejectionhandled', (e) => console.log('handled', e.reason, e.promise === late));
Promise.reject('stop');
setTimeout(() => { window.onunhandledrejection = (e) => { console.log('on', e.reason); return false; }; Promise.reject('by attribute'); }, 80);
t(() => new ErrorEvent('x', { message: 'm', error: 5, lineno: '7' }).lineno); t(() => new PromiseRejectionEvent('x')); t(() => new PromiseRejectionEvent('x', { promise: Promise.resolve(1), reason: 2 }).reason);
