// @input click #go
// @input key k
// @input key l
// A button writes into a field at its caret and gives it the focus: typing goes on there.
document.body.innerHTML = '<textarea id=t>hello world</textarea><button id=go>bold</button>';
t.setSelectionRange(6, 11);
go.addEventListener('click', () => {
  const { selectionStart, selectionEnd, value } = t;
  t.setRangeText('**' + value.slice(selectionStart, selectionEnd) + '**', selectionStart, selectionEnd, 'select');
  console.log(t.value, t.selectionStart, t.selectionEnd);
  t.focus();
  t.selectionStart = t.selectionEnd = t.selectionEnd - 2;
  console.log(document.activeElement.id, t.selectionStart, t.selectionEnd);
});
t.addEventListener('input', (e) => console.log(e.data, t.value, t.selectionStart));
