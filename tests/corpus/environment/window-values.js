// The plain values of window: what kind of property each is, and which a program may replace.
const d = (n) => { const p = Object.getOwnPropertyDescriptor(window, n); return n + ':' + (p ? ['value' in p ? 'v' : '', p.get ? 'g' : '', p.set ? 's' : '', p.enumerable ? 'e' : '', p.configurable ? 'c' : '', p.writable ? 'w' : ''].join('') : 'none'); };
console.log(['opener', 'closed', 'length', 'origin', 'isSecureContext', 'devicePixelRatio', 'screen', 'outerWidth', 'locationbar', 'external', 'frameElement', 'crossOriginIsolated', 'history', 'location', 'name', 'screenX', 'event', 'status'].map(d).join(' '));
for (const n of ['opener', 'length', 'origin', 'devicePixelRatio', 'screen', 'outerWidth', 'locationbar', 'external', 'closed', 'isSecureContext', 'screenX']) { const old = window[n]; window[n] = 7; console.log(n, window[n], d(n)); }
console.log(document.defaultView === window, window.opener, screen === 7, String(history), isSecureContext, crossOriginIsolated, frameElement);
