// Probes: the classic wrapper.
function get(url) { return new Promise((resolve, reject) => { const x = new XMLHttpRequest(); x.open('GET', url); x.onload = () => (x.status < 300 ? resolve(x.response) : reject(new Error('status ' + x.status))); x.onerror = () => reject(new Error('network')); x.send(); }); }
(async () => {
  console.log(await get('data:,one'));
  await get('/missing').catch((e) => console.log(e.message));
  await get('no-such-scheme://x').catch((e) => console.log(e.message));
  console.log(await Promise.all([get('data:,a'), get('data:,b')]));
})();
