// Probes: a picture that has been loaded before is there at once.
const GIF = 'data:image/gif;once=' + Math.random() + ';base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
const load = (n) => new Promise((r) => { const i = new Image(); i.onload = () => { console.log(n, 'load', i.complete); r(); }; i.src = GIF; console.log(n, i.complete, i.naturalWidth, i.currentSrc === GIF); Promise.resolve().then(() => console.log(n, 'microtask')); });
load(1).then(() => load(2)).then(() => { document.body.innerHTML = `<img src="${GIF}">`; const i = document.body.firstChild; console.log(3, i.complete, i.naturalWidth); i.onload = () => console.log(3, 'load'); });
