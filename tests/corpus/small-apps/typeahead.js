// @input click #q
// @input key b
// @input key a
// @input key ArrowDown
// @input key ArrowDown
// @input key Enter
// A typeahead: suggestions after a pause, the old search is aborted, arrows choose.
const cities = ['Bamako', 'Bangkok', 'Barcelona', 'Basel', 'Berlin', 'Bern'];
document.body.innerHTML = '<input id="q" role="combobox" aria-expanded="false" autocomplete="off"><ul id="hits" role="listbox"></ul>';
const q = document.querySelector('#q'), hits = document.querySelector('#hits');
function debounce(fn, ms) { let timer; return (...args) => { clearTimeout(timer); timer = setTimeout(() => fn(...args), ms); }; }
let controller, active = -1;
const find = (text, { signal }) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => resolve(cities.filter((c) => c.toLowerCase().startsWith(text.toLowerCase()))), 20);
  signal.addEventListener('abort', () => { clearTimeout(timer); reject(signal.reason); });
});
async function search() {
  controller?.abort();
  controller = new AbortController();
  try {
    const found = await find(q.value, controller);
    hits.replaceChildren(...found.map((text, i) => Object.assign(document.createElement('li'), { textContent: text, id: 'hit' + i, role: 'option' })));
    q.setAttribute('aria-expanded', String(found.length > 0));
    active = -1;
    console.log(q.value, found.length, q.ariaExpanded, hits.innerHTML.slice(0, 60));
  } catch (e) { console.log(e.name); }
}
q.addEventListener('input', debounce(search, 10));
q.addEventListener('keydown', (e) => {
  const items = hits.children;
  if (e.key === 'ArrowDown' || e.key === 'ArrowUp') {
    e.preventDefault();
    items[active]?.removeAttribute('aria-selected');
    active = (active + (e.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length;
    items[active].ariaSelected = 'true';
    q.setAttribute('aria-activedescendant', items[active].id);
    console.log('active', items[active].innerText, items[active].getAttribute('aria-selected'), hits.querySelectorAll('[aria-selected=true]').length);
  } else if (e.key === 'Enter' && active >= 0) {
    q.value = items[active].textContent;
    q.setSelectionRange(q.value.length, q.value.length);
    hits.textContent = '';
    console.log('chosen', q.value, q.selectionStart);
  }
});
