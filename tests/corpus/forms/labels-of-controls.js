// The labels of a control: by for, around it, more than one; the list is live and always the same.
document.body.innerHTML = '<label id=l1 for=a>one</label><label id=l2>two <input id=a><input id=b></label><label id=l3 for=b></label><label id=l4 for=none></label><input type=hidden id=h><form id=f><label id=l5 for=s></label><select id=s></select></form><label id=l6 for=p></label><progress id=p></progress>';
const ids = (list) => list && [...list].map((label) => label.id).join();
console.log(ids(a.labels), '|', ids(b.labels), '|', h.labels, '|', ids(s.labels), '|', ids(p.labels), a.labels === a.labels, String(a.labels));
const live = b.labels;
l2.htmlFor = 'b';
console.log(ids(live), l2.control.id, l4.control, l5.form.id, l1.form, l3.control === b);
l3.remove();
console.log(ids(live), live.length, l3.control);
const away = document.createElement('label');
const input = away.appendChild(document.createElement('input'));
console.log(input.labels.length, away.control === input);
l1.addEventListener('click', () => console.log('label'));
a.addEventListener('click', () => console.log('field'));
l1.click();
