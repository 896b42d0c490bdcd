// @input click #open
// @input key Tab
// @input key Escape
// @input click #open
// A modal dialog: opened by a button, closed by Escape, by its cross, by a click on the overlay; the focus comes back.
document.body.innerHTML = `
  <button id="open" class="open-modal">Open</button>
  <div id="overlay" class="overlay hidden"><div id="box" class="modal" role="dialog" aria-modal="true" aria-labelledby="title">
    <h2 id="title">Subscribe</h2><p class="text">Do you want <b>news</b>?</p><button class="close" aria-label="Close">&times;</button></div></div>`;
const style = document.createElement('style');
style.textContent = '.hidden { visibility: hidden } .overlay { padding: 40px }';
document.head.append(style);
const overlay = document.querySelector('.overlay'), openButton = document.querySelector('.open-modal');
const closeButton = overlay.querySelector('.close');
let before = null;
function openModal() {
  before = document.activeElement;
  overlay.classList.remove('hidden');
  document.body.style.overflow = 'hidden';
  overlay.firstElementChild.setAttribute('tabindex', '-1');
  closeButton.focus();
  console.log('opened', overlay.className, document.activeElement.className, document.body.style.overflow);
}
function closeModal(why) {
  overlay.classList.add('hidden');
  document.body.style.overflow = '';
  before?.focus();
  console.log('closed by', why, overlay.classList.contains('hidden'), document.activeElement.id, JSON.stringify(document.body.style.overflow));
}
openButton.addEventListener('click', openModal);
closeButton.addEventListener('click', () => closeModal('cross'));
overlay.addEventListener('click', (e) => { if (e.target === e.currentTarget) closeModal('overlay'); else console.log('inside', e.target.closest('.modal').getAttribute('role')); });
document.addEventListener('keydown', (e) => {
  if (e.key === 'Escape' && !overlay.classList.contains('hidden')) closeModal('escape');
});
console.log(overlay.querySelector('.modal').ariaModal, closeButton.ariaLabel, overlay.firstElementChild.role);
console.log(overlay.querySelector('.text').innerText);
