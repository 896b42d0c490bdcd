// Probes: callbacks of one frame share a timestamp, run in order with microtasks between; what they request waits for the next frame.
const times = new Set();
const frame = (name, more) => requestAnimationFrame((time) => {
  times.add(time);
  console.log(name, times.size, typeof time, performance.now() >= time);
  queueMicrotask(() => console.log('  microtask of', name));
  if (more) more();
});
frame('a', () => frame('next frame'));
frame('b', () => { throw new Error('in a frame'); });
frame('c', () => Promise.resolve().then(() => frame('asked in a microtask')));
console.log('requested');
