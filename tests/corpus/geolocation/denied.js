// Probes: a position that is denied is told to the second callback, as an error with a code.
// @answers {"mocks": [{"url": "geolocation:", "status": 1, "error": "User denied Geolocation"}]}
navigator.geolocation.getCurrentPosition(() => console.log('never'), (error) => {
  console.log(error.constructor.name, error.code, error.code === error.PERMISSION_DENIED, error.message);
  console.log(error.POSITION_UNAVAILABLE, error.TIMEOUT, error instanceof Error);
});
console.log('asked');
