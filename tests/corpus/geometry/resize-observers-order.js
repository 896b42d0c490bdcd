// Probes: observers are told in the order in which they were made; one that was disconnected is not.
// @answers {"geometry": {"#box": {"x": 0, "y": 0, "width": 50, "height": 10, "contentWidth": 50, "contentHeight": 10}}}
const box = document.createElement('div');
box.id = 'box';
box.style.cssText = 'position: absolute; width: 50px; height: 10px';
document.body.append(box);
const second = new ResizeObserver(() => { console.log('made first'); Promise.resolve().then(() => console.log('microtask between')); });
const first = new ResizeObserver(() => console.log('made second'));
const never = new ResizeObserver(() => console.log('never'));
never.observe(box);
first.observe(box);
second.observe(box);
never.disconnect();
try { first.observe({}); } catch (error) { console.log(error.name); }
try { new ResizeObserver(); } catch (error) { console.log(error.name); }
requestAnimationFrame(() => requestAnimationFrame(() => console.log('next frame')));
