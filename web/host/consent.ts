// On the live page only: the visitor is asked once for each origin, one at a time, and the answer holds until the page is closed. No
// link and no program can answer, hurry or repeat the question.

import { button, make } from '../dom/elements';
import { questions } from './limits';

type Answer = 'allowed' | 'denied';

/** A dialog that comes up under the pointer takes no "Allow" before it can have been read. */
const allow_after_ms = 700;

export class Consents {
  private readonly answers = new Map<string, Answer>();
  private readonly waiting = new Map<string, (() => void)[]>();
  /** What this run has been asked about, answered or put off. */
  private readonly asked = new Set<string>();
  private arming: number | undefined;
  private readonly dialog = make('dialog', { id: 'consent-dialog', 'aria-labelledby': 'consent-heading' });

  constructor() {
    document.body.append(this.dialog);
    this.dialog.addEventListener('close', () => {
      const [subject] = this.waiting.keys();
      if (this.dialog.open || subject === undefined) return;
      this.settle(subject); // Escape: later
    });
  }

  of = (subject: string): Answer | undefined => this.answers.get(subject);

  /** A run may ask about so many; what was put off is not asked again before the next one. */
  may_ask(subject: string): 'yes' | 'put off' | 'too many' {
    if (this.waiting.has(subject)) return 'yes';
    if (this.asked.has(subject)) return 'put off';
    return this.asked.size < questions ? 'yes' : 'too many';
  }

  /** `answered` is called when the visitor has said yes or no. */
  ask(subject: string, answered: () => void): void {
    this.asked.add(subject);
    const known = this.waiting.get(subject);
    if (known) known.push(answered);
    else this.waiting.set(subject, [answered]);
    if (this.dialog.open) this.count_others();
    else this.show_next();
  }

  /** A run is over: what it waited for is not wanted any more. */
  forget_waiting(): void {
    this.waiting.clear();
    this.asked.clear();
    this.close();
  }

  /** Without an answer the question is put off. */
  private settle(subject: string, answer?: Answer): void {
    const callbacks = this.waiting.get(subject) ?? [];
    this.waiting.delete(subject);
    if (answer) this.answers.set(subject, answer);
    this.close();
    if (answer) for (const answered of callbacks) answered();
    this.show_next();
  }

  private deny_all(): void {
    const all = [...this.waiting];
    this.waiting.clear();
    this.close();
    for (const [subject] of all) this.answers.set(subject, 'denied');
    for (const [, callbacks] of all) for (const answered of callbacks) answered();
  }

  private close(): void {
    clearTimeout(this.arming);
    if (this.dialog.open) this.dialog.close();
  }

  private show_next(): void {
    const [subject] = this.waiting.keys();
    if (subject === undefined || this.dialog.open) return;
    const allow = button('Allow', () => this.settle(subject, 'allowed'), { disabled: true });
    this.dialog.replaceChildren(
      make(
        'div',
        { class: 'dialog-body' },
        make('div', { class: 'dialog-head' }, make('h2', { id: 'consent-heading' }, heading(subject))),
        make('p', {}, explanation(subject)),
        make('p', { id: 'consent-others', class: 'quiet', hidden: true }),
        make(
          'div',
          { class: 'row' },
          button('Deny', () => this.settle(subject, 'denied'), { class: 'primary', autofocus: true }),
          allow,
          button('Later', () => this.settle(subject)),
          button('Deny all', () => this.deny_all(), { id: 'consent-deny-all', hidden: true }),
        ),
      ),
    );
    this.count_others();
    this.dialog.showModal();
    this.arming = window.setTimeout(() => {
      allow.disabled = false;
    }, allow_after_ms);
  }

  private count_others(): void {
    const others = this.waiting.size - 1;
    const text = this.dialog.querySelector<HTMLElement>('#consent-others');
    const all = this.dialog.querySelector<HTMLElement>('#consent-deny-all');
    if (!text || !all) return;
    text.hidden = all.hidden = others <= 0;
    text.textContent = others === 1 ? 'One more question waits.' : `${others} more questions wait.`;
  }
}

export const place = 'geolocation';

const heading = (subject: string) => (subject === place ? 'The program asks where you are' : `The program wants to ask ${subject}`);

const explanation = (subject: string) =>
  subject === place
    ? 'Your browser may ask you as well. The program is told your position; nothing else is done with it.'
    : 'Its requests, with what the program puts into them, go to that server. They carry no cookies and no referrer, and redirects are not followed. Allow it only if you trust the program.';
