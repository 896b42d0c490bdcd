// Keys. A bare key works only while the picture or the transport has the focus; with Ctrl or Cmd everywhere.

import { element } from '../../dom/elements';
import { play_or_restart, step_kind } from './transport';
import type { Session } from '../session/session';

export const shortcut_help: [string, string][] = [
  ['Ctrl+Enter', 'run the program (Cmd+Enter on a Mac); works in the editor'],
  ['Ctrl+C', 'in the picture: copy what was clicked there'],
  ['Space', 'play or pause'],
  ['→', 'one step, by the kind chosen beside Step'],
  ['←', 'one step back'],
  ['↓', 'step over calls'],
  ['↑', 'step out of the call'],
  ['M', 'to the next microtask'],
  ['T', 'to the next task'],
  ['R', 'to the next rendering'],
  ['C', 'to the next console line'],
  ['F8', 'play or pause, wherever the focus is (also Ctrl+\\)'],
  ['F10', 'step over calls (also Ctrl+’)'],
  ['F11', 'step into the call; with Shift out of it (also Ctrl+; and Ctrl+Shift+;)'],
  ['F9', 'in the editor: a breakpoint on this line, as by a click on its number (also Ctrl+B)'],
  ['Ctrl+F10', 'in the editor: run to this line; with Shift back to when it last began'],
  ['Ctrl+G', 'go to a line, or to a step'],
  ['Home', 'restart'],
  ['End', 'run to the end'],
  ['?', 'this help'],
];

export function start_shortcuts(session: Session, help: () => void, go_to?: () => void): void {
  const keys: Record<string, () => void> = {
    ' ': () => play_or_restart(session),
    ArrowRight: () => session.step(step_kind()),
    ArrowLeft: () => session.back(step_kind()),
    ArrowDown: () => session.step('over'),
    ArrowUp: () => session.step('out'),
    m: () => session.step('microtask'),
    t: () => session.step('task'),
    r: () => session.step('render'),
    c: () => session.step('console'),
    Home: () => session.restart(),
    End: () => session.to_end(),
    '?': help,
  };
  /** Of the whole page, as in a browser's own debugger. */
  const everywhere: Record<string, () => void> = {
    'Ctrl+Enter': () => session.run_edit(),
    ...(go_to && { 'Ctrl+g': go_to }),
    F8: () => play_or_restart(session),
    'Ctrl+\\': () => play_or_restart(session),
    F10: () => session.step('over'),
    "Ctrl+'": () => session.step('over'),
    F11: () => session.step('line'),
    'Ctrl+;': () => session.step('line'),
    'Shift+F11': () => session.step('out'),
    'Ctrl+Shift+;': () => session.step('out'),
    'Ctrl+Shift+:': () => session.step('out'), // the same key where Shift makes another sign of it
  };
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.altKey || document.querySelector('dialog[open]')) return;
      const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
      const name = `${ctrl}${event.shiftKey ? 'Shift+' : ''}${event.key.length === 1 ? event.key.toLowerCase() : event.key}`;
      const action = everywhere[name];
      if (!action) return;
      event.preventDefault();
      event.stopPropagation();
      action();
    },
    { capture: true },
  );
  const on_key = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (target instanceof HTMLSelectElement || target instanceof HTMLInputElement) return;
    if (event.key === ' ' && target instanceof HTMLButtonElement) return;
    const action = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!action) return;
    event.preventDefault();
    action();
  };
  element('canvas', HTMLCanvasElement).addEventListener('keydown', on_key);
  document.querySelector<HTMLElement>('.transport')!.addEventListener('keydown', on_key);
}
