// Probes: insertAdjacentHTML, insertAdjacentElement, insertAdjacentText at the four places.
const box = document.createElement('div');
box.innerHTML = '<p>x</p>';
const p = box.firstChild;
p.insertAdjacentHTML('beforebegin', '<a>1</a><a>2</a>');
p.insertAdjacentHTML('afterBegin', '3');
p.insertAdjacentHTML('BEFOREEND', '<b>4</b>');
p.insertAdjacentHTML('afterend', '5<i></i>');
console.log(box.innerHTML);
p.insertAdjacentText('beforeend', '<safe>');
const em = document.createElement('em');
console.log(p.insertAdjacentElement('afterend', em) === em, em.nextSibling.data, p.nextSibling === em);
console.log(box.innerHTML);
console.log(em.insertAdjacentElement('afterbegin', p) === p, box.children.length);
console.log(document.createElement('s').insertAdjacentElement('beforebegin', em));
for (const [where, el] of [['beforebegin', document.createElement('s')], ['nowhere', em]]) {
  try { el.insertAdjacentHTML(where, 'x'); } catch (error) { console.log(error.name, error.message); }
}
