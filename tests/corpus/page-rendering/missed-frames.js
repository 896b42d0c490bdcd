// Probes: a long block misses frames: one frame comes after it, not one for each missed; timestamps grow by what was missed.
const times = [];
const spin = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };
requestAnimationFrame(function frame(time) {
  times.push(time);
  if (times.length === 2) spin(120);
  if (times.length < 5) return requestAnimationFrame(frame);
  const gaps = times.slice(1).map((t, i) => t - times[i]);
  console.log(gaps.length, gaps[1] > 100, gaps[1] < 200, gaps[3] < 60);
});
let ticks = 0;
setTimeout(() => console.log('timer due in the block'), 60);
console.log('begin');
