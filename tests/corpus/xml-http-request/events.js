// Probes: the events of a request, and what each state allows.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const x = new XMLHttpRequest();
for (const e of ['readystatechange', 'loadstart', 'progress', 'load', 'loadend', 'error', 'abort', 'timeout']) x.addEventListener(e, (ev) => { console.log(e, x.readyState, x.status, ev.loaded, ev instanceof ProgressEvent); if (e === 'loadend') next(); });
t(() => x.send()); t(() => x.setRequestHeader('a', 'b')); t(() => x.open('GET')); t(() => x.open('TRACE', '/')); t(() => x.open('A B', '/')); t(() => x.open('get', 'http://[')); t(() => x.getResponseHeader('a')); t(() => x.getAllResponseHeaders() === '');
x.open('get', 'data:application/json,{"a":[1,2]}'); console.log('opened', x.readyState); x.send(); t(() => x.send()); console.log('sent', x.responseText === '', x.response === '');
let round = 0;
function next() {
  round++;
  if (round === 1) { console.log(x.responseText, x.getResponseHeader('Content-Type'), x.statusText, x.responseURL); t(() => { x.responseType = 'json'; }); setTimeout(() => { x.open('GET', 'data:application/json,{"a":1}'); x.responseType = 'json'; console.log(x.response); x.send(); t(() => x.responseText); }, 10); }
  if (round === 2) { console.log(x.response, x.response === x.response); setTimeout(() => { x.responseType; x.open('GET', 'no-such-scheme://x'); x.responseType = ''; x.send(); }, 10); }
  if (round === 3) { console.log(x.status, x.responseText === ''); setTimeout(() => { x.open('GET', 'data:,abc'); x.send(); x.abort(); console.log('after abort', x.readyState); }, 10); }
  if (round === 4) setTimeout(() => { x.open('GET', 'data:,'); x.onload = function () { console.log('onload', this === x, x.responseText.length); }; x.send(); }, 10);
}
console.log(XMLHttpRequest.DONE, x.OPENED, x.upload instanceof XMLHttpRequestUpload, x instanceof XMLHttpRequestEventTarget, x.timeout, x.withCredentials, Object.prototype.toString.call(x));
