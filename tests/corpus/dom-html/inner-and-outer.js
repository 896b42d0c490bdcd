// Probes: innerHTML parsed and written, outerHTML, void elements, escaping, comments, missing end tags.
const box = document.createElement('div');
box.innerHTML = '<p class="a" data-x=1>One<br>two <b>three</p><p>four & five &lt;six&gt;<!-- c --><img alt="q&quot;">';
console.log(box.innerHTML);
console.log(box.children.length, box.querySelector('b').textContent, box.lastChild.lastChild.alt, box.children[1].textContent);
box.firstChild.outerHTML = '<h2>new</h2>tail';
console.log(box.childNodes.length, box.firstChild.nodeName, box.childNodes[1].data);
box.textContent = '<i>';
console.log(box.innerHTML, box.firstChild.nodeType);
box.innerHTML += '<u>more</u>';
console.log(box.innerHTML, box.childNodes.length);
box.innerHTML = '';
console.log(box.childNodes.length, box.outerHTML);
const list = document.createElement('ul');
list.innerHTML = '<li>a<li>b<ul><li>c</ul><li>d';
console.log(list.innerHTML);
const table = document.createElement('table');
table.innerHTML = '<tr><td>1<td>2';
console.log(table.innerHTML);
