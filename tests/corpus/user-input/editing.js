// @input click #a
// @input key Backspace
// @input key Delete
// @input key ArrowUp
// @input key x
// @input key ArrowUp
// @input key y
// @input key ArrowDown
// @input key z
// @input key Tab
// @input key q
// @input key Tab
// @input key Tab
// @input key Tab
// @input key Tab
document.body.innerHTML = '<input id=a value=""><input id=b value="old"><textarea id=t>area</textarea><input type=radio id=r name=r><select id=s><option>1</option></select>';
for (const t of ['beforeinput', 'input', 'focus', 'change']) document.addEventListener(t, e => console.log(t, e.target.id, e.inputType, e.target.value), true);
document.addEventListener('keyup', e => console.log('up', e.key, document.activeElement.id || document.activeElement.nodeName));
