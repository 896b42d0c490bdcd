// Constraints: each kind of control, each kind of what may be wrong, and in which words it is said.
document.body.innerHTML = '<form id=f novalidate></form>';
const show = (html, f) => { window.f.innerHTML = html; const e = window.f.firstElementChild; if (f) f(e); const v = e.validity; const on = []; for (const k in v) if (v[k] === true) on.push(k); console.log(html.slice(0, 60), '|', e.value, '|', e.willValidate, e.checkValidity(), on.join(), '|', e.validationMessage); };
show('<input required>'); show('<input required value=x>'); show('<input type=checkbox required>'); show('<input type=radio name=r required>'); show('<select required><option value="">x</select>'); show('<textarea required></textarea>'); show('<input type=number required>');show('<input type=email required>');
for (const v of ['foo', 'foo@', '@bar', 'a b@c', 'a@b@c', 'a@b..c', 'a@.b', 'a@b.', 'a@b', 'a@b,c', 'é@b.c']) show('<input type=email>', (e) => e.value = v);
show('<input type=email multiple>', (e) => e.value = 'a@b, c'); show('<input type=email multiple>', (e) => e.value = 'a@b, c@d');
show('<input type=url>', (e) => e.value = 'foo'); show('<input type=url>', (e) => e.value = 'http://x');
show('<input pattern="[a-z]{3}">', (e) => e.value = 'ab'); show('<input pattern="[a-z]{3}" title="three letters">', (e) => e.value = 'ab1'); show('<input pattern="[a-z]{3}">', (e) => e.value = 'abc'); show('<input pattern="[">', (e) => e.value = 'abc');show('<input pattern="a">', (e) => e.value = '');
show('<input type=number min=5 max=9 value=3>'); show('<input type=number min=5 max=9 value=10>'); show('<input type=number min=5 max=9 value=7>'); show('<input type=number step=2 value=3>'); show('<input type=number min=1 step=2 value=4>'); show('<input type=number step=0.5 value=1.25>'); show('<input type=number value=1.5>'); show('<input type=number step=any value=1.5>'); show('<input type=number max=9 min=8 step=5 value=9>'); show('<input type=number min=5 step=3 value=3>'); show('<input type=number min=0.1 max=1 step=0.1 value=0.3>');
show('<input minlength=3 value=a>'); show('<input minlength=3>', (e) => e.value = 'a'); show('<input maxlength=3>', (e) => e.value = 'abcdef');
show('<input required disabled>'); show('<input required readonly>'); show('<button>x</button>'); show('<button type=button>x</button>'); show('<input type=hidden required>'); show('<input type=reset>'); show('<output></output>'); show('<fieldset></fieldset>'); show('<input type=submit>');
show('<input>', (e) => e.setCustomValidity('mine')); show('<input required>', (e) => e.setCustomValidity('mine')); show('<input>', (e) => { e.setCustomValidity('mine'); e.setCustomValidity(''); });
show('<input type=range min=0 max=10 value=20>');
const i = document.createElement('input'); i.required = true; console.log(i.checkValidity(), i.validity.valid, i.validity === i.validity, String(i.validity), i.willValidate);
f.innerHTML = '<input id=a required><input id=b required value=1><fieldset id=fs><input id=c required></fieldset><select id=s required multiple><option>1</select>';
f.addEventListener('invalid', (e) => { console.log('invalid', e.target.id, e.bubbles, e.cancelable); if (e.target.id === 'a') e.preventDefault(); }, true);
console.log(f.checkValidity(), f.reportValidity(), document.activeElement.id, a.reportValidity(), fs.checkValidity(), document.activeElement.id);
console.log(f.querySelectorAll(':invalid').length, f.querySelectorAll(':valid').length, f.matches(':invalid'), document.querySelectorAll(':required').length, document.querySelectorAll(':optional').length);
console.log([...f.elements].map(x => x.id).join(), f.noValidate);
