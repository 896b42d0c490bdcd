// Which parts of a frame are shown: side by side where there is room, else one at a time behind tabs.

import { foldable_parts } from '../contract/tables';
import { element, set_text } from '../dom/elements';
import { wants_preview } from '../page/controls/parts';
import type { Session } from '../page/session/session';
import { panel_names, type EmbedOptions, type PanelName } from './options';

type Tab = PanelName | 'machine';

/** Of the frame, in CSS pixels. */
const height_of_line = 20;
const least_height = 300;
const most_height = 720;

export class Panels {
  private readonly tabs = [...document.querySelectorAll<HTMLButtonElement>('.tabs button')];
  private read = 0; // console lines that the visitor has seen

  constructor(
    private readonly session: Session,
    private readonly options: EmbedOptions,
  ) {
    for (const tab of this.tabs) tab.addEventListener('click', () => this.show(tab.dataset.tab as Tab));
    session.on('open', () => this.choose());
    session.on('load', () => {
      this.read = 0;
      this.count_lines(0);
    });
    session.on('console', (lines) => this.count_lines(lines.length));
    this.show('machine');
  }

  show(shown: Tab): void {
    document.body.dataset.tab = shown;
    for (const tab of this.tabs) {
      tab.setAttribute('aria-selected', String(tab.dataset.tab === shown));
      tab.tabIndex = tab.dataset.tab === shown ? 0 : -1;
    }
    if (shown === 'console') this.count_lines((this.read = this.session.lines.length));
  }

  /** The module, once it is there, learns which parts of the picture the address names. */
  arrange(): void {
    const { panels } = this.options;
    if (!panels) return; // the picture knows what it has room for
    const folded = foldable_parts.filter((part) => !panels.has(part));
    this.session.machine?.command({ do: 'settings', layout: { folded } });
  }

  /** How high the frame would like to be, whenever that may have changed. */
  on_height(tell: (height: number) => void): void {
    let told = 0;
    const look = () => {
      const lines = this.session.source.split('\n').length;
      const wished = Math.min(most_height, Math.max(least_height, 160 + lines * height_of_line));
      if (wished !== told) tell((told = wished));
    };
    this.session.on('open', look);
    look();
  }

  /** Called for a program: a panel that it has no use for is not there. */
  private choose(): void {
    const { panels } = this.options;
    const { scenario, source } = this.session;
    const touches_document = wants_preview(scenario, source);
    const shown = (name: PanelName) => (panels ? panels.has(name) : name !== 'preview' || touches_document);
    for (const name of panel_names) this.have(name, shown(name));
    this.have('machine', !panels || foldable_parts.some((part) => panels.has(part)));
    const current = this.tabs.find((tab) => tab.dataset.tab === document.body.dataset.tab && !tab.hidden);
    if (!current) this.show((this.tabs.find((tab) => !tab.hidden)?.dataset.tab ?? 'program') as Tab);
  }

  private have(name: Tab, there: boolean): void {
    document.body.classList.toggle(`no-${name}`, !there);
    const tab = this.tabs.find((each) => each.dataset.tab === name);
    if (tab) tab.hidden = !there;
  }

  /** Lines that came while another tab was open are counted on the console's. */
  private count_lines(total: number): void {
    if (document.body.dataset.tab === 'console') this.read = total;
    const unread = total - Math.min(this.read, total);
    set_text(element('console-count', HTMLElement), unread > 0 ? String(unread) : '');
  }
}
