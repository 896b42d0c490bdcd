// Probes: computed values are those that apply, not those that were written.
// @answers {"geometry": {"#box": {"x": 0, "y": 0, "width": 60, "height": 20, "style": {"width": "60px", "height": "20px", "color": "rgb(255, 0, 0)", "display": "block", "position": "absolute", "opacity": "0.5"}}}}
const box = document.createElement('span');
box.id = 'box';
box.style.cssText = 'position: absolute; width: 60px; height: 20px; color: red; opacity: .5';
document.body.append(box);
const style = getComputedStyle(box);
console.log(style.width, style.height, style.color, style.display);
console.log(style.getPropertyValue('position'), style.opacity, box.style.color);
try { style.width = '1px'; } catch (error) { console.log(error.name); }
console.log(box.style.width);
