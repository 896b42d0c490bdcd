// @input click #a
// @input key Tab
// @input key Tab
// @input key Space
// @input key Tab
// @input key Tab
// @input key Enter
document.body.innerHTML = '<form id=f><button id="a" type=button>a</button><input id="b"><input type=checkbox id=k><button id="c" tabindex="-1">c</button><a id="d" href="#">d</a><i tabindex=3 id=first>x</i><button id=h hidden>h</button><button id=go>go</button></form>';
f.onsubmit = (e) => { e.preventDefault(); console.log('submit', e.submitter && e.submitter.id); };
for (const t of ['focusin', 'focusout', 'click', 'change']) document.addEventListener(t, (e) => console.log(t, e.target.id));
