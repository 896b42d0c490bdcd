// Dark, light or contrast: the visitor's choice, else the system's. The machine is told.

import type { ThemeName } from '../../contract/commands';
import { Hub } from '../session/hub';
import * as storage from '../session/storage';

export const themes = ['auto', 'dark', 'light', 'contrast'] as const;
export type ThemeChoice = (typeof themes)[number];

const light = matchMedia('(prefers-color-scheme: light)');
const more_contrast = matchMedia('(prefers-contrast: more)');
const less_motion = matchMedia('(prefers-reduced-motion: reduce)');

export class Theme extends Hub<{ change: ThemeName; motion: boolean }> {
  choice: ThemeChoice = themes.find((choice) => choice === storage.read('theme')) ?? 'auto';

  constructor() {
    super();
    for (const query of [light, more_contrast]) query.addEventListener('change', () => this.apply());
    less_motion.addEventListener('change', () => this.emit('motion', this.reduced_motion));
  }

  get name(): ThemeName {
    if (this.choice !== 'auto') return this.choice;
    if (more_contrast.matches) return 'contrast';
    return light.matches ? 'light' : 'dark';
  }

  get reduced_motion(): boolean {
    return less_motion.matches;
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    storage.write('theme', choice);
    this.apply();
  }

  apply(): void {
    if (this.choice === 'auto' && this.name !== 'contrast') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.name;
    this.emit('change', this.name);
  }
}
