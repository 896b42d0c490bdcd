// Probes: what a Request refuses and keeps: modes, referrers, words of enumerations, headers of no-cors.
const attempt = (name, f) => { try { const r = f(); console.log(name, 'ok', r instanceof Request ? [r.mode, r.referrer.replace(location.origin, 'O'), r.referrerPolicy, r.cache, r.duplex, r.destination, r.isHistoryNavigation].join('|') : String(r)); } catch (e) { console.log(name, e.name + ': ' + e.message.replace(location.origin, 'O')); } };
for (const [k, v] of [['mode', 'navigate'], ['mode', 'bogus'], ['window', 1], ['window', null], ['referrer', 'http://:bad'], ['referrer', 'http://other.example/x'], ['referrer', ''], ['referrer', 'about:client'], ['referrer', '/q?1#h'], ['referrerPolicy', 'BAD'], ['referrerPolicy', 'no-referrer'], ['priority', 'BAD'], ['priority', 'high'], ['duplex', 'full'], ['duplex', 'half'], ['cache', 'only-if-cached'], ['redirect', 'BAD'], ['method', 'TRACE'], ['method', 'a b'], ['signal', 1], ['integrity', 5]])
  attempt(k + '=' + v, () => new Request('/x', { [k]: v }));
attempt('nocors put', () => new Request('/x', { mode: 'no-cors', method: 'PUT' }));
attempt('nocors head', () => new Request('/x', { mode: 'no-cors', method: 'HEAD' }));
attempt('only same', () => new Request('/x', { mode: 'same-origin', cache: 'only-if-cached' }));
attempt('h', () => { const r = new Request('/x', { mode: 'no-cors', headers: { accept: 'a', 'x-a': 'b', 'content-type': 'application/json', range: 'bytes=0-1', 'accept-language': 'de;q=1', 'content-language': 'd"e' } }); r.headers.append('accept', 'b'); r.headers.set('accept', 's'.repeat(129)); r.headers.delete('x-a'); r.headers.append('content-type', 'text/plain'); return [...r.headers].join(';'); });
attempt('fm', () => { const r = new Request('/x', { headers: { 'x-http-method-override': 'TRACE', 'X-Method-Override': 'get, connect', 'x-http-method': 'GET' } }); return [...r.headers].join(';'); });
attempt('bodyget', () => new Request('/x', { body: 'x' }));
const r0 = new Request('/x', { method: 'POST', body: 'x', referrer: '/ref', referrerPolicy: 'origin' }); attempt('copy', () => new Request(r0)); attempt('used', () => new Request(r0)); attempt('clone used', () => r0.clone());
attempt('copy over', () => new Request(new Request('/x', { mode: 'no-cors' }), { headers: { 'x-a': '1' } }));
attempt('empty init of navigate', () => new Request(new Request('/x'), {}));
for (const u of ['data:,x', 'data:;base64,eA==', 'data:; base64,eA==', 'data:;base64 ,eA==', 'data:text/plain; base64,eA==', 'data:;charset=utf-8,x', 'data:;BASE64,eA', 'data:;base64,e A', 'data:;base64,e', 'data:;base64,%65A', 'data://test/,X', 'data:text/plain;charset=utf-8;base64;x,eA==', 'data:x,y', 'data:text/html', 'data:,x#y', 'data:,%FF', 'data:;%62ase64,eA==', 'DATA:text/PLAIN,x', 'data:text/plain,a\tb', 'data:application/javascript,x'])
  attempt(u, () => new Request(u));
