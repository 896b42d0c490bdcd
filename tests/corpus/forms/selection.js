// What is selected in a field: positions that are kept in order, values that move the caret, fields that have none.
document.body.innerHTML = '<input id=a value="abc"><textarea id=t>one\ntwo</textarea><input id=n type=number value=5>';
console.log(a.selectionStart, a.selectionEnd, a.selectionDirection, n.selectionStart, t.selectionStart);
a.value = 'hello';
console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.value = 'hello';
a.setSelectionRange(1, 3);
console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.setSelectionRange(4, 2, 'backward');
console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.setSelectionRange(2, 40, 'forward');
console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.selectionStart = 9; console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.selectionStart = 1; console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.selectionEnd = 0; console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.value = 'hello'; console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.value = 'hell'; console.log(a.selectionStart, a.selectionEnd, a.selectionDirection);
a.setRangeText('XY', 1, 2); console.log(a.value, a.selectionStart, a.selectionEnd, a.selectionDirection);
a.setRangeText('Q', 0, 3, 'select'); console.log(a.value, a.selectionStart, a.selectionEnd, a.selectionDirection);
a.setRangeText('RRR'); console.log(a.value, a.selectionStart, a.selectionEnd, a.selectionDirection);
a.setRangeText('s', 0, 1, 'end'); console.log(a.value, a.selectionStart, a.selectionEnd, a.selectionDirection);
a.setRangeText('s', 0, 1, 'start'); console.log(a.value, a.selectionStart, a.selectionEnd, a.selectionDirection);
a.select(); console.log(a.selectionStart, a.selectionEnd, a.selectionDirection, document.activeElement.id);
t.value = 'a\r\nb'; console.log(t.selectionStart, t.selectionEnd, t.value.length);
t.textContent = 'zz'; console.log(t.selectionStart, t.value);
try { n.selectionStart = 1 } catch (e) { console.log(e.name, e.message, e.code) }
try { n.setSelectionRange(0, 1) } catch (e) { console.log(e.name, e.message) }
try { n.setRangeText('x') } catch (e) { console.log(e.name, e.message) }
try { n.selectionDirection = 'x' } catch (e) { console.log(e.name, e.message) }
try { a.setRangeText('x', 3, 2) } catch (e) { console.log(e.name, e.message) }
try { a.setRangeText() } catch (e) { console.log(e.name, e.message) }
try { a.setRangeText('x', 3) } catch (e) { console.log(e.name, e.message) }
try { a.setSelectionRange(1) } catch (e) { console.log(e.name, e.message) }
console.log(n.select(), n.selectionEnd);
t.focus(); console.log(t.selectionStart, document.activeElement.id);
const d = document.createElement('input'); d.value = 'abcdef'; d.setSelectionRange(1, 2); console.log(d.selectionStart, d.selectionEnd); d.onselectionchange = () => console.log('d sc');
a.defaultValue = 'kk'; console.log(a.value, a.selectionStart);
