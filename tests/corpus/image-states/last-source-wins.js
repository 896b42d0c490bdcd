// Probes: several sources set in one task load the last only; handlers set later are in time; an element in the document too.
const picture = () => `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"><!--${Math.random()}--></svg>`; // never loaded before
const pictures = [picture(), picture(), picture()];
const image = document.createElement('img');
document.body.append(image);
image.src = pictures[0];
image.src = pictures[1];
image.setAttribute('src', pictures[2]);
let loads = 0;
image.addEventListener('load', () => {
  console.log('load', ++loads, image.currentSrc === pictures[2], image.naturalWidth);
  if (loads === 1) setTimeout(() => { image.src = pictures[2]; console.log('same source again'); });
});
image.onerror = () => console.log('error');
queueMicrotask(() => console.log('microtask'));
console.log('sync', image.src === pictures[2], image.complete);
