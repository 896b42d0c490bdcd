// @input click #t
// @input key h
// @input key i
// @input key Enter
// Probes: typing into a field: keydown, keypress, beforeinput, input; Enter submits the form through its button.
document.body.innerHTML = '<form id="f"><input id="t"><button id="b">ok</button></form>';
for (const type of ['focus', 'keydown', 'keypress', 'beforeinput', 'input', 'change', 'click', 'submit', 'keyup']) {
  document.addEventListener(type, (event) => {
    console.log(type, event.target.id, JSON.stringify(t.value), event.data ?? event.key ?? '', event.inputType ?? '', event.isTrusted);
    if (type === 'submit') event.preventDefault();
  }, true);
}
