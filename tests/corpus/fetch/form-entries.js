// new FormData(form): in the order of the controls, without what is disabled, off or nameless; the event may change it; a submitter is one of them.
document.body.innerHTML = `<form id=f><input name=t value=" a b "><textarea name=x>one
two</textarea><input type=checkbox name=c><input type=checkbox name=c checked><input type=checkbox name=c value=v checked><input type=radio name=r value=1><input type=radio name=r value=2 checked>
<select name=s><option>p<option selected>q</select><select name=m multiple><option selected>1<option disabled selected>2<option selected>3</select><select name=e></select>
<input name=d disabled value=1><fieldset disabled><input name=g value=1></fieldset><input value=none><input type=hidden name=h value=k><input type=range name=n><button name=go value=1>go</button><input type=submit name=sub value=2><output name=o>5</output></form><input form=f name=far value=away><button id=other>x</button>`;
const show = (data) => [...data].map(([k, v]) => k + '=' + JSON.stringify(v)).join('&');
console.log(show(new FormData(f)));
const [go, sub] = f.querySelectorAll('button, [type=submit]');
console.log(show(new FormData(f, go)).slice(-40), show(new FormData(f, sub)).slice(-40), show(new FormData(f, null)) === show(new FormData(f)));
for (const bad of [other, document.body, 5]) try { new FormData(f, bad); } catch (e) { console.log(e.name, e.message); }
try { new FormData(document.body); } catch (e) { console.log(e.message); }
f.addEventListener('formdata', (e) => {
  console.log(e.type, e.bubbles, e.cancelable, e.isTrusted, e.constructor.name, e.formData instanceof FormData);
  e.formData.set('t', 'changed');
  e.formData.append('more', new Blob(['x']), 'x.txt');
  try { new FormData(f); } catch (error) { console.log(error.name, error.message); }
}, { once: true });
const data = new FormData(f);
console.log(data.get('t'), data.get('more').name, data.getAll('c').join(), new FormData(f).get('t'));
console.log(new URLSearchParams(new FormData(f)).toString());
