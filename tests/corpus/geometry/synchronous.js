// Probes: reading a box is synchronous: nothing else runs meanwhile, whatever waits.
// @answers {"geometry": {"#box": {"x": 0, "y": 0, "width": 50, "height": 10, "offsetWidth": 50, "offsetHeight": 10}}}
const box = document.createElement('div');
box.id = 'box';
box.style.cssText = 'position: absolute; width: 50px; height: 10px';
document.body.append(box);
setTimeout(() => console.log('timer'));
Promise.resolve().then(() => console.log('microtask', box.offsetWidth));
console.log('script', box.offsetWidth);
for (let i = 0; i < 3; i++) console.log(i, box.getBoundingClientRect().width);
console.log('script ends');
setTimeout(() => console.log('later', box.offsetHeight), 60);
