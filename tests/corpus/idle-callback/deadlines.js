// Probes: how long an idle period may be: 50 ms, until the next timer, until the next frame. A busy machine may start a callback
// late in its period, so the longest of several counts.
const remaining = () => new Promise((resolve) => requestIdleCallback((deadline) => resolve(deadline.timeRemaining())));
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
let loops = true;
(async () => {
  const found = [];
  for (let i = 0; i < 5; i++) {
    await pause(30);
    found.push(await remaining());
  }
  console.log('nothing else', found.every((ms) => ms <= 50), found.some((ms) => ms > 25));
  await pause(100);
  const end = performance.now() + 15;
  setTimeout(() => {}, 15);
  await new Promise((resolve) => requestIdleCallback((deadline) => { console.log('timer', performance.now() + deadline.timeRemaining() <= end + 2); resolve(); }));
  await pause(100);
  (function loop() { if (loops) requestAnimationFrame(loop); })();
  await pause(50);
  await new Promise((resolve) => requestIdleCallback((deadline) => { console.log('frames', deadline.timeRemaining() <= 17); resolve(); }));
  loops = false;
})();
