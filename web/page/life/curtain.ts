// What stands before the picture while the machine loads, and when it can't.

import { button, element, set_text } from '../../dom/elements';
import type { NoticeAction } from '../controls/notice';

export class Curtain {
  private readonly box = element('curtain', HTMLElement);
  private readonly progress = element('curtain-progress', HTMLProgressElement);
  private readonly actions = element('curtain-actions', HTMLElement);

  loading(done: number, whole: number): void {
    this.progress.hidden = false;
    if (whole > 0 && done > 0) {
      this.progress.value = Math.min(1, done / whole);
      set_text(element('curtain-text', HTMLElement), `Loading the machine… ${Math.min(100, Math.round((100 * done) / whole))} %`);
    }
  }

  hint(text: string): void {
    set_text(element('curtain-hint', HTMLElement), text);
  }

  /** What has gone wrong, and what can be done: the first action is the likeliest. */
  problem(text: string, hint: string, ...actions: NoticeAction[]): void {
    this.box.hidden = false;
    this.progress.hidden = true;
    const said = element('curtain-text', HTMLElement);
    said.setAttribute('role', 'alert');
    set_text(said, text);
    this.hint(hint);
    this.actions.hidden = false;
    this.actions.replaceChildren(
      ...actions.map(({ label, act }, index) => button(label, act, index === 0 ? { id: 'curtain-button', class: 'primary' } : {})),
    );
    this.box.scrollIntoView({ block: 'nearest' });
  }

  open(): void {
    this.box.hidden = true;
  }
}
