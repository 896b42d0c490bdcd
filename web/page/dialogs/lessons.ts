// The list of lessons.

import { button, element, make } from '../../dom/elements';
import { say } from '../controls/notice';
import type { Scenario } from '../../contract/scenario';
import { lessons, type Lesson } from '../links/gallery';
import { head } from './head';

export function start_lessons(open: (id: string, scenario: Scenario) => void): void {
  const dialog = element('lessons-dialog', HTMLDialogElement);
  element('lessons', HTMLButtonElement).addEventListener('click', () => {
    lessons().then(
      (list) => show(dialog, list, open),
      () => say('The lessons could not be loaded.', 'Check the connection and try again.'),
    );
  });
}

function show(dialog: HTMLDialogElement, list: Lesson[], open: (id: string, scenario: Scenario) => void): void {
  const rows = list.map(({ id, scenario }) => {
    const row = button(
      '',
      () => {
        dialog.close();
        open(id, scenario);
      },
      { 'data-lesson': id },
    );
    row.append(make('span', {}, scenario.title ?? id), make('span', { class: 'goal' }, scenario.notes?.split('\n')[0] ?? ''));
    return make('li', {}, row);
  });
  dialog.replaceChildren(
    make('div', { class: 'dialog-body' }, head('Lessons', 'lessons-heading', dialog), make('ol', { class: 'lessons' }, ...rows)),
  );
  dialog.showModal();
}
