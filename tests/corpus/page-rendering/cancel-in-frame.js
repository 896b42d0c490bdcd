// Probes: cancelling inside a frame, cancelling what has run, a handle used twice.
let second, third;
const first = requestAnimationFrame(() => { console.log('first'); cancelAnimationFrame(second); cancelAnimationFrame(first); });
second = requestAnimationFrame(() => console.log('never'));
third = requestAnimationFrame(() => {
  console.log('third');
  const later = requestAnimationFrame(() => console.log('never either'));
  requestAnimationFrame(() => console.log('next frame'));
  cancelAnimationFrame(later);
});
cancelAnimationFrame(third + 1000);
cancelAnimationFrame(undefined);
console.log(second > first, third > second, typeof first);
const fresh = requestAnimationFrame(() => console.log('never'));
cancelAnimationFrame(fresh);
cancelAnimationFrame(fresh);
