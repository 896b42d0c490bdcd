// The console: one line each, with its level, its program time, and the way to the step that wrote it.

import type { ConsoleLine } from './engine_module';
import { button, element, make } from './elements';
import { colour_of, program_time } from './format';
import { node_hint } from './node_names';
import type { Session } from './session';

const level_words: Partial<Record<ConsoleLine['level'], string>> = {
  info: 'info',
  warn: 'warning',
  error: 'error',
  debug: 'debug',
};

export class ConsoleView {
  private readonly box = element('console', HTMLElement);
  private readonly list = this.box.querySelector('ol')!;
  private shown: ConsoleLine[] = [];

  constructor(private readonly session: Session) {
    session.on('console', (lines) => this.show(lines));
    session.on('load', () => this.show([]));
    session.on('state', (state) => this.mark(state.step));
  }

  private show(lines: ConsoleLine[]): void {
    const at_end = this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 24;
    let same = 0;
    while (same < this.shown.length && this.shown[same] === lines[same]) ++same;
    while (this.list.childElementCount > same) this.list.lastElementChild!.remove();
    this.list.append(...lines.slice(same).map((line) => this.row(line)));
    this.shown = lines;
    if (at_end) this.box.scrollTop = this.box.scrollHeight;
  }

  private row(line: ConsoleLine): HTMLElement {
    const row = make('li', { class: `${line.level} fresh`, 'data-step': line.step });
    const word = level_words[line.level];
    if (line.badge) row.style.setProperty('--fresh', `var(--${colour_of(line.badge)})`);
    if (word) row.append(make('span', { class: 'level' }, word));
    row.append(make('span', { class: 'text' }, without_level(line)));
    const hint = node_hint(line.text);
    if (hint) row.append(make('small', { class: 'hint' }, hint));
    const time = line.time === undefined ? `step ${line.step}` : program_time(line.time);
    const from = !line.line ? '' : `, line ${line.line}`;
    if (line.badge) row.append(make('span', { class: 'who', title: `Written by ${line.badge}${from}` }, line.badge));
    row.append(
      button(time, () => this.session.seek(line.step), {
        class: 'at',
        title: `Go to step ${line.step}${from}`,
        'aria-label': `${time}: go to step ${line.step}${from}`,
      }),
    );
    return row;
  }

  /** The line that the step shown has just written. */
  private mark(step: number): void {
    for (const row of this.list.querySelectorAll('li.now')) row.classList.remove('now');
    const last = this.shown.at(-1);
    if (last && last.step === step) this.list.lastElementChild?.classList.add('now');
  }
}

/** The engine's lines are the corpus's, with the level as a word in front; here the row shows it in its own way. */
function without_level({ level, text }: ConsoleLine): string {
  const word = `[${level}] `;
  const at = text.search(/\S/);
  return at >= 0 && text.startsWith(word, at) ? text.slice(0, at) + text.slice(at + word.length) : text;
}
