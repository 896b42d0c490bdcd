// The parts of a link's address.
document.body.innerHTML = '<a id="a" href="https://user:pw@example.com:8080/path/page.html?q=1&r=2#frag">x</a><a id="r" href="other?x#y">y</a><a id="n">z</a>';
const a = document.querySelector('#a'), r = document.querySelector('#r'), n = document.querySelector('#n');
console.log(a.protocol, a.host, a.hostname, a.port, a.pathname, a.search, a.hash, a.origin, a.username, a.password);
console.log(r.pathname.split('/').pop(), r.search, r.hash, r.host === location.host, n.href === '', n.pathname, n.protocol);
a.hash = 'new'; a.search = '?z=9'; a.pathname = 'p q'; a.port = '443'; a.protocol = 'http';
console.log(a.href, a.getAttribute('href'));
n.href = '/abs'; n.target = '_blank'; n.rel = 'noopener noreferrer'; n.download = 'f.txt';
console.log(n.outerHTML, n.relList.length, n.relList.contains('noopener'), n.text, String(n) === n.href);
const parse = (url) => Object.assign(document.createElement('a'), { href: url });
console.log(parse('//cdn.example/x.js').hostname, parse('mailto:a@b.c').protocol, parse('javascript:void 0').pathname);
document.addEventListener('click', (e) => { const link = e.target.closest('a[href^="/"], a[href^="http"]'); if (link) { e.preventDefault(); console.log('nav', link.pathname); } });
n.click(); a.click();
