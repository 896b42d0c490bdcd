// The least page that the module can live in: it asks for a frame when the size changes, when the canvas is pointed at
// or typed into, and for as long as the module wants more.
import create from './loopscope.js';

const canvas = document.querySelector('#canvas');
window.host_requests = [];
const module = await create({
  canvas, picture: true, hostRequest: (json) => window.host_requests.push(json), locateFile: (name) => `./${name}`,
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
/** As the page's machine.ts does it; JSON in, JSON out. */
window.module_command = (json) => {
  const bytes = module.lengthBytesUTF8(json) + 1, pointer = module._malloc(bytes);
  module.stringToUTF8(json, pointer, bytes);
  const answer = module.UTF8ToString(module._loopscope_command(pointer));
  module._free(pointer);
  return answer;
};
window.module_frame = () => module._loopscope_frame(performance.now(), 0);
window.module_is_ready = true;
