// The list of lessons: by chapter, with what has been done, what comes next, and a search.

import { button, element, make, set_text } from '../../dom/elements';
import { say } from '../controls/notice';
import { lessons, type Lesson } from '../links/gallery';
import { lessons_done } from '../session/progress';
import { head } from '../controls/dialog_head';

export interface LessonPorts {
  open(lesson: Lesson): void;
  /** The id of the lesson that is open now. */
  current(): string | undefined;
}

export function start_lessons(ports: LessonPorts): void {
  const dialog = element('lessons-dialog', HTMLDialogElement);
  element('lessons', HTMLButtonElement).addEventListener('click', () => {
    lessons().then(
      (list) => show(dialog, list, ports),
      () => say('The lessons could not be loaded.', 'Check the connection and try again.'),
    );
  });
}

/** The first after this one that has not been done, from the beginning again after the last. */
export function next_lesson(list: Lesson[], current: string | undefined): Lesson | undefined {
  const done = lessons_done();
  const at = list.findIndex(({ id }) => id === current);
  const in_turn = [...list.slice(at + 1), ...list.slice(0, at + 1)];
  return in_turn.find(({ id }) => id !== current && !done.has(id));
}

function show(dialog: HTMLDialogElement, list: Lesson[], ports: LessonPorts): void {
  const done = lessons_done();
  const open = (lesson: Lesson) => {
    dialog.close();
    ports.open(lesson);
  };
  const search = make('input', { type: 'search', 'aria-label': 'Search the lessons', placeholder: 'Search: await, timer, var…' });
  const found = make('p', { class: 'quiet', role: 'status' });
  const chapters = chapters_of(list).map(([name, inside]) => chapter(name, inside, done, ports.current(), open));
  search.addEventListener('input', () => {
    const count = filter(chapters, search.value);
    set_text(found, search.value.trim() ? (count === 0 ? 'No lesson has these words.' : `${count} of ${list.length} lessons`) : '');
  });
  const next = next_lesson(list, ports.current());
  const row = make('div', { class: 'row lesson-tools' }, search);
  if (next) row.append(button(`Next: ${next.scenario.title}`, () => open(next), { class: 'primary', id: 'next-lesson' }));
  dialog.replaceChildren(
    make(
      'div',
      { class: 'dialog-body' },
      make(
        'div',
        { class: 'lessons-head' },
        head('Lessons', 'lessons-heading', dialog),
        make('p', { class: 'quiet' }, `${list.filter(({ id }) => done.has(id)).length} of ${list.length} done, in this browser.`),
        row,
        found,
      ),
      ...chapters,
    ),
  );
  dialog.showModal();
  dialog.querySelector('[aria-current]')?.scrollIntoView({ block: 'center' });
}

function chapters_of(list: Lesson[]): [string, Lesson[]][] {
  const chapters = new Map<string, Lesson[]>();
  for (const lesson of list) {
    const name = lesson.scenario.chapter ?? 'More';
    chapters.set(name, [...(chapters.get(name) ?? []), lesson]);
  }
  return [...chapters];
}

function chapter(
  name: string,
  inside: Lesson[],
  done: Set<string>,
  current: string | undefined,
  open: (lesson: Lesson) => void,
): HTMLElement {
  const rows = inside.map((lesson) => {
    const { id, scenario } = lesson;
    const row = button('', () => open(lesson), { 'data-lesson': id, 'aria-current': id === current ? 'true' : undefined });
    const title = make('span', { class: 'lesson-title' }, scenario.title ?? id);
    if (done.has(id)) title.append(make('span', { class: 'done' }, 'done'));
    row.append(title, make('span', { class: 'goal' }, scenario.goal ?? scenario.notes?.split('\n')[0] ?? ''));
    const words = [name, id, scenario.title, scenario.goal, scenario.misconception, scenario.notes, scenario.files['main.js']].join(' ');
    return make('li', { 'data-words': words.toLowerCase() }, row);
  });
  const count = inside.filter(({ id }) => done.has(id)).length;
  const heading = make('h3', {}, name, make('span', { class: 'quiet' }, ` ${count} of ${inside.length}`));
  return make('section', { class: 'chapter' }, heading, make('ol', { class: 'lessons' }, ...rows));
}

/** Shows the lessons that have all the words; gives how many they are. */
function filter(chapters: HTMLElement[], text: string): number {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const section of chapters) {
    const rows = [...section.querySelectorAll<HTMLElement>('[data-words]')];
    for (const row of rows) row.hidden = !words.every((word) => row.dataset.words!.includes(word));
    const shown = rows.filter((row) => !row.hidden).length;
    section.hidden = shown === 0;
    count += shown;
  }
  return count;
}
