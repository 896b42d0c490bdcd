// Probes: the iteration of lists, Array.from, forEach, spread, names in collections.
const box = document.createElement('div');
box.innerHTML = '<a id="x" name="first"></a><b></b><em id="y"></em>';
const list = box.querySelectorAll('*');
console.log([...list].map((el) => el.localName).join(), Array.from(list, (el) => el.id).join(), list.length);
list.forEach((el, i, all) => console.log(i, el.tagName, all === list));
for (const [i, el] of list.entries()) console.log(i, el.localName);
console.log([...list.keys()].join(), [...list.values()].length, NodeList.prototype.forEach === Array.prototype.forEach);
console.log(Array.prototype.map.call(box.children, (el) => el.nodeName).join());
console.log(box.children.x.localName, box.children.namedItem('first').localName, box.children['y'].id, box.children.z);
console.log('forEach' in box.children, Symbol.iterator in box.children, 0 in list, 3 in list);
console.log(Object.keys(list).join(), box.classList.length, String(box.children));
