// Probes: frames and changes of the document: a class set in a timer is there in the next frame; observers before the frame.
const el = document.createElement('div');
document.body.append(el);
new MutationObserver((records) => console.log('observer', records.length)).observe(el, { attributes: true, childList: true });
setTimeout(() => {
  el.className = 'a';
  requestAnimationFrame(() => { console.log('frame', el.className); el.textContent = 'in frame'; requestAnimationFrame(() => console.log('next frame', el.textContent)); });
  el.className = 'b';
  console.log('timer ends');
}, 10);
