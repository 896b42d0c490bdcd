// @input key a
// @input key Enter
// @input key Escape
// Probes: keys at the body: the events of a press and their data.
for (const type of ['keydown', 'keypress', 'keyup']) {
  document.addEventListener(type, (event) => {
    console.log(type, event.key, event.code, event.keyCode, event.charCode, event.which, event.target.nodeName, event.repeat, event.shiftKey, event.cancelable);
    queueMicrotask(() => console.log('  microtask of', type));
  });
}
