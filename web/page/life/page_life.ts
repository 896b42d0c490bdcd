// The page's life as the machine meets it: pages that are hidden, machines that die or don't start, and what is said then.

import { element, set_text } from '../../dom/elements';
import { say } from '../controls/notice';
import { offers } from '../links/offer_text';
import type { Session } from '../session/session';
import { note_fault, try_again } from '../session/starts';
import type { Curtain } from './curtain';
import { LoadFailure } from './load_module';

export class PageLife {
  constructor(
    private readonly session: Session,
    private readonly curtain: Curtain,
    /** Whoever waits for the machine waits in vain. */
    private readonly give_up: (reason: unknown) => void,
  ) {}

  /** However it began, by the address, a change of it, an edit or a call, and at whatever stage: it is said, and remembered. */
  readonly machine_died = (reason: unknown): void => {
    if (this.session.dead) return;
    note_fault();
    this.session.die();
    this.give_up(new Error('The machine has stopped by a fault of its own.'));
    console.error(reason);
    document.getElementById('hints')?.remove();
    this.curtain.problem(
      'The machine stopped by a fault of its own.',
      'Your program is safe: it stands in the editor, and can be copied or saved. This should not happen: please report it with the program.',
      { label: 'Start the machine again', act: () => location.reload() },
      ...this.offers(),
    );
  };

  /** A trap in what the canvas's own listeners call comes to nobody else. */
  hear_traps(): void {
    window.addEventListener('error', ({ error }) => {
      if (error instanceof WebAssembly.RuntimeError) this.machine_died(error);
    });
  }

  pause_when_hidden(): void {
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState !== 'hidden' || !this.session.state?.playing) return;
      this.session.pause();
      say('Paused, because this page was hidden.', 'Browsers slow down the timers of hidden pages.');
    });
  }

  /** After two starts in a row that did not come through the visitor decides. */
  stay_stopped(): void {
    this.curtain.problem(
      'The last two starts did not come through.',
      'So the machine was not started this time. Your program is in the editor; it can be read, changed, copied and saved.',
      {
        label: 'Start the machine',
        act: () => {
          try_again();
          location.reload();
        },
      },
      ...this.offers(),
    );
    set_text(element('status', HTMLElement), 'not started');
    this.give_up(new Error('The machine was not started, because its last two starts did not come through.'));
  }

  start_failed(error: unknown): void {
    this.give_up(error);
    if (this.session.dead) return; // said already
    if (error instanceof LoadFailure && error.is_fault) return this.machine_died(error.hint);
    if (error instanceof LoadFailure)
      try_again(); // said in words: no reason to distrust the program
    else console.error(error);
    const known = error instanceof LoadFailure;
    this.curtain.problem(
      known ? error.message : 'The page did not start.',
      known ? error.hint : String(error),
      { label: 'Try again', act: () => location.reload() },
      ...this.offers(),
    );
  }

  private offers() {
    return offers(() => this.session.edited_scenario());
  }
}
