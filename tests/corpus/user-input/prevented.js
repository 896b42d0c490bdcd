// @input click #t
// @input key x
// @input key y
// @input click #a
// Probes: what preventDefault keeps from happening: a character, a link; and mousedown keeps the focus where it is.
document.body.innerHTML = '<input id="t"> <a id="a" href="#there">link</a>';
t.addEventListener('keydown', (event) => { if (event.key === 'x') event.preventDefault(); });
t.addEventListener('keypress', (event) => console.log('keypress', event.key));
t.addEventListener('input', () => console.log('input', t.value));
a.addEventListener('mousedown', (event) => event.preventDefault());
a.addEventListener('click', (event) => { event.preventDefault(); console.log('link', document.activeElement.id, location.hash === ''); });
t.addEventListener('blur', () => console.log('blur'));
