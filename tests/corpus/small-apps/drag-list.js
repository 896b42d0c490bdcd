// A list that is put in order: moves by insertBefore, positions by data attributes.
document.body.innerHTML = '<ul id="l">' + ['a', 'b', 'c', 'd'].map((x) => `<li draggable="true" data-x="${x}">${x}</li>`).join('') + '</ul>';
const l = document.querySelector('#l');
const order = () => [...l.children].map((li) => li.dataset.x).join('');
let dragged = null;
l.addEventListener('dragstart', (e) => { dragged = e.target; e.target.classList.add('dragging'); console.log('start', dragged.draggable); });
l.addEventListener('dragover', (e) => { e.preventDefault(); const over = e.target.closest('li'); if (over && over !== dragged) l.insertBefore(dragged, over); });
l.addEventListener('drop', (e) => { e.preventDefault(); dragged.classList.remove('dragging'); console.log('drop', order()); });
const fire = (type, target) => target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true }));
fire('dragstart', l.children[3]);
fire('dragover', l.children[1]);
fire('drop', l.children[1]);
new MutationObserver((records) => console.log(records.length, records[0].type)).observe(l, { childList: true });
l.prepend(l.lastElementChild);
l.children[0].after(l.children[2]);
console.log(order(), l.children[0].matches(':first-child'), l.firstElementChild.compareDocumentPosition(l.lastElementChild));
