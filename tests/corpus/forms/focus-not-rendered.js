// What is not rendered can't have the focus: style sheets, ancestors, visibility, details, dialogs; focus() and the fixup.
document.body.innerHTML = `<style>.hidden { display: none } .ghost { visibility: hidden } .seen { visibility: visible } #m.off button { display: none } @media screen { .wide { display: none } .card { & .in { display: none } > b { display: none } } }
 dialog p { display: block } .card { & .inner { color: red } }</style>
<div id="m"><button id="x">x</button></div><div id="g" class="ghost"><button id="gi">gi</button><button id="gs" class="seen">gs</button></div>
<details id="d"><summary id="s">s</summary><button id="db">db</button></details><dialog id="dl"><button id="dlb">dlb</button></dialog><div style="display:none"><input id="hn"></div><div class="wide"><input id="w"></div><div class="card"><p class="in"><input id="n1"></p><b><input id="n2"></b><i><input id="n3"></i></div><input id="ok">`;
const at = () => document.activeElement.id || document.activeElement.nodeName;
document.addEventListener('focusin', (e) => console.log('in', e.target.id)); document.addEventListener('focusout', (e) => console.log('out', e.target.id));
for (const id of ['x', 'gi', 'gs', 's', 'db', 'dlb', 'hn', 'w', 'n1', 'n2', 'n3', 'ok']) { document.getElementById(id).focus(); console.log(id, at()); document.activeElement.blur(); }
const frames = () => new Promise((r) => requestAnimationFrame(() => setTimeout(r, 30)));
(async () => {
  for (const [name, hide] of Object.entries({ class: () => m.classList.add('hidden'), rule: () => m.classList.add('off'), ghost: () => m.classList.add('ghost'), sheet: () => { const s = document.createElement('style'); s.textContent = '#x { display: none }'; document.head.append(s); }, attribute: () => { x.hidden = true; } })) {
    document.head.innerHTML = ''; m.className = ''; x.hidden = false; x.focus(); hide(); console.log(name, at()); await frames(); console.log(name, 'later', at());
  }
})();
