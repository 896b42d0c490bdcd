// Probes: focus and blur by script: order, relatedTarget, what can have the focus, removal of the focused element.
document.body.innerHTML = '<input id="i"><button id="b">b</button><p id="p">p</p><p id="t" tabindex="-1">t</p>';
for (const type of ['focus', 'blur', 'focusin', 'focusout']) {
  document.addEventListener(type, (event) => console.log(type, event.target.id, event.relatedTarget && event.relatedTarget.id, event.bubbles, event.isTrusted, document.activeElement.id || 'body'), true);
}
i.focus();
console.log('--', document.activeElement.id, i.matches(':focus'));
Promise.resolve().then(() => console.log('microtask'));
b.focus();
p.focus();
console.log('-- a paragraph cannot', document.activeElement.id);
t.focus();
i.disabled = true;
i.focus();
console.log('-- disabled cannot', document.activeElement.id);
t.blur();
i.blur();
console.log('--', document.activeElement.nodeName);
b.focus();
b.remove();
console.log('-- removed', document.activeElement.nodeName);
