// The console: one line each, with its level, its program time, and the way to the step that wrote it. Groups can be folded, and
// tables are tables.

import type { ConsoleLine, ConsoleTable } from '../../contract/commands';
import { button, element, make } from '../../dom/elements';
import { program_time } from './format';
import { node_hint } from './node_names';
import type { Session } from '../session/session';

const level_words: Partial<Record<ConsoleLine['level'], string>> = {
  info: 'info',
  warn: 'warning',
  error: 'error',
  debug: 'debug',
};

/** Of a line; the browser lays it out in one go. */
const longest_shown = 20_000;

export class ConsoleView {
  private readonly box = element('console', HTMLElement);
  private readonly list = this.box.querySelector('ol')!;
  private shown: ConsoleLine[] = [];
  private readonly folded = new Set<ConsoleLine>(); // heads of groups

  constructor(private readonly session: Session) {
    session.on('console', (lines) => this.show(lines));
    session.on('load', () => {
      this.folded.clear();
      this.show([]);
    });
    session.on('state', (state) => this.mark(state.step));
  }

  private show(lines: ConsoleLine[]): void {
    const at_end = this.box.scrollHeight - this.box.scrollTop - this.box.clientHeight < 24;
    let same = 0;
    while (same < this.shown.length && this.shown[same] === lines[same]) ++same;
    while (this.list.childElementCount > same) this.list.lastElementChild!.remove();
    for (const line of lines.slice(same)) if (line.group === 'collapsed') this.folded.add(line);
    this.list.append(...lines.slice(same).map((line) => this.row(line)));
    this.shown = lines;
    this.fold();
    if (at_end) this.box.scrollTop = this.box.scrollHeight;
  }

  private row(line: ConsoleLine): HTMLElement {
    const row = make('li', { class: `${line.level} fresh`, 'data-step': line.step });
    const word = level_words[line.level];
    if (line.badge) row.style.setProperty('--fresh', `var(--${line.kind})`);
    if (line.depth) row.style.setProperty('--depth', String(line.depth));
    if (line.group) row.append(this.toggle(line));
    if (word) row.append(make('span', { class: 'level' }, word));
    row.append(line.table ? table_of(line.table) : make('span', { class: 'text' }, plain_text(line)));
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

  private toggle(line: ConsoleLine): HTMLElement {
    const toggle = button(
      '',
      () => {
        if (!this.folded.delete(line)) this.folded.add(line);
        this.fold();
      },
      { class: 'fold', 'aria-label': 'Lines of this group' },
    );
    return toggle;
  }

  /** Hides what stands in a folded group: the lines after its head that are deeper. */
  private fold(): void {
    let above = Infinity; // depth of the folded head
    this.shown.forEach((line, index) => {
      const row = this.list.children[index] as HTMLElement;
      const { depth = 0 } = line;
      if (depth <= above) above = Infinity;
      row.hidden = depth > above;
      if (!line.group) return;
      const folded = this.folded.has(line);
      row.querySelector('.fold')!.setAttribute('aria-expanded', String(!folded));
      if (folded) above = Math.min(above, depth);
    });
  }

  /** The line that the step shown has just written. */
  private mark(step: number): void {
    for (const row of this.list.querySelectorAll('li.now')) row.classList.remove('now');
    const last = this.shown.at(-1);
    if (last && last.step === step) this.list.lastElementChild?.classList.add('now');
  }
}

/** The engine's lines are the corpus's, with groups as spaces and the level as a word in front; here the row shows them in its own way. */
function plain_text({ level, text, depth = 0 }: ConsoleLine): string {
  const word = `[${level}] `;
  const line = text.slice(2 * depth);
  const whole = line.startsWith(word) ? line.slice(word.length) : line;
  if (whole.length <= longest_shown) return whole;
  return `${whole.slice(0, longest_shown)}… and ${whole.length - longest_shown} characters more`;
}

function table_of({ columns, rows }: ConsoleTable): HTMLElement {
  const head = make('tr');
  head.append(...['(index)', ...columns].map((name) => make('th', { scope: 'col' }, name)));
  const table = make('table', { class: 'text' });
  table.append(make('thead'), make('tbody'));
  table.tHead!.append(head);
  for (const [index, ...cells] of rows) {
    const row = make('tr');
    row.append(make('th', { scope: 'row' }, index ?? ''), ...cells.map((cell) => make('td', {}, cell ?? '')));
    table.tBodies[0]!.append(row);
  }
  return table;
}
