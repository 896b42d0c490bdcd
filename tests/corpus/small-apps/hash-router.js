// @input click #nav>a:nth-child(2)
// @input click #nav>a:nth-child(3)
// A router by the hash: links change it, a listener draws the view, going back draws the old one.
document.body.innerHTML = '<nav id="nav"><a href="#/">home</a> <a href="#/about">about</a> <a href="#/user/42?tab=posts">user</a></nav><main id="view"></main>';
const routes = [
  [/^\/$/, () => '<h1>Home</h1>'],
  [/^\/about$/, () => '<h1>About us</h1>'],
  [/^\/user\/(?<id>\d+)$/, ({ id }, query) => `<h1>User ${id}</h1><p>${query.get('tab')}</p>`],
];
const view = document.querySelector('#view');
function route() {
  const [path, search = ''] = (location.hash.slice(1) || '/').split('?');
  for (const [pattern, draw] of routes) {
    const match = pattern.exec(path);
    if (!match) continue;
    view.innerHTML = draw(match.groups, new URLSearchParams(search));
    for (const a of document.querySelectorAll('#nav a')) a.classList.toggle('active', a.hash === (location.hash || '#/'));
    return console.log(path, view.textContent, document.querySelector('.active')?.textContent);
  }
  view.innerHTML = '<h1>Not found</h1>';
  console.log(path, 'not found');
}
window.addEventListener('hashchange', (e) => { console.log('hashchange', e.oldURL.split('#')[1] ?? '', '->', e.newURL.split('#')[1]); route(); });
route();
let clicks = 0;
document.querySelector('#nav').addEventListener('click', () => {
  if (++clicks < 2) return;
  setTimeout(() => {
    console.log('length', history.length > 1, location.hash);
    history.back();
    console.log('not yet', location.hash);
    setTimeout(() => { location.hash = '/nowhere'; console.log('at once', location.hash); }, 250);
  }, 250);
});
