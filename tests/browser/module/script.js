// The least page that the module can live in: it asks for a frame when the size changes, when the canvas is pointed at
// or typed into, and for as long as the module wants more.
import create from './loopscope.js';

const canvas = document.querySelector('#canvas');
const module = await create({
  canvas, picture: true, hostRequest() {}, locateFile: (name) => `./${name}`,
  print: (text) => console.log(text), printErr: (text) => console.error(text), onAbort: (reason) => console.error(reason),
});
let asked = 0;
function ask_frame() {
  asked ||= requestAnimationFrame((now) => {
    asked = 0;
    if (module._loopscope_frame(now, 1) & 1) ask_frame();
  });
}
new ResizeObserver(() => {
  module._loopscope_resize(canvas.clientWidth, canvas.clientHeight, devicePixelRatio);
  ask_frame();
}).observe(canvas);
for (const type of ['pointermove', 'pointerdown', 'pointerup', 'wheel', 'keydown', 'keyup']) canvas.addEventListener(type, ask_frame);
window.module_is_ready = true;
