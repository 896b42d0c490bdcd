// What can be done with a line of the program: a menu at the pointer. Arrow keys move in it, Escape closes it.

import { button, make } from '../../dom/elements';

export interface LineAction {
  label: string;
  keys: string;
  act(): void;
}

export function show_line_menu(line: number, at: { clientX: number; clientY: number }, actions: LineAction[]): void {
  document.querySelector('.line-menu')?.remove();
  const before = document.activeElement as HTMLElement | null;
  const close = () => {
    menu.remove();
    document.removeEventListener('pointerdown', outside, true);
  };
  const outside = (event: Event) => {
    if (!event.composedPath().includes(menu)) close();
  };
  const menu = make(
    'div',
    { class: 'line-menu', role: 'menu', 'aria-label': `Line ${line}` },
    ...actions.map(({ label, keys, act }) => {
      const item = button(
        label,
        () => {
          close();
          before?.focus();
          act();
        },
        { role: 'menuitem', 'aria-keyshortcuts': keys.replace('Ctrl', 'Control') },
      );
      item.append(make('kbd', {}, keys));
      return item;
    }),
  );
  menu.addEventListener('keydown', (event) => {
    const items = [...menu.querySelectorAll('button')];
    const index = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: index + 1, ArrowUp: index - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
    if (to !== undefined) items[to % items.length]!.focus();
    else if (event.key === 'Escape' || event.key === 'Tab') {
      close();
      before?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  });
  document.body.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(4, Math.min(at.clientX, innerWidth - width - 4))}px`;
  menu.style.top = `${Math.max(4, Math.min(at.clientY, innerHeight - height - 4))}px`;
  menu.querySelector('button')!.focus();
  document.addEventListener('pointerdown', outside, true);
}
