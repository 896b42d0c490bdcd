// Probes: every way to change an attribute is seen once by an observer, in order, with the old value.
const el = document.createElement('input');
const observer = new MutationObserver((records) => console.log(records.map((r) => `${r.attributeName}:${r.oldValue}`).join(' ')));
observer.observe(el, { attributes: true, attributeOldValue: true });
el.id = 'a';
el.id = 'a';
el.className = 'c';
el.classList.add('d');
el.classList.add('d');
el.classList.remove('zz');
el.dataset.k = 'v';
delete el.dataset.k;
el.hidden = true;
el.toggleAttribute('hidden');
el.removeAttribute('nope');
el.value = 'not an attribute';
el.checked = true;
el.style.color = 'red';
el.disabled = true;
el.disabled = true;
Promise.resolve().then(() => {
  const filtered = new MutationObserver((records) => console.log('filtered', records.length, records[0].oldValue));
  filtered.observe(el, { attributeFilter: ['title'] });
  el.title = 't';
  el.lang = 'de';
});
