// Probes: an address taken apart; what can be parsed, and what not.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
const u = new URL('https://user:pa%20ss@Example.com:8080/a/./b/../c%2e/d e?x=1&y=a b#f g');
for (const k of ['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash']) console.log(k, u[k]);
const bad = ['', 'foo', '//x', 'http://', 'http://a b/', 'http://[::1', 'http://1.2.3.256/', 'http://a:99999/', 'https://%41.com/', 'http://a.b:80/', 'HTTP:\\\\x\\y', 'mailto:a@b c ', 'data:text/plain,hi there#x', 'file:///C|/a/../..', 'http://0x7f.1/', 'http://[1:0:0:2::3]:443/', 'javascript:alert(1)', 'about:blank', 'blob:http://a/1', 'http://a//b///c', 'http://a/%zz?é#é', 'http://a^b/', 'ftp://h:21/x', 'ws://h:81', 'foo://a b', 'foo:/a/b', 'foo://h/../x', 'http:a', 'web+demo:/.//not-a-host/'];
for (const b of bad) t(() => { const x = new URL(b); return [x.href, x.origin, x.host, x.pathname]; });
