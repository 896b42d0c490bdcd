// Probes: complete, sizes and currentSrc of an image: before, while and after loading, broken, and without a source.
const picture = () => `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"><!--${Math.random()}--></svg>`; // never loaded before
const image = new Image();
const show = (why) => console.log(why, image.complete, image.naturalWidth, image.naturalHeight, image.width, image.currentSrc.slice(0, 10));
show('new');
image.onload = () => { show('load'); image.src = 'nothing.png'; show('set again'); };
image.onerror = () => { show('error'); image.removeAttribute('src'); show('removed'); };
image.src = picture();
show('set');
const sized = new Image(20, 10);
console.log(sized.width, sized.height, sized.outerHTML, sized instanceof HTMLImageElement, Image.name, sized.complete);
