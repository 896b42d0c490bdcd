// @input click #b
// Probes: the events of one click by the visitor, in order, each trusted, with microtasks between listeners.
document.body.innerHTML = '<p>text <button id="b">press</button></p>';
for (const type of ['pointerdown', 'mousedown', 'focus', 'focusin', 'pointerup', 'mouseup', 'click', 'dblclick']) {
  document.addEventListener(type, (event) => {
    console.log(type, event.target.id, event.isTrusted, event.constructor.name, event.bubbles, event.cancelable, event.detail, event.button, event.buttons);
    Promise.resolve().then(() => console.log('  microtask of', type));
  }, true);
  b.addEventListener(type, () => console.log('  on the button', type));
}
