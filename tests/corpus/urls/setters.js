// Probes: each part set; what cannot be set leaves the address as it is.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const v = new URL('http://a.test/x?y#z');
const set = (k, val) => { v[k] = val; console.log(k, val, v.href); };
set('protocol', 'https'); set('protocol', 'foo'); set('protocol','ftp:zz'); set('host', 'b.test:81'); set('hostname', 'c.test:90'); set('port', '8080abc'); set('port', '99999'); set('port', ''); set('pathname', 'q r/s?t#u'); set('search', '?k=v w'); set('search', ''); set('hash', 'new h'); set('hash', ''); set('username', 'me@'); set('password', 'p:w'); set('host', 'd.test:70000'); set('hostname', ''); set('pathname', '');
t(() => { v.href = 'bad'; });
console.log(JSON.stringify({ v }), `${v}`, Object.prototype.toString.call(v));
