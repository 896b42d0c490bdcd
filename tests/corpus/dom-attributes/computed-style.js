// getComputedStyle where no layout decides: sheets, specificity, importance, inheritance, the browser's own sheet, parts of a flex container.
document.body.innerHTML = `<style>.box { display: flex; visibility: visible; --gap: 4px; text-align: center } #b.box { position: relative } .box span { font-weight: bold; opacity: .5 !important }
.hidden { display: none } @media print { p { display: none } } @media screen { p { float: left } } @keyframes k { from { opacity: 0 } } i { display: block } span:not(.x) { cursor: pointer }</style>
<div class="box" id="b" style="z-index: 3"><span id="s" style="opacity: 1">x</span><i id="i">y</i></div><p id="p">z <b id="w">b</b></p><ul><li id="l" class="hidden">q</li></ul><button id="u" style="visibility: hidden"><em id="e">e</em></button>`;
const names = ['display', 'visibility', 'position', 'float', 'opacity', 'zIndex', 'fontWeight', 'fontStyle', 'textAlign', 'cursor', 'whiteSpace', 'textTransform', 'pointerEvents', 'boxSizing'];
for (const e of [b, s, i, p, w, l, e_('u'), e_('e'), document.body]) if (!['u'].includes(e.id)) console.log(e.id || e.localName, names.map((name) => getComputedStyle(e)[name]).join(' '));
function e_(id) { return document.getElementById(id); }
const cs = getComputedStyle(s);
console.log(cs.getPropertyValue('--gap'), JSON.stringify(cs.getPropertyValue('--none')), cs.getPropertyValue('display'));
b.style.display = 'block';
s.classList.add('hidden');
console.log(getComputedStyle(i).display, cs.display, getComputedStyle(b).display);
document.querySelector('style').textContent = 'i { display: inline-block }';
console.log(getComputedStyle(i).display, cs.fontWeight, getComputedStyle(b).textAlign);
