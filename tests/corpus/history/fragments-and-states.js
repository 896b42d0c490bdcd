// Fragments, states, going back and forward: when popstate and hashchange come, what is cut off, what is ignored.
const tr = (f) => { try { return f(); } catch (e) { return e.name + ': ' + e.message; } };
addEventListener('hashchange', (e) => console.log('hashchange', e.oldURL.replace(/.*\//, ''), e.newURL.replace(/.*\//, ''), location.hash, e.bubbles, e.cancelable, e.isTrusted));
addEventListener('popstate', (e) => console.log('popstate', JSON.stringify(e.state), location.hash, e.bubbles, e.cancelable, history.state === e.state));
const n0 = history.length;
console.log(JSON.stringify(location.hash), history.state, typeof history.length);
location.hash = 'a';
console.log(location.hash, location.href.replace(/.*\//, ''), history.length - n0, document.URL === location.href);
Promise.resolve().then(() => console.log('micro'));
setTimeout(() => console.log('timeout 0'));
location.hash = 'a'; console.log(history.length - n0);
setTimeout(() => {
  console.log('--- 2'); location.hash = '#b c?ü'; console.log(location.hash); location.hash = ''; console.log(JSON.stringify(location.hash), location.href.slice(-3), history.length - n0);
  setTimeout(() => {
    console.log('--- 3'); history.back(); console.log(location.hash); Promise.resolve().then(() => console.log('micro')); setTimeout(() => console.log('t0', location.hash));
    setTimeout(() => {
      console.log('--- 4', location.hash); location.href = '#z'; console.log(location.hash); location.assign('#y'); location.replace('#x'); console.log(location.hash, history.length - n0);
      setTimeout(() => {
        console.log('--- 5'); history.pushState({ a: [1, new Date(0)] }, '', '?q=1#w'); console.log(location.search, location.hash, JSON.stringify(history.state), history.state === history.state, history.length - n0);
        history.replaceState(5, ''); console.log(history.state, location.search);
        history.go(-2); history.go(1);
        setTimeout(() => {
          console.log('--- 6', location.hash, history.state); history.go(-100); history.go(0.5 - 0.5 + 50); 
          setTimeout(() => { console.log('--- 7', location.hash); 
            console.log(tr(() => history.pushState()), tr(() => history.pushState(1)), tr(() => history.pushState(() => 1, '')), tr(() => history.pushState(1, '', 'https://other.example/')).replace(/http:[^']*/g, 'X'));
            console.log(history.scrollRestoration, tr(() => { history.scrollRestoration = 'x'; return history.scrollRestoration; }), String(history), history instanceof History, tr(() => new History()));
            const a = document.createElement('a'); a.href = '#link'; document.body.append(a); a.onclick = (e) => console.log('click', location.hash); a.click(); console.log(location.hash);
            setTimeout(() => { console.log('--- 8'); a.click(); console.log(history.length - n0); document.location = '#doc'; console.log(location.hash); onhashchange = () => console.log('attr'); location.hash = 'end'; }, 100);
          }, 250);
        }, 250);
      }, 250);
    }, 250);
  }, 250);
}, 250);
