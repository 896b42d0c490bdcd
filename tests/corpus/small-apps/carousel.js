// @input click .next
// @input click .next
// @input click .prev
// @input click .dots>button:nth-child(3)
// @input key ArrowRight
// A carousel: slides are moved by a transform, dots follow.
document.body.innerHTML = '<div class="slider">' + [1, 2, 3].map((n) => `<div class="slide slide--${n}"><p>Slide ${n}</p></div>`).join('') + '</div><button class="prev">&larr;</button><button class="next">&rarr;</button><div class="dots"></div>';
const slides = document.querySelectorAll('.slide'), dots = document.querySelector('.dots');
let current = 0;
slides.forEach((_, i) => dots.insertAdjacentHTML('beforeend', `<button class="dot" data-slide="${i}">${i}</button>`));
function goTo(slide) {
  slides.forEach((s, i) => { s.style.transform = `translateX(${100 * (i - slide)}%)`; s.style.transition = 'transform 0.5s ease-out'; });
  document.querySelectorAll('.dot').forEach((d) => d.classList.remove('active'));
  document.querySelector(`.dot[data-slide="${slide}"]`).classList.add('active');
  console.log(slide, [...slides].map((s) => s.style.transform).join(' '), document.querySelector('.dot.active').dataset.slide, slides[0].style.transition);
}
const next = () => goTo((current = current === slides.length - 1 ? 0 : current + 1));
const prev = () => goTo((current = (current - 1 + slides.length) % slides.length));
document.querySelector('.next').addEventListener('click', next);
document.querySelector('.prev').addEventListener('click', prev);
document.addEventListener('keydown', (e) => { if (e.key === 'ArrowLeft') prev(); e.key === 'ArrowRight' && next(); });
dots.addEventListener('click', ({ target }) => { if (target.classList.contains('dot')) goTo((current = +target.dataset.slide)); });
goTo(0);
