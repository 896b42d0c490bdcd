// The machine in words, from the same tree that the picture is drawn from. Always in the document for assistive
// technology and tests; where there is no WebGL2 it is the picture.

import type { TextItem, TextRegion } from '../../contract/scene';
import { element, make, set_text } from '../../dom/elements';
import type { Session } from '../session/session';

const closed_refresh_ms = 500;
const open_refresh_ms = 120;
const deepest = 4;

export class TextView {
  private readonly panel = element('text-view', HTMLElement);
  private readonly box = element('text-regions', HTMLElement);
  private readonly toggle = element('text-toggle', HTMLButtonElement);
  private readonly sections = new Map<string, HTMLElement>();
  private timer = 0;
  private shown_at = 0;

  constructor(private readonly session: Session) {
    this.toggle.addEventListener('click', () => this.open(!this.is_open));
    session.on('state', () => this.refresh_soon());
  }

  get is_open(): boolean {
    return !this.panel.classList.contains('closed');
  }

  open(open: boolean): void {
    this.panel.classList.toggle('closed', !open);
    this.toggle.setAttribute('aria-pressed', String(open));
    if (open) this.refresh();
  }

  /** Without a picture the words take its place and can't be closed. */
  stand_in_for_picture(stand_in: boolean): void {
    this.panel.parentElement!.classList.toggle('words-only', stand_in);
    this.toggle.hidden = stand_in;
    this.open(stand_in);
  }

  refresh(): void {
    clearTimeout(this.timer);
    this.timer = 0;
    this.shown_at = performance.now();
    this.show(this.session.text_view());
  }

  private refresh_soon(): void {
    if (this.timer !== 0) return;
    const playing = this.session.state?.playing || this.session.state?.busy;
    const pause = !playing ? 0 : this.is_open ? open_refresh_ms : closed_refresh_ms;
    const wait = Math.max(0, this.shown_at + pause - performance.now());
    this.timer = window.setTimeout(() => this.refresh(), wait);
  }

  private show(regions: TextRegion[]): void {
    const ids = new Set<string>(regions.map((region) => region.id));
    for (const [id, section] of this.sections) {
      if (ids.has(id)) continue;
      section.remove();
      this.sections.delete(id);
    }
    regions.forEach((region, index) => {
      const section = this.sections.get(region.id) ?? this.new_section(region);
      if (this.box.children[index] !== section) this.box.insertBefore(section, this.box.children[index] ?? null);
      fill_section(section, region);
    });
  }

  private new_section(region: TextRegion): HTMLElement {
    const heading = `region-${region.id.replace(/\W/g, '-')}`;
    const section = make('section', { 'data-region': region.id, 'aria-labelledby': heading });
    section.append(make('h3', { id: heading }), make('p'), make('ol'));
    this.sections.set(region.id, section);
    return section;
  }
}

function fill_section(section: HTMLElement, region: TextRegion): void {
  const [heading, sentence, list] = section.children as unknown as [HTMLElement, HTMLElement, HTMLOListElement];
  const counted = region.role === 'list' || region.role === 'graph';
  const { more = 0 } = region;
  set_text(heading, counted ? `${region.name}, ${region.items.length + more}` : region.name);
  const words = [region.sentence, more ? `${more} more are not listed.` : ''].join(' ').trim();
  set_text(sentence, words);
  sentence.hidden = !words;
  const items = region.items.filter((item) => item.sentence !== region.sentence);
  list.hidden = items.length === 0;
  patch_list(list, items, 1);
}

/** The name without what the sentence begins with: often only the badge is left. */
function name_beside({ name, sentence }: TextItem): string {
  const [, badge = '', rest = ''] = /^([A-Z]\d* )?(.*)$/s.exec(name) ?? [];
  return sentence.startsWith(rest) ? badge.trim() : name;
}

/** Keyed by id, so that what stays the same stays the same element. */
function patch_list(list: HTMLOListElement, items: TextItem[], depth: number): void {
  const old = new Map([...list.children].map((row) => [(row as HTMLElement).dataset.id, row as HTMLLIElement]));
  items.forEach((item, index) => {
    const key = item.id;
    const row = old.get(key) ?? make('li', { 'data-id': key });
    old.delete(key);
    if (list.children[index] !== row) list.insertBefore(row, list.children[index] ?? null);
    fill_row(row, item, depth);
  });
  for (const row of old.values()) row.remove();
}

function fill_row(row: HTMLLIElement, item: TextItem, depth: number): void {
  let [name, sentence] = row.children as unknown as [HTMLElement?, HTMLElement?];
  if (!name || !sentence) {
    name = make('span', { class: 'name' });
    sentence = make('span', { class: 'sentence' });
    row.append(name, ' ', sentence);
  }
  set_text(name, name_beside(item));
  name.hidden = !name.textContent;
  set_text(sentence, item.sentence);
  const children = depth < deepest ? (item.items ?? []) : [];
  let list = row.querySelector<HTMLOListElement>(':scope > ol');
  if (!list && children.length > 0) row.append((list = make('ol')));
  if (list) {
    list.hidden = children.length === 0;
    patch_list(list, children, depth + 1);
  }
}
