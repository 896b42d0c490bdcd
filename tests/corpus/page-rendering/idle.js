// Probes: idle callbacks: order, deadline, nested requests, timeout, cancel.
requestIdleCallback((deadline) => {
  console.log('one', deadline.didTimeout, deadline.timeRemaining() > 0, deadline.timeRemaining() <= 50, deadline.constructor.name);
  requestIdleCallback(() => console.log('nested'));
  queueMicrotask(() => console.log('microtask'));
});
const handle = requestIdleCallback(() => console.log('never'));
requestIdleCallback(() => console.log('two'));
cancelIdleCallback(handle);
cancelIdleCallback(12345);
console.log(typeof handle, 'sync');
for (const bad of [() => requestIdleCallback(), () => requestIdleCallback(5), () => requestIdleCallback(() => {}, 5)]) {
  try { bad(); } catch (error) { console.log(error.name, error.message); }
}
setTimeout(() => console.log('zero timer'), 0);
