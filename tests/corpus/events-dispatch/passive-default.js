// Probes: listeners for touches and wheels are passive at the document, its element, its body and the window.
for (const [name, target] of [['window', window], ['document', document], ['html', document.documentElement], ['body', document.body], ['div', document.createElement('div')]])
  for (const type of ['touchstart', 'touchmove', 'wheel', 'mousewheel', 'touchend']) {
    target.addEventListener(type, e => e.preventDefault(), { once: true });
    const e = new Event(type, { cancelable: true });
    target.dispatchEvent(e);
    console.log(name, type, e.defaultPrevented);
  }
