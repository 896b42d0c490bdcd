// A router by the History API: pushState, replaceState, popstate.
document.body.innerHTML = '<main id="view"></main>';
const view = document.querySelector('#view');
const draw = (why) => { view.textContent = `${location.pathname.split('/').pop()} ${JSON.stringify(history.state)}`; console.log(why, view.textContent, location.search); };
addEventListener('popstate', (e) => draw('popstate ' + JSON.stringify(e.state)));
const start = history.length;
history.replaceState({ page: 0 }, '', 'zero');
draw('replaced');
history.pushState({ page: 1, list: [1, 2] }, '', 'one?x=1');
draw('pushed');
history.pushState(null, '', '#part');
draw('pushed');
console.log(history.length - start, location.hash);
history.back();
draw('not yet');
setTimeout(() => {
  history.go(-1);
  setTimeout(() => {
    history.forward();
    setTimeout(() => {
      history.pushState({ page: 9 }, '', 'nine');
      draw('forked');
      history.forward();
      setTimeout(() => {
        try { history.pushState(() => 1, '', 'x'); } catch (e) { console.log(e.name, e.message); }
        try { history.pushState(null, '', 'https://other.example/'); } catch (e) { console.log(e.name); }
        history.scrollRestoration = 'manual';
        console.log(history.scrollRestoration, history.length - start);
      }, 250);
    }, 250);
  }, 250);
}, 250);
