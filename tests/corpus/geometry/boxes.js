// Probes: the sizes of a box by its parts: border, padding, content, as numbers rounded and not.
// @answers {"geometry": {"#box": {"x": 30, "y": 20, "width": 134, "height": 54, "offsetWidth": 134, "offsetHeight": 54, "clientWidth": 130, "clientHeight": 50, "clientLeft": 2, "clientTop": 2, "scrollWidth": 130, "scrollHeight": 50, "offsetLeft": 30, "offsetTop": 20}}}
const box = document.createElement('div');
box.id = 'box';
box.style.cssText = 'position: absolute; left: 30px; top: 20px; width: 120px; height: 40px; padding: 5px; border: 2px solid rgb(1, 2, 3)';
document.body.append(box);
const rect = box.getBoundingClientRect();
console.log(rect.constructor.name, rect.x, rect.y, rect.width, rect.height);
console.log(rect.right - rect.left, rect.bottom - rect.top, rect.left === rect.x);
console.log(box.offsetWidth, box.offsetHeight, box.offsetLeft, box.offsetTop);
console.log(box.clientWidth, box.clientHeight, box.clientLeft, box.clientTop, box.scrollWidth, box.scrollHeight);
console.log(Object.keys(rect.toJSON()).join());
