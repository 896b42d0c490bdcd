// Probes: siblings, parents, contains, compareDocumentPosition, getRootNode, isEqualNode, cloneNode.
const root = document.createElement('div');
root.innerHTML = '<p id="p">one <b>two</b> three</p><!-- note --><ul><li>x</li></ul>';
const p = root.firstChild, b = p.querySelector('b'), ul = root.lastChild;
console.log(root.childNodes.length, root.childElementCount, p.nextSibling.nodeName, p.nextElementSibling.nodeName, ul.previousElementSibling.id);
console.log(b.parentElement === p, b.parentNode.parentNode === root, root.parentElement, root.getRootNode() === root);
console.log(root.contains(b), b.contains(root), root.contains(root), root.contains(null));
console.log(p.compareDocumentPosition(b), b.compareDocumentPosition(p), p.compareDocumentPosition(ul), ul.compareDocumentPosition(b), p.compareDocumentPosition(p));
console.log(p.isConnected, (document.body.append(root), p.isConnected), p.getRootNode() === document, document.contains(b));
const copy = p.cloneNode(true), shallow = p.cloneNode();
console.log(copy.isEqualNode(p), shallow.isEqualNode(p), shallow.outerHTML, copy.isSameNode(p), copy.isConnected);
copy.querySelector('b').title = 't';
console.log(copy.isEqualNode(p), b.title);
console.log(b.firstChild.nodeType, b.firstChild.data, b.firstChild.length, b.nextSibling.wholeText, root.childNodes[1].data, root.childNodes[1].nodeName);
console.log(p.nodeValue, b.firstChild.nodeValue, document.nodeName, document.nodeType, root.textContent);
