// A shopping cart: a store with reducers, views by template, money by Intl.
document.body.innerHTML = '<template id="row"><tr><td class="name"></td><td><input class="count" type="number" min="1"></td><td class="sum"></td></tr></template><table id="t"><tbody></tbody></table><output id="total"></output>';
const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const reducer = (state, { type, id, count }) => {
  switch (type) {
    case 'add': return { ...state, [id]: (state[id] ?? 0) + 1 };
    case 'set': return count > 0 ? { ...state, [id]: count } : Object.fromEntries(Object.entries(state).filter(([k]) => k !== id));
    default: return state;
  }
};
function createStore(reduce, state) {
  const listeners = new Set();
  return { get: () => state, on: (f) => (listeners.add(f), () => listeners.delete(f)), send(action) { state = reduce(state, action); listeners.forEach((f) => f(state, action)); } };
}
const prices = { pen: 1.5, book: 12.99, lamp: 1250 };
const store = createStore(reducer, {});
const body = document.querySelector('#t tbody'), row = document.querySelector('#row');
store.on((state) => {
  body.replaceChildren(...Object.entries(state).map(([id, count]) => {
    const fragment = row.content.cloneNode(true);
    fragment.querySelector('.name').textContent = id;
    fragment.querySelector('.count').value = count;
    fragment.querySelector('.sum').textContent = money.format(prices[id] * count);
    fragment.firstElementChild.dataset.id = id;
    return fragment;
  }));
  const total = Object.entries(state).reduce((sum, [id, n]) => sum + prices[id] * n, 0);
  document.querySelector('#total').value = money.format(total);
  console.log(body.rows.length, document.querySelector('#total').value, body.innerText);
});
body.addEventListener('change', (e) => store.send({ type: 'set', id: e.target.closest('tr').dataset.id, count: e.target.valueAsNumber }));
store.send({ type: 'add', id: 'pen' });
store.send({ type: 'add', id: 'book' });
store.send({ type: 'add', id: 'pen' });
const input = body.querySelector('input');
input.value = '0';
input.dispatchEvent(new Event('change', { bubbles: true }));
