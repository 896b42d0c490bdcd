// select and selectionchange: one selectionchange for all changes before it, one select for each change.
document.body.innerHTML = '<input id=a value="abc"><input id=b value="abc">';
const log = (e) => console.log(e.type, e.target.id, e.bubbles, e.cancelable, e.composed, e.isTrusted, e.constructor.name);
a.addEventListener('selectionchange', log);
b.onselectionchange = log;
b.setSelectionRange(0, 0);
a.setSelectionRange(1, 2);
a.setSelectionRange(1, 3);
setTimeout(() => {
  console.log('then');
  a.onselect = log;
  a.addEventListener('select', () => b.focus());
  a.setSelectionRange(0, 3, 'backward');
  Promise.resolve().then(() => console.log('microtask'));
}, 50);
