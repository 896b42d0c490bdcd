// What the address of a frame says about how it looks. Unknown names are ignored: a newer page may have written them.

import { step_of_address } from '../page/links/address';
import { asks_of_address, type Asks } from '../page/predict/predict';
import { foldable_parts, type PicturePart } from '../contract/tables';

export const panel_names = ['program', 'console', 'preview'] as const;
export type PanelName = (typeof panel_names)[number];

export interface EmbedOptions {
  theme: 'auto' | 'dark' | 'light' | 'contrast';
  /** Parts of the picture and panels beside it; undefined: all that there is room for. */
  panels: ReadonlySet<PicturePart | PanelName> | undefined;
  /** The step to stand at when it opens. */
  at: number;
  controls: 'full' | 'min' | 'none';
  autoplay: boolean;
  /** What the reader is asked to foretell; undefined: nothing. */
  predict: Asks | undefined;
  /** The one origin that may talk to the frame. */
  origin: string | undefined;
}

const known_panels: readonly string[] = [...foldable_parts, ...panel_names];

export function read_options(search: string): EmbedOptions {
  const given = new URLSearchParams(search);
  const panels = given
    .get('panels')
    ?.split(',')
    .map((name) => name.trim());
  const known = panels?.filter((name) => known_panels.includes(name)) as (PicturePart | PanelName)[] | undefined;
  return {
    theme: one_of(['auto', 'dark', 'light', 'contrast'], given.get('theme')),
    panels: known && known.length > 0 ? new Set(known) : undefined,
    at: step_of_address(search),
    controls: one_of(['full', 'min', 'none'], given.get('controls')),
    autoplay: given.get('autoplay') === '1',
    predict: asks_of_address(search),
    origin: origin_of(given.get('origin')),
  };
}

/** The first is what holds where nothing known is said. */
function one_of<T extends string>(names: readonly [T, ...T[]], given: string | null): T {
  return names.find((name) => name === given) ?? names[0];
}

function origin_of(text: string | null): string | undefined {
  try {
    return text === null ? undefined : new URL(text).origin;
  } catch {
    return undefined;
  }
}
