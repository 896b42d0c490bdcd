// Dark, light or contrast: the visitor's choice, else the system's. The machine is told.

import type { ThemeName } from './engine_module';
import { Hub } from './hub';
import * as storage from './storage';

const choices = ['auto', 'dark', 'light', 'contrast'] as const;
type Choice = (typeof choices)[number];

const light = matchMedia('(prefers-color-scheme: light)');
const more_contrast = matchMedia('(prefers-contrast: more)');
const less_motion = matchMedia('(prefers-reduced-motion: reduce)');

export class Theme extends Hub<{ change: ThemeName; motion: boolean }> {
  choice: Choice = choices.find((choice) => choice === storage.read('theme')) ?? 'auto';

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

  next(): void {
    this.choice = choices[(choices.indexOf(this.choice) + 1) % choices.length]!;
    storage.write('theme', this.choice);
    this.apply();
  }

  apply(): void {
    if (this.choice === 'auto' && this.name !== 'contrast') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.name;
    this.emit('change', this.name);
  }
}
