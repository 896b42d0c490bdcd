// role and aria attributes as properties: null where there is none, texts where there is one.
document.body.innerHTML = '<div id=a role=Button aria-expanded=FALSE aria-hidden=""></div><a id=r rel="a b a"></a>';
const names = [];
for (const name in Element.prototype) if (/^(role$|aria)/.test(name) && !/Elements?$|Notify/.test(name)) names.push(name);
console.log(names.length, names.map((name) => typeof a[name]).join('').replace(/object/g, 'o').replace(/string/g, 's'));
console.log(a.role, a.ariaExpanded, JSON.stringify(a.ariaHidden), a.ariaLabel);
a.ariaLabel = 5; a.ariaExpanded = null; a.role = undefined; a.ariaValueNow = 'x'; a.ariaRoleDescription = '';
console.log(a.outerHTML);
for (const name of names) a[name] = 'v';
console.log(a.getAttributeNames().join());
console.log(r.relList.length, r.relList.contains('b'), r.relList === r.relList, r.relList.value);
r.relList.add('c'); r.relList.remove('a'); console.log(r.rel, r.relList.length); r.rel = 'z'; console.log(r.relList[0]); r.relList = 'p q'; console.log(r.outerHTML);
a.draggable = true; console.log(a.draggable, r.draggable, a.getAttribute('draggable'), Object.assign(document.createElement('a'), { href: '#' }).draggable, document.createElement('img').draggable);
