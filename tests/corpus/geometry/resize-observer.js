// Probes: a resize observer is told once for each box after the frame callbacks, and not for what it no longer observes.
// @answers {"geometry": {"#one": {"x": 0, "y": 0, "width": 50, "height": 10, "contentWidth": 50, "contentHeight": 10}, "#two": {"x": 0, "y": 0, "width": 70, "height": 30, "contentWidth": 60, "contentHeight": 20, "paddingLeft": 5, "paddingTop": 5}}}
const boxes = ['one', 'two', 'three'].map((id, index) => {
  const box = document.createElement('div');
  box.id = id;
  box.style.cssText = index === 1 ? 'position: absolute; width: 60px; height: 20px; padding: 5px' : 'position: absolute; width: 50px; height: 10px';
  document.body.append(box);
  return box;
});
const observer = new ResizeObserver((entries, self) => {
  console.log('observed', entries.length, self === observer);
  for (const { target, contentRect, borderBoxSize: [border] } of entries) {
    console.log(target.id, contentRect.width, contentRect.height, contentRect.x, contentRect.y, border.inlineSize);
  }
});
for (const box of boxes) observer.observe(box);
observer.unobserve(boxes[2]);
requestAnimationFrame(() => { console.log('frame'); Promise.resolve().then(() => console.log('microtask of the frame')); });
console.log('script');
