// Probes: classList: order, duplicates, toggle, replace, iteration, and that it is live.
const el = document.createElement('p');
const list = el.classList;
list.add('a', 'b', 'a');
console.log(el.className, list.length, list[0], list.item(1), list.item(5), list.contains('b'));
console.log(list.toggle('c'), list.toggle('a'), list.toggle('b', true), list.toggle('d', false), el.className);
console.log(list.replace('c', 'z'), list.replace('nope', 'q'), el.className, String(list), list.value);
el.className = '  spaced   out  spaced ';
console.log(list.length, [...list].join('|'), JSON.stringify(el.className));
list.remove('spaced', 'missing');
console.log(el.outerHTML, list === el.classList);
list.remove('out');
console.log(el.outerHTML, list.length, list[0]);
list.forEach((token) => console.log('never', token));
el.classList = 'set whole';
console.log([...list.entries()].join(';'), el.getAttribute('class'));
