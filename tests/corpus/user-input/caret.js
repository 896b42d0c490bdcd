// @input click #a
// @input key Home
// @input key x
// @input key End
// @input key ArrowLeft
// @input key Backspace
// @input key Delete
// @input key Tab
// @input key y
// @input key Enter
// @input key z
// Where the next key writes, and what the program reads of it; what the program selects is written over.
document.body.innerHTML = '<input id=a value="abcd"><textarea id=t>one</textarea>';
const where = (field) => field.id + ' ' + JSON.stringify(field.value) + ' ' + field.selectionStart + '-' + field.selectionEnd;
for (const type of ['beforeinput', 'input', 'change']) document.addEventListener(type, (e) => console.log(type, where(e.target), e.inputType, e.data));
t.addEventListener('focus', () => t.setSelectionRange(1, 2));
document.addEventListener('keyup', (e) => {
  console.log('up', e.key, where(document.activeElement));
  if (e.key === 'z') t.setSelectionRange(0, 2);
});
