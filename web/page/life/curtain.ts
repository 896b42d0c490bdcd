// What stands before the picture while the machine loads, and when it can't.

import { element, set_text } from '../../dom/elements';

export class Curtain {
  private readonly box = element('curtain', HTMLElement);
  private readonly progress = element('curtain-progress', HTMLProgressElement);
  private readonly button = element('curtain-button', HTMLButtonElement);

  loading(done: number, whole: number): void {
    this.progress.hidden = false;
    if (whole > 0 && done > 0) {
      this.progress.value = Math.min(1, done / whole);
      set_text(
        element('curtain-text', HTMLElement),
        `Loading the machine… ${Math.min(100, Math.round((100 * done) / whole))} %`,
      );
    }
  }

  hint(text: string): void {
    set_text(element('curtain-hint', HTMLElement), text);
  }

  problem(text: string, hint: string, label: string, action: () => void): void {
    this.box.hidden = false;
    this.progress.hidden = true;
    set_text(element('curtain-text', HTMLElement), text);
    this.hint(hint);
    this.button.hidden = false;
    set_text(this.button, label);
    this.button.onclick = action;
  }

  open(): void {
    this.box.hidden = true;
  }
}
