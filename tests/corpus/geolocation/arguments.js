// Probes: what is asked wrongly throws at once; without a second callback a denied position is told to nobody.
// @answers {"mocks": [{"url": "geolocation:", "status": 1, "error": "User denied Geolocation"}]}
console.log('geolocation' in navigator, typeof navigator.geolocation.getCurrentPosition);
try { navigator.geolocation.getCurrentPosition(); } catch (error) { console.log(error.name); }
try { navigator.geolocation.getCurrentPosition(1); } catch (error) { console.log(error.name); }
try { navigator.geolocation.getCurrentPosition(() => {}, 2); } catch (error) { console.log(error.name); }
console.log(navigator.geolocation.getCurrentPosition(() => console.log('never')));
console.log(String(navigator.geolocation));
setTimeout(() => console.log('later'), 50);
