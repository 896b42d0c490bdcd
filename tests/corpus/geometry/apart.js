// Probes: what is not in the document, or not shown, has no box.
// @answers {"geometry": {"#hidden": {"x": 0, "y": 0, "width": 0, "height": 0, "offsetWidth": 0, "offsetHeight": 0, "clientWidth": 0, "offsetParent": null, "style": {"display": "none"}}}}
const apart = document.createElement('div');
apart.style.width = '100px';
console.log(apart.offsetWidth, apart.getBoundingClientRect().width, apart.clientHeight, apart.offsetParent);
console.log(getComputedStyle(apart).color === '', getComputedStyle(apart).width === '');
const hidden = document.createElement('p');
hidden.id = 'hidden';
hidden.style.display = 'none';
document.body.append(hidden);
console.log(hidden.offsetWidth, hidden.offsetHeight, hidden.clientWidth, hidden.offsetParent, hidden.getBoundingClientRect().height);
console.log(getComputedStyle(hidden).display);
