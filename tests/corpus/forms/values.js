// Probes: values of controls: dirty values, reset, select, textarea, radio groups, form.elements.
document.body.innerHTML = `<form id="f"><input name="t" value="v"><input type="checkbox" name="c" checked><input type="radio" name="r" value="1"><input type="radio" name="r" value="2" checked>
<select name="s"><option>one<option value="2" selected>two</select><textarea name="a">area</textarea><button name="b">go</button></form>`;
const { t, c, r, s, a } = f.elements;
console.log(f.elements.length, f.length, f[0] === t, f.elements[1] === c, r.constructor.name, r.length, r.value, s.value, a.value, f.t === t);
t.value = 'typed'; c.checked = false; r.value = '1'; s.selectedIndex = 0; a.value = 'x\r\ny';
console.log(t.value, t.getAttribute('value'), c.checked, c.hasAttribute('checked'), r[0].checked, r[1].checked, s.value, s.selectedIndex, JSON.stringify(a.value), a.textContent);
s.add(new Option('three', '3'));
s.value = '3';
console.log(s.options.length, s.selectedIndex, s.options[2].selected, s.selectedOptions.length, s.selectedOptions[0].text, s.type);
s.value = 'nothing';
console.log(s.selectedIndex, JSON.stringify(s.value));
f.addEventListener('reset', (event) => console.log('reset', event.cancelable, event.bubbles, t.value));
f.reset();
console.log(t.value, c.checked, r.value, s.value, a.value);
r[0].checked = true;
console.log(r[1].checked, t.form === f, c.type, t.type, s.form === f, document.querySelector('button').type);
const n = document.createElement('input');
n.type = 'number'; n.value = 'abc';
console.log(JSON.stringify(n.value), (n.value = '12.5', n.valueAsNumber), n.cloneNode().value);
