// The gallery: lessons by stable ids, read from gallery.json when first asked for.

import { button, element, make } from './elements';
import { say } from './notice';
import { check_scenario, type Scenario } from './scenario';
import { head } from './share_dialog';

export interface Lesson {
  id: string;
  scenario: Scenario;
}

let asked: Promise<Lesson[]> | undefined;

export function lessons(): Promise<Lesson[]> {
  asked ??= fetch(new URL('../gallery.json', import.meta.url))
    .then((response) => (response.ok ? response.json() : Promise.reject(new Error(String(response.status)))))
    .then((list: Lesson[]) => list.filter((lesson) => 'scenario' in check_scenario(lesson.scenario)));
  asked.catch(() => {
    asked = undefined;
  });
  return asked;
}

export async function lesson(id: string): Promise<Scenario | undefined> {
  return (await lessons()).find((candidate) => candidate.id === id)?.scenario;
}

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
    row.append(
      make('span', {}, scenario.title ?? id),
      make('span', { class: 'goal' }, scenario.notes?.split('\n')[0] ?? ''),
    );
    return make('li', {}, row);
  });
  dialog.replaceChildren(
    make(
      'div',
      { class: 'dialog-body' },
      head('Lessons', 'lessons-heading', dialog),
      make('ol', { class: 'lessons' }, ...rows),
    ),
  );
  dialog.showModal();
}
