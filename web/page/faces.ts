// The faces that the canvas draws with: the page's own files, which it has loaded anyway.

import type { Machine } from './machine';

const first = ['inter-latin-400', 'inter-latin-600', 'jetbrains-mono-latin-400'];
/** For texts in other scripts: fetched when the canvas meets one. */
const others = ['latin-ext', 'greek', 'cyrillic'].flatMap((script) => [`inter-${script}-400`, `jetbrains-mono-${script}-400`]);

export interface Face {
  name: string;
  bytes: Uint8Array;
}

/** One that does not come is left out: the canvas has a plain face of its own. */
async function fetched(name: string): Promise<Face[]> {
  try {
    const response = await fetch(new URL(`../faces/${name}.ttf`, import.meta.url));
    return response.ok ? [{ name, bytes: new Uint8Array(await response.arrayBuffer()) }] : [];
  } catch {
    return [];
  }
}

const all = async (names: string[]): Promise<Face[]> => (await Promise.all(names.map(fetched))).flat();

export const first_faces = (): Promise<Face[]> => all(first);

export async function bring_other_faces(machine: Machine): Promise<void> {
  for (const { name, bytes } of await all(others)) machine.add_font(name, bytes);
}
