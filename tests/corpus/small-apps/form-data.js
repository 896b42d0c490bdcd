// @input click #send
// A form of every kind of control, read by FormData, as an object, as a query, as JSON.
document.body.innerHTML = `<form id="f"><label>Name <input name="name" value="Ada" required></label><label for="mail">Mail</label><input id="mail" name="mail" type="email" value="ada@example.com">
<select name="lang"><option value="en">English<option value="fr" selected>French</select>
<select name="langs" multiple><option selected>a<option>b<option selected>c</select>
<input type="checkbox" name="news" checked><input type="checkbox" name="topic" value="js" checked><input type="checkbox" name="topic" value="css"><input type="checkbox" name="topic" value="html" checked>
<input type="radio" name="plan" value="free"><input type="radio" name="plan" value="pro" checked>
<textarea name="bio">line 1
line 2</textarea><input name="off" value="x" disabled><input value="nameless"><input type="hidden" name="token" value="t"><input type="number" name="age" value="36">
<button id="send" name="action" value="save">Send</button><button name="action" value="draft">Draft</button></form>`;
const form = document.querySelector('form');
form.addEventListener('formdata', (e) => { e.formData.append('late', '1'); });
form.addEventListener('submit', (e) => {
  e.preventDefault();
  const data = new FormData(form, e.submitter);
  for (const [name, value] of data) console.log(name, JSON.stringify(value));
  console.log(JSON.stringify(Object.fromEntries(data)));
  console.log(data.getAll('topic').join(), data.has('off'), data.get('missing'));
  console.log(new URLSearchParams(new FormData(e.currentTarget)).toString());
  console.log([...form.elements].map((c) => c.name + ':' + c.type).join(' '), form.length);
  console.log(form.elements.name.labels[0].innerText, form.elements.mail.labels.length, form.querySelector('label[for]').control === form.elements.mail);
  const invalid = [...form.elements].filter((c) => c.willValidate && !c.checkValidity());
  console.log(invalid.length, form.checkValidity());
  form.elements.name.value = '';
  console.log(form.elements.name.validity.valueMissing, form.elements.name.validationMessage, form.checkValidity());
  form.elements.name.setCustomValidity('taken');
  console.log(form.elements.name.validity.customError, form.elements.name.validationMessage);
});
