// The border between the program's column and the machine: dragged, or moved by arrow keys; its place is remembered.

import { element } from '../../dom/elements';
import * as storage from '../session/storage';

const least = 224;
const machine_least = 416;
const key_step = 24;

const widest = () => Math.max(least, innerWidth - machine_least);

export function start_divider(): void {
  const divider = element('divider', HTMLElement);
  const program = document.querySelector<HTMLElement>('.program')!;
  const root = document.documentElement;

  /** Undefined: as the style sheet has it. */
  const put = (width: number | undefined) => {
    if (width === undefined) root.style.removeProperty('--column');
    else root.style.setProperty('--column', `${Math.round(width)}px`);
    tell();
  };
  const tell = () => {
    divider.setAttribute('aria-valuemin', String(least));
    divider.setAttribute('aria-valuemax', String(widest()));
    divider.setAttribute('aria-valuenow', String(Math.round(program.offsetWidth)));
  };
  const keep = () => storage.write('column', root.style.getPropertyValue('--column'));
  const move_to = (width: number) => put(Math.min(Math.max(width, least), widest()));

  const kept = Number.parseFloat(storage.read('column') ?? '');
  put(kept >= least && kept < 10_000 ? kept : undefined);
  window.addEventListener('resize', tell);

  divider.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    divider.focus();
    divider.setPointerCapture(event.pointerId);
    divider.classList.add('dragged');
    const from = event.clientX - program.offsetWidth;
    const follow = (moved: PointerEvent) => move_to(moved.clientX - from);
    divider.addEventListener('pointermove', follow);
    divider.addEventListener(
      'lostpointercapture',
      () => {
        divider.removeEventListener('pointermove', follow);
        divider.classList.remove('dragged');
        keep();
      },
      { once: true },
    );
  });
  divider.addEventListener('dblclick', () => {
    put(undefined);
    keep();
  });
  divider.addEventListener('keydown', (event) => {
    const width = program.offsetWidth;
    const to = { ArrowLeft: width - key_step, ArrowRight: width + key_step, Home: least, End: widest() }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move_to(to);
    keep();
  });
}
