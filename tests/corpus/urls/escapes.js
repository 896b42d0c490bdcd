// Probes: what is escaped where, and hosts in all their forms.
const r = [];
for (let i = 0x21; i < 0x80; i++) { const c = String.fromCharCode(i); if (/[a-zA-Z0-9]/.test(c)) continue; let x; try { x = new URL(`http://a${c}b/`).host; } catch { x = 'fail'; } r.push(c + '=>' + x); }
console.log(r.join(' '));
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
for (const s of ['http://a%20b/', 'http://a%3Cb', 'http://%zz/', 'http://a%2fb', 'http://a%25b', 'file:///C|/a', 'file:///C:/../x', 'file://C|/x', 'file:c:/x', 'file://localhost/x', 'file://h/x', 'foo://a<b', 'foo://a%20b', 'foo://A/', 'foo://a%zz', 'http://1.2.3/', 'http://1.2.3.4.5/', 'http://a.1', 'http://.', 'http://a..b', 'http://09.1', 'http://%30x7f.1', 'http://xn--/', 'http://xn--bcher-kva.example/', 'http://ab_c/','http://-a-/', 'http://[::127.0.0.1]', 'http://[0:0:0:0:0:0:0:0]', 'http://[::ffff:1:2%25a]', 'foo:a b  ?x', 'foo:a b  #x', 'foo:?', 'foo:#', 'foo:/', 'foo:/.//p', 'foo:////', 'http://h?#', 'http://h/?#']) t(() => s + ' ' + new URL(s).href + ' ' + new URL(s).origin);
{ let r = ''; for (let i = 0x20; i < 0x80; i++) r += String.fromCharCode(i); r = r.replace(/[\w?#/\\]/g, '');
for (const b of ['http://h/', 'http://h/?', 'http://h/#', 'foo://h/', 'foo://h/?', 'foo:']) t(() => new URL(b + 'x' + r).href);
t(() => { const u = new URL('http://h'); u.username = r; u.password = r; return u.href; }); }
