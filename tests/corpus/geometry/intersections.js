// @answers {"geometry": {"#near": {"x": 0, "y": 0, "width": 100, "height": 40}, "#part": {"x": 50, "y": 20, "width": 100, "height": 40}, "#far": {"x": 0, "y": 500, "width": 100, "height": 40}, "#root": {"x": 0, "y": 0, "width": 100, "height": 40}}}
// IntersectionObserver with a root: what is inside, what is partly, what is outside; thresholds, margins, records that are taken; told in a task after the frame.
document.body.innerHTML = '<style>body { margin: 0 } #root { position: relative; width: 100px; height: 40px; overflow: hidden } #root div { position: absolute; width: 100px; height: 40px }</style><div id=root><div id=near style="left: 0; top: 0"></div><div id=part style="left: 50px; top: 20px"></div><div id=far style="left: 0; top: 500px"></div></div>';
const root = document.querySelector('#root');
const show = (e) => [e.target.id, e.isIntersecting, e.intersectionRatio, e.boundingClientRect.y - e.rootBounds.y, e.intersectionRect.width, e.intersectionRect.height, e.rootBounds.height, e.time > 0].join(' ');
const one = new IntersectionObserver((entries, me) => { console.log('one', entries.map(show).join(' | '), me === one, entries[0] instanceof IntersectionObserverEntry); two.observe(far); }, { root });
const two = new IntersectionObserver((entries) => console.log('two', entries.map(show).join(' | ')), { root, rootMargin: '0px 0px 600px', threshold: [1, 0.5] });
console.log(one.root === root, one.rootMargin, one.thresholds.join(), two.rootMargin, two.thresholds.join(), Object.isFrozen(two.thresholds), new IntersectionObserver(() => 1).root);
one.observe(near); one.observe(part); one.observe(far); one.observe(near);
console.log(one.takeRecords().length);
requestAnimationFrame(() => console.log('frame'));
setTimeout(() => { one.disconnect(); one.unobserve(part); two.disconnect(); console.log('off'); }, 120);
for (const make of [() => new IntersectionObserver(), () => new IntersectionObserver(5), () => IntersectionObserver(() => 1), () => new IntersectionObserver(() => 1, { rootMargin: '1em' }), () => new IntersectionObserver(() => 1, { threshold: 2 }), () => new IntersectionObserver(() => 1, { root: 5 }), () => one.observe(), () => one.observe({})]) {
  try { make(); console.log('made'); } catch (e) { console.log(e.name, e.message); }
}
