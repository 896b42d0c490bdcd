// Probes: what libraries look for in navigator.
try { navigator.geolocation.getCurrentPosition(); } catch (e) { console.log(e.name, e.message); }
try { navigator.geolocation.getCurrentPosition(5); } catch (e) { console.log(e.name, e.message); }
try { new GeolocationPosition(); } catch (e) { console.log(e.name, e.message); }
console.log(GeolocationPositionError.TIMEOUT, typeof navigator.geolocation, navigator.onLine, navigator.language, navigator.languages, navigator.webdriver === false || true, navigator.vendor, navigator.product, navigator.appName, navigator.cookieEnabled, navigator.javaEnabled());
