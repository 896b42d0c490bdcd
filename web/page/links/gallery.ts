// The gallery: lessons by stable ids, read from gallery.json when first asked for.

import { in_site } from '../../dom/site';
import { check_scenario, type Scenario } from '../../contract/scenario';

export interface Lesson {
  id: string;
  scenario: Scenario;
}

let asked: Promise<Lesson[]> | undefined;

export function lessons(): Promise<Lesson[]> {
  asked ??= fetch(in_site('gallery.json'))
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
