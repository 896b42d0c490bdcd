// Probes: atob and btoa; the form of a random UUID.
const t = (f) => { try { console.log(f()); } catch (e) { console.log(`${e.name}: ${e.message}`); } };
t(() => atob('aGk=')); t(() => btoa('hi')); t(() => btoa('€')); t(() => atob('a')); t(() => atob(' a G k = ')); t(() => atob('€')); t(() => btoa()); t(() => atob(null));
t(() => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
