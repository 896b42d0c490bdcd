// On the live page only: the visitor is asked once for each origin, one at a time, and the answer holds until the page is closed. No
// link and no program can answer it.

import { button, make } from '../dom/elements';

type Answer = 'allowed' | 'denied';

export class Consents {
  private readonly answers = new Map<string, Answer>();
  private readonly waiting = new Map<string, (() => void)[]>();
  private later: (() => void) | undefined;
  private readonly dialog = make('dialog', { id: 'consent-dialog', 'aria-labelledby': 'consent-heading' });

  constructor() {
    document.body.append(this.dialog);
    this.dialog.addEventListener('close', () => {
      if (this.dialog.open) return;
      this.later?.(); // Escape
      this.ask_next();
    });
  }

  of = (subject: string): Answer | undefined => this.answers.get(subject);

  /** `answered` is called when the visitor has said yes or no; "later" asks again with the next wish. */
  ask(subject: string, answered: () => void): void {
    const known = this.waiting.get(subject);
    if (known) known.push(answered);
    else this.waiting.set(subject, [answered]);
    if (!this.dialog.open) this.ask_next();
  }

  /** A run is over: what it waited for is not wanted any more. */
  forget_waiting(): void {
    this.waiting.clear();
    this.later = undefined;
    if (this.dialog.open) this.dialog.close();
  }

  private ask_next(): void {
    const [subject] = this.waiting.keys();
    if (subject === undefined) return;
    const answer = (value?: Answer) => () => {
      this.later = undefined;
      const callbacks = this.waiting.get(subject) ?? [];
      this.waiting.delete(subject);
      if (value) this.answers.set(subject, value);
      this.dialog.close();
      if (value) for (const answered of callbacks) answered();
    };
    this.dialog.replaceChildren(
      make(
        'div',
        { class: 'dialog-body' },
        make('div', { class: 'dialog-head' }, make('h2', { id: 'consent-heading' }, heading(subject))),
        make('p', {}, explanation(subject)),
        make(
          'div',
          { class: 'row' },
          button('Deny', answer('denied'), { class: 'primary' }),
          button('Allow', answer('allowed')),
          button('Later', answer()),
        ),
      ),
    );
    this.later = answer();
    this.dialog.showModal();
  }
}

export const place = 'geolocation';

const heading = (subject: string) =>
  subject === place ? 'The program asks where you are' : `The program wants to ask ${subject}`;

const explanation = (subject: string) =>
  subject === place
    ? 'Your browser may ask you as well. The program is told your position; nothing else is done with it.'
    : 'Its requests, with what the program puts into them, go to that server. They carry no cookies and no referrer, and redirects are not followed. Allow it only if you trust the program.';
