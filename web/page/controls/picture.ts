// The canvas's size and its wish for frames. What is drawn is the machine's business.

import { element } from '../../dom/elements';
import { copy_text } from './clipboard';
import type { Machine } from '../session/machine';
import { say } from './notice';

const highest_ratio = 2;

/** What may change the picture without a command: the module hears it from the canvas and needs a frame for it. */
const inputs = [
  'pointermove',
  'pointerdown',
  'pointerup',
  'pointerleave',
  'wheel',
  'keydown',
  'keyup',
  'focus',
  'blur',
  'touchstart',
  'touchmove',
  'touchend',
] as const;

/** `there` is told when the graphics are lost and when they come back. */
export function start_picture(machine: Machine, there: (there: boolean) => void): void {
  const box = element('picture', HTMLElement);
  const canvas = element('canvas', HTMLCanvasElement);
  let size = '';
  const resize = () => {
    const ratio = Math.min(window.devicePixelRatio || 1, highest_ratio);
    const { clientWidth, clientHeight } = box;
    const next = `${clientWidth} ${clientHeight} ${ratio}`;
    if (next === size || clientWidth === 0 || clientHeight === 0) return;
    size = next;
    machine.resize(clientWidth, clientHeight, ratio);
  };
  new ResizeObserver(resize).observe(box);
  follow_ratio(resize);
  resize();
  for (const type of inputs) canvas.addEventListener(type, () => machine.request_frame(), { passive: true });
  canvas.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === 'c') void copy_selection(machine);
  });
  canvas.addEventListener('webglcontextlost', () => there(false));
  canvas.addEventListener('webglcontextrestored', () => {
    there(true);
    machine.request_frame();
  });
}

/** SDL's own clipboard ends at the module's memory. */
async function copy_selection(machine: Machine): Promise<void> {
  const text = machine.command({ do: 'selection' })?.text;
  if (!text) return say('Nothing to copy yet.', 'Click something in the picture, then copy it.');
  return copy_text(text, `Copied: ${text}`, text);
}

function follow_ratio(changed: () => void): void {
  const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
  query.addEventListener(
    'change',
    () => {
      changed();
      follow_ratio(changed);
    },
    { once: true },
  );
}
