// Probes: event handlers from attributes: the body's are the window's, code that can't be parsed, places of errors.
const log = (...a) => console.log(...a);
window.addEventListener('error', e => { log('err', e.message, e.filename.replace(location.origin, ''), e.lineno, e.colno); e.preventDefault(); });
const d = document.createElement('div');
for (const code of ['}', 'return', 'throw new Error("x")', 'var x = ;']) {
  d.setAttribute('onclick', code);
  log(code, typeof d.onclick, d.onclick === null);
  d.dispatchEvent(new Event('click'));
  d.click();
}
d.setAttribute('onclick', '}'); d.click(); log('after', d.onclick);
const b = document.createElement('body');
b.setAttribute('onload', 'log("x")'); log(typeof window.onload, b.onload === window.onload);
b.onmessage = () => 1; log(typeof window.onmessage, b.onmessage === window.onmessage);
document.body.onerror = null; log(window.onerror);
document.body.setAttribute('onblur', 'window.blurred = event.type'); log(typeof window.onblur, document.body.onblur === window.onblur);
log(String(window.onblur)); log(window.onblur.name, window.onblur.length);
document.body.setAttribute('onclick', 'window.clicked = this === document.body'); log(window.onclick, typeof document.body.onclick);
document.body.click(); log(window.clicked);
document.body.setAttribute('onerror', 'log("handler", arguments.length, this === window); return true'); log(String(window.onerror), window.onerror.length);
setTimeout('throw 1', 1);
setTimeout('}', 2);
document.body.removeAttribute('onerror'); log(window.onerror);
document.body.setAttribute('onresize', '}'); log(window.onresize);
document.body.setAttribute('onunload', '1'); log(typeof window.onunload, typeof document.body.onunload);
