// Which lessons the visitor has been through. It is kept with his other choices, and nowhere else.

import * as storage from './storage';

const key = 'lessons';

export function lessons_done(): Set<string> {
  return new Set((storage.read(key) ?? '').split(' ').filter(Boolean));
}

export function mark_done(id: string): void {
  storage.write(key, [...lessons_done().add(id)].join(' '));
}

/** The lesson that an address names. */
export const lesson_of = (base: string): string | undefined => /^#x_([a-z0-9-]+)$/.exec(base)?.[1];
