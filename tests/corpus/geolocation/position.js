// Probes: a position comes in a task, with what is known of it.
// @answers {"mocks": [{"url": "geolocation:", "body": "{\"latitude\": 52.5, \"longitude\": 13.25, \"accuracy\": 10}"}]}
navigator.geolocation.getCurrentPosition(({ coords, timestamp }) => {
  console.log(coords.latitude, coords.longitude, coords.accuracy, coords.altitude, typeof timestamp);
  Promise.resolve().then(() => console.log('microtask of the answer'));
});
Promise.resolve().then(() => console.log('microtask'));
console.log('script ends');
