// Probes: wrapped into a promise, as programs do it, the answer goes on in a microtask.
// @answers {"mocks": [{"url": "geolocation:", "body": "{\"latitude\": 1, \"longitude\": 2, \"accuracy\": 3}"}]}
const position = () => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject, { timeout: 5000 }));
(async () => {
  console.log('asks');
  const { coords } = await position();
  console.log('has', coords.latitude);
  console.log(coords.longitude, coords.constructor.name);
})().finally(() => console.log('done'));
console.log('script ends');
