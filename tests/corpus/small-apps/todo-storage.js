// @input click #new
// @input key a
// @input key b
// @input key Enter
// @input click #new
// @input key c
// @input key Enter
// @input click li:first-child>input
// @input click #filters>a:nth-child(2)
// @input click li:last-child>.destroy
// A todo list that is kept in localStorage, drawn anew from its state, with delegation and a filter.
document.body.innerHTML = `<form id="add"><input id="new" placeholder="What needs to be done?" autocomplete="off"></form><ul id="list"></ul>
<footer><span id="count"></span> <nav id="filters"><a href="#/all">all</a><a href="#/active">active</a></nav></footer>`;
const store = {
  load: () => JSON.parse(localStorage.getItem('todos') ?? '[]'),
  save: (todos) => localStorage.setItem('todos', JSON.stringify(todos)),
};
let todos = store.load(), filter = 'all', nextId = 1;
const list = document.querySelector('#list');
const escape = (text) => { const d = document.createElement('div'); d.textContent = text; return d.innerHTML; };
function render() {
  const shown = todos.filter((t) => filter === 'all' || !t.done);
  list.innerHTML = shown.map((t) => `<li data-id="${t.id}" class="${t.done ? 'done' : ''}"><input type="checkbox" ${t.done ? 'checked' : ''}><span>${escape(t.title)}</span><button class="destroy">x</button></li>`).join('');
  const left = todos.filter((t) => !t.done).length;
  document.querySelector('#count').innerText = `${left} item${left === 1 ? '' : 's'} left`;
  store.save(todos);
  console.log(filter, [...list.children].map((li) => li.dataset.id + ':' + li.querySelector('span').textContent + (li.matches('.done') ? '*' : '')).join(' '), '|', document.querySelector('#count').textContent);
}
document.querySelector('#add').addEventListener('submit', (event) => {
  event.preventDefault();
  const input = event.currentTarget.elements.new;
  const title = input.value.trim();
  if (!title) return;
  todos = [...todos, { id: nextId++, title, done: false }];
  input.value = '';
  render();
});
list.addEventListener('change', ({ target }) => {
  const id = Number(target.closest('li').dataset.id);
  todos = todos.map((t) => (t.id === id ? { ...t, done: target.checked } : t));
  render();
});
list.addEventListener('click', ({ target }) => {
  if (!target.matches('.destroy')) return;
  todos = todos.filter((t) => t.id !== +target.parentElement.dataset.id);
  render();
});
document.querySelector('#filters').onclick = (e) => {
  const link = e.target.closest('a');
  if (!link) return;
  filter = link.hash.replace('#/', '');
  console.log(link.getAttribute('href'), link.hash);
  render();
};
window.addEventListener('hashchange', (e) => console.log('hashchange', location.hash, new URL(e.newURL).hash));
render();
console.log(localStorage.length, localStorage.key(0));
