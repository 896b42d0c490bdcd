// Probes: decode(): fulfilled for a good source, rejected for a broken or missing source; what it says.
const good = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="2" height="3"></svg>';
const image = new Image();
const tell = (name) => [() => console.log(name, 'decoded'), (error) => console.log(name, error.name, error.message)];
image.decode().then(...tell('without source')).then(() => {
  image.src = good;
  return image.decode().then(...tell('good'));
}).then(() => image.decode().then(...tell('again'))).then(() => {
  image.src = 'broken.png';
  return image.decode().then(...tell('broken'));
}).then(() => console.log('end', image.complete, image.naturalWidth));
console.log('sync end');
